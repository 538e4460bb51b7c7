"""What an error looks like from outside: a status, and one sentence in plain text that echoes nothing as markup."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from policy_graph.errors import Busy, LimitExceeded, NotFound, PolicyGraphError, ServerFailed, UsageError

STATUS: dict[type[PolicyGraphError], int] = {
    UsageError: 400,
    NotFound: 404,
    LimitExceeded: 422,
    Busy: 503,
    ServerFailed: 502,
}


async def told(request: Request, error: Exception) -> Response:
    """Tell an error of ours."""
    status = STATUS.get(type(error), 500) if isinstance(error, PolicyGraphError) else 500
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, Busy) else {}
    return PlainTextResponse(f"{error}\n", status, headers)
