"""What the doors ask: the verbs of a service, whatever stands behind it, and how they are called off the event loop."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.types import Scope

from policy_graph.model.serving import Answered, Found, Limits, Opened, Query, Reply, Sought, Suggestion


class Paged(Protocol):
    """The verbs of ``engine.serving.paging.Pages``."""

    def thing(self, address: str, *, wanted: str = "html", first: int = 0, fact: int = 0) -> Opened: ...  # noqa: D102

    def listing(self, kind: str, *, year: str = "", number: int = 1) -> Opened: ...  # noqa: D102

    def front(self) -> Opened: ...  # noqa: D102

    def about(self) -> Opened: ...  # noqa: D102

    def file(self, path: str) -> tuple[Path, str] | None: ...  # noqa: D102

    def tag(self, address: str) -> str: ...  # noqa: D102


class Served(Protocol):
    """The verbs of ``engine.serving.service.Service``, and what they may cost."""

    limits: Limits
    workers: int
    base: str

    @property
    def held(self) -> str: ...  # noqa: D102

    @property
    def pages(self) -> Paged: ...  # noqa: D102

    def sparql(self, query: Query, *, begun: Callable[[Callable[[], object]], None] = ...) -> Reply: ...  # noqa: D102

    def description(self, home: str, accept: tuple[str, ...] = ()) -> Reply: ...  # noqa: D102

    def find(self, sought: Sought) -> Found: ...  # noqa: D102

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]: ...  # noqa: D102

    def ask(  # noqa: D102
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered: ...

    def html(self, name: str, folder: str, **values: Any) -> str: ...  # noqa: D102


async def asked(verb: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Call a verb of the service in a thread, since it waits for a child."""
    return await run_in_threadpool(verb, *arguments, **named)


def path_of(scope: Scope) -> str:
    """Give the path that was asked for as the routes know it, without that of a proxy."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))
