"""What is answered besides queries costs its client seconds as well: pages, searches, counts; styles and scripts cost nothing."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from policy_graph.web.clients import Budget, client_of
from policy_graph.web.serving import path_of

# The endpoint counts for itself: what waits there costs nothing.
FREE = ("/assets", "/sparql")


class Spending:
    """Takes the seconds of an answer from the budget of its client, who is told to come later when it is used up."""

    def __init__(self, app: ASGIApp, budget: Budget, *, trust_proxy: bool) -> None:
        self.app, self._budget, self._trust_proxy = app, budget, trust_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or is_free(path_of(scope)):
            return await self.app(scope, receive, send)
        with self._budget.spending(client_of(Request(scope), trust_proxy=self._trust_proxy)):
            await self.app(scope, receive, send)


def is_free(path: str) -> bool:
    """Whether what lies at a path costs nothing, or counts for itself."""
    return any(path == each or path.startswith(f"{each}/") for each in FREE)
