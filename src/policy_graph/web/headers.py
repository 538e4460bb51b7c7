"""What stands around every answer: what a page may load, and that nobody guesses types."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Headers:
    """Adds the headers to every answer, errors included.

    A page whose styles are made by a script puts a fresh word into ``request.state.style_nonce`` and marks them with it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        state = scope.setdefault("state", {})

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**ALWAYS, "Content-Security-Policy": policy(state.get("style_nonce"))})
            await send(message)

        await self.app(scope, receive, sending)


def policy(nonce: str | None) -> str:
    """Write the policy: own scripts and styles, and those styles that carry the word ``nonce``."""
    return POLICY.format(styles=f"'self' 'nonce-{nonce}'" if nonce else "'self'")
