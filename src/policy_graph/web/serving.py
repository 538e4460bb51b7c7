"""What the doors ask: the verbs of a service, whatever stands behind it, and how they are called off the event loop."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.types import Scope

from policy_graph.model import NetworkChoice
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Answered, Found, Networked, Opened, Query, Reply, Sought, Suggestion


class Paged(Protocol):
    """The verbs of ``engine.serving.paging.Pages``."""

    def thing(self, address: str, *, wanted: str = "html", first: int = 0, fact: int = 0) -> Opened:
        """Open an address below ``id/``; raises NotFound."""

    def listing(self, kind: str, *, year: str = "", number: int = 1) -> Opened:
        """Open a list of things; raises NotFound."""

    def front(self) -> Opened:
        """Open the front page."""

    def about(self) -> Opened:
        """Open the page about what is served."""

    def file(self, path: str) -> tuple[Path, str] | None:
        """Find a file that is handed out, with its media type."""

    def tag(self, address: str) -> str:
        """Give what changes when that which stands at an address may have changed."""


class Served(Protocol):
    """The verbs of ``engine.serving.service.Service``, what they may cost, and what the IRIs of the graph begin with."""

    limits: Limits
    workers: int
    base: str

    @property
    def held(self) -> str:
        """Say what bounds the queries of strangers."""

    @property
    def pages(self) -> Paged:
        """What stands at the addresses of pages."""

    def sparql(self, query: Query, *, begun: Callable[[Callable[[], object]], None] = ...) -> Reply:
        """Answer a query of a stranger; ``begun`` is given a way to end it."""

    def description(self, home: str, accept: tuple[str, ...] = ()) -> Reply:
        """Describe the endpoint below ``home`` and its dataset."""

    def find(self, sought: Sought) -> Found:
        """Find utterances and things by words."""

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Complete a name."""

    def ask(
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered:
        """Answer a question of the library."""

    def network(self, choice: NetworkChoice) -> Networked:
        """Make the network that is chosen."""

    def network_svg(self, choice: NetworkChoice) -> bytes:
        """Draw it as a still picture."""

    def html(self, name: str, folder: str, **values: Any) -> str:
        """Fill a page of the workbench, which lies at the address ``folder``."""


async def asked(verb: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Call a verb of the service in a thread, since it waits for a child."""
    return await run_in_threadpool(verb, *arguments, **named)


def path_of(scope: Scope) -> str:
    """Give the path that was asked for as the routes know it, without that of a proxy."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))
