"""Things of another server at the paths of their IRIs: a plain page or Turtle, where there is no build to make pages of."""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from policy_graph.web.serving import Served, asked

DATA = ".ttl"


def routes(service: Served) -> list[Route]:
    """Give the routes; none where the service makes pages of a build."""
    described: Callable[..., str] | None = getattr(service, "described", None)
    if described is None:
        return []

    async def thing(request: Request) -> Response:
        address = _address(request)
        if address.endswith("/"):
            return HTMLResponse(await asked(described, address[:-1], page=True))
        if address.endswith(DATA):
            text = await asked(described, address.removesuffix(DATA), page=False)
            return Response(text, media_type="text/turtle")
        end = "/" if "text/html" in request.headers.get("accept", "") else DATA
        name = quote(address.rpartition("/")[2], safe="%") + end
        return RedirectResponse(name, 303, {"Vary": "Accept"})

    return [Route("/id/{rest:path}", thing)]


def _address(request: Request) -> str:
    """Give the path below the root as IRIs have it: letters as they are, the escapes of a name as its part."""
    root = quote(request.scope.get("root_path", ""))
    path = request.scope["raw_path"].decode("ascii", "replace").removeprefix(root).removeprefix("/")
    return re.sub("(?:%[89A-Fa-f][0-9A-Fa-f])+", lambda escaped: unquote(escaped[0]), path)
