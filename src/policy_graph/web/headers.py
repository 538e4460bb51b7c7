"""What stands around every answer: what a page may load, and that nobody guesses types."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def policy(style_nonce: str | None = None) -> str:
    """Say what a page may load; styles that a script makes carry ``style_nonce``, where the door set one for its page."""
    own = "style-src 'self'"
    return POLICY.replace(own, f"{own} 'nonce-{style_nonce}'") if style_nonce else POLICY


class Headers:
    """Adds the headers to every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                headers["Content-Security-Policy"] = policy(scope.get("state", {}).get("style_nonce"))
            await send(message)

        await self.app(scope, receive, sending)
