"""The library of invented questions behind a real server, for browsers."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn
from tests.web import library

from policy_graph.web import questions
from policy_graph.web.app import application


def application_of_library(patch: pytest.MonkeyPatch) -> Any:
    """Make the application whose questions are those of the library."""
    patch.setattr(questions.api, "queries", lambda: library.QUESTIONS)
    patch.setattr(questions, "answered", library.answered)
    return application(library.Service())


@contextmanager
def standing() -> Iterator[str]:
    """Serve the library; gives its address."""
    with pytest.MonkeyPatch.context() as patch, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application_of_library(patch), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(5)
