"""The library of invented questions behind an application, and behind a real server for browsers."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any, cast

import pytest
import uvicorn
from tests.web import library

from policy_graph import api
from policy_graph.web.app import application


@contextmanager
def library_application() -> Iterator[Any]:
    """Make the application whose questions, and whose answers, are those of the library."""
    with pytest.MonkeyPatch.context() as known:
        known.setattr(api, "queries", lambda: library.QUESTIONS)
        yield application(cast("Any", library.Service()))


@contextmanager
def standing() -> Iterator[str]:
    """Serve the library; gives its address, without a slash at its end."""
    with library_application() as made, socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(made, log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
