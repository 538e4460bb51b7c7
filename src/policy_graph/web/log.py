"""One line for each request: when, who, what, how it went; what was asked stays private."""

from collections.abc import Callable
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Log:
    """Writes a line for each request through ``write``; queries are in no line, since the part behind ``?`` is left out."""

    def __init__(self, app: ASGIApp, write: Callable[[str], None]) -> None:
        self.app, self._write = app, write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        begun, status = monotonic(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            who = (scope.get("client") or ("-",))[0]
            took = 1000 * (monotonic() - begun)
            path = ascii(scope["path"])[1:-1]
            self._write(f"{who} {scope['method']} {path} {status} {took:.0f} ms")
