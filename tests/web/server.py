"""A server that runs: the real application with its children, on a free port of this machine, in a thread."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn

from policy_graph import api_serving
from policy_graph.web.app import application


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Serve a build until the end of the block; gives the address, without a slash at its end."""
    with api_serving.service(folder) as service, socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(application(service), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
