"""What scripts on pages of other sites may read (CORS): everything that is data, with no credentials."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from policy_graph.web.serving import path_of

# Data are public; the pages around them are nobody else's business.
OPEN = ("/sparql", "/answer", "/id", "/complete", "/.well-known")
ANYBODY = {"Access-Control-Allow-Origin": "*"}
READABLE = {"Access-Control-Expose-Headers": "Retry-After, Truncated, Link"}
ASKED_BEFORE = {
    **ANYBODY,
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


class Sharing:
    """Lets every origin read data, and answers what browsers ask before."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not is_open(path_of(scope)):
            return await self.app(scope, receive, send)
        if scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            return await Response(status_code=204, headers=ASKED_BEFORE)(scope, receive, send)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({**ANYBODY, **READABLE})
            await send(message)

        await self.app(scope, receive, sending)


def is_open(path: str) -> bool:
    """Whether what lies at a path is data."""
    return any(path == each or path.startswith((f"{each}/", f"{each}.")) for each in OPEN)
