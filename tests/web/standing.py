"""The library of invented questions behind an application, and behind a real server for browsers."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any, cast

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from tests.web import library

from policy_graph import api
from policy_graph.web import questions
from policy_graph.web.app import application


@contextmanager
def library_application() -> Iterator[Any]:
    """Make the application whose questions, and whose answers, are those of the library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(questions, "answered", library.answered)
        with pytest.MonkeyPatch.context() as known:
            known.setattr(api, "queries", lambda: library.QUESTIONS)
            made = application(cast("Any", library.Service()))
        made.router.routes.insert(0, Route("/answer/{name}", _answer))
        yield made


async def _answer(request: Request) -> JSONResponse:
    asked = {each.name: each for each in library.QUESTIONS}[request.path_params["name"]]
    return JSONResponse(await library.answered(None, asked, request.query_params))


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
