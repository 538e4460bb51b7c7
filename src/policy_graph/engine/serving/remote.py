"""A service before another server, without a build: all that there is to know comes from there."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, Self

from policy_graph.engine.ending import Begun, ignore
from policy_graph.engine.serving import seeking
from policy_graph.engine.serving.asking import mapped
from policy_graph.engine.serving.away import Away
from policy_graph.engine.serving.plain import PlainPages
from policy_graph.engine.serving.portal import UNPUBLISHED
from policy_graph.errors import NotFound
from policy_graph.model import NetworkChoice, Portal
from policy_graph.model.serving import Answered, Found, Networked, Query, Reply, Sought, Suggestion
from policy_graph.site.render import Renderer
from policy_graph.site.served import Addresses
from policy_graph.triples.served.description import introduced
from policy_graph.triples.served.pages import PAGED


class Remote:
    """Answers all from another server: names and words are looked for by SPARQL, as they are written."""

    def __init__(self, away: Away, portal: Portal | None = None) -> None:
        """Stand before ``away``; ``portal`` is what the publisher says of it."""
        self._away, self._portal = away, portal
        self.base, self.limits, self.workers = away.base, away.limits, away.workers
        self._renderer = Renderer(portal or UNPUBLISHED, Addresses(away.base, PAGED), kinds=())
        self._ending = ExitStack()
        self.pages = PlainPages(away, self.html)

    def __enter__(self) -> Self:
        self._ending.enter_context(self._away)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    @property
    def held(self) -> str:
        """Say what bounds strangers' queries."""
        return self._away.told

    def sparql(self, query: Query, *, begun: Begun = ignore) -> Reply:
        """Answer a query of a stranger; raises what ``Away.sparql`` raises."""
        return self._away.sparql(query, begun=begun)

    def description(self, home: str, accept: tuple[str, ...] = ()) -> Reply:
        """Describe the endpoint below the address ``home``; raises NotAcceptable."""
        return introduced(home, self.base, accept, portal=self._portal)

    def find(self, sought: Sought) -> Found:
        """Find utterances and things by words as they are written; raises UsageError."""
        return seeking.find(self._away, sought)

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Complete a name; ``kind`` are several with commas between them, ``body`` those who meet."""
        return seeking.complete(self._away, begun, kind, limit)

    def ask(
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered:
        """Answer a question of the library; see ``Away.ask``. Where places lie nobody knows without the build."""
        found = self._away.ask(name, values, truncate=truncate, rows=rows)
        return replace(found, unplaced=len(mapped(found)))

    def network(self, choice: NetworkChoice) -> Networked:
        """There is none without the build; raises NotFound."""
        raise NotFound(
            "networks are drawn from the build that was pushed; this server stands before another one"
        )

    def network_svg(self, choice: NetworkChoice) -> bytes:
        """There is none without the build; raises NotFound."""
        raise NotFound(
            "networks are drawn from the build that was pushed; this server stands before another one"
        )

    def html(self, name: str, folder: str, **values: Any) -> str:
        """Fill a page of the workbench, which lies at the address ``folder``."""
        return self._renderer.workbench(name, folder, **{"base": self.base, **values})
