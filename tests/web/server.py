"""A server that runs: an application on a free port of this machine, in a thread."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from starlette.types import ASGIApp

from policy_graph import api_serving
from policy_graph.web.app import application


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Serve a build with its children until the end of the block; gives the address, without a slash at its end."""
    with api_serving.service(folder) as service, listening(application(service)) as address:
        yield address


@contextmanager
def listening(made: ASGIApp) -> Iterator[str]:
    """Have an application answer until the end of the block; gives the address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = uvicorn.Server(uvicorn.Config(made, log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
