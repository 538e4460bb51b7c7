"""What an error looks like from outside: a status, and one sentence, as plain text or as a problem in JSON (RFC 9457)."""

from asyncio import CancelledError
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from policy_graph.errors import (
    Busy,
    LimitExceeded,
    NotAcceptable,
    NotFound,
    PolicyGraphError,
    ServerFailed,
    UsageError,
)
from policy_graph.web.accept import wanted, wishes

# What costs too much is understood and well formed, and asking it again changes nothing: 422, not 503 or 504.
STATUS: dict[type[PolicyGraphError], int] = {
    NotAcceptable: 406,
    NotFound: 404,
    LimitExceeded: 422,
    Busy: 503,
    ServerFailed: 502,
    UsageError: 400,
}
PROBLEM = "application/problem+json"
# Formats whose readers are programs that read JSON.
JSONS = (PROBLEM, "application/json", "application/sparql-results+json", "application/ld+json")
# What is said where the one who raised it said nothing of his own; none of it repeats the request.
PLAIN = {
    404: "there is nothing at this address",
    405: "this address does not take that method",
    500: "something broke here; the server has noted it",
}


async def told(request: Request, error: Exception) -> Response:
    """Tell an error, whatever it is."""
    status, said = status_of(error), detail(error)
    where = {name: getattr(error, name, None) for name in ("line", "column")}
    headers = dict(getattr(error, "headers", None) or {}) | {"Vary": "Accept"}
    if isinstance(error, Busy):
        headers["Retry-After"] = str(error.retry_after)
    if not wants_json(request.headers.get("accept", "")):
        return PlainTextResponse(f"{said}\n", status, headers)
    problem: dict[str, Any] = {"title": HTTPStatus(status).phrase, "status": status, "detail": said}
    problem |= {name: value for name, value in where.items() if value is not None}
    if said_ja := getattr(error, "ja", ""):
        problem["detail_ja"] = said_ja
    return JSONResponse(problem, status, headers, PROBLEM)


def status_of(error: Exception) -> int:
    """Give the status of an error; what nobody foresaw is our fault."""
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, ClientDisconnect):
        return 400
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def detail(error: Exception) -> str:
    """Say what is wrong in one sentence."""
    status = status_of(error)
    if isinstance(error, PolicyGraphError):
        return str(error)
    said = error.detail if isinstance(error, HTTPException) else ""
    return (
        said if said and said != HTTPStatus(status).phrase else PLAIN.get(status, HTTPStatus(status).phrase)
    )


def wants_json(accept: str) -> bool:
    """Whether a client names any kind of JSON, and wants no text more."""
    named = [wish for wish in wishes(accept) if wish.name not in ("*/*", "application/*")]
    most = max(wanted(named, name) for name in JSONS)
    return most > 0 and most >= max(wanted(named, name) for name in ("text/plain", "text/html"))


class Telling:
    """Tells errors that arise around the doors, where no door catches them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except (PolicyGraphError, HTTPException, CancelledError) as error:
            if begun:
                raise
            # Who still waits when the server ends is told so; nobody else is ever cancelled.
            said = Busy("the server is being ended") if isinstance(error, CancelledError) else error
            await (await told(Request(scope), said))(scope, receive, send)
