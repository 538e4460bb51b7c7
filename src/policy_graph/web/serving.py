"""What the doors ask: the verbs of a service, whatever stands behind it, and how they are called off the event loop."""

from collections.abc import Callable
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool

from policy_graph.model.serving import Found, Limits, Query, Reply, Suggestion


class Served(Protocol):
    """The verbs of ``engine.serving.service.Service``, and what they may cost."""

    limits: Limits

    def sparql(self, query: Query) -> Reply: ...  # noqa: D102

    def find(self, words: str, *, kind: str = "", limit: int = 50, offset: int = 0) -> Found: ...  # noqa: D102

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]: ...  # noqa: D102

    def html(self, name: str, folder: str, **values: Any) -> str: ...  # noqa: D102


async def asked(verb: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Call a verb of the service in a thread, since it waits for a child."""
    return await run_in_threadpool(verb, *arguments, **named)
