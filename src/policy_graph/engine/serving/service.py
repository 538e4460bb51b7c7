"""The one service that the doors ask: each verb takes records and gives records, in any thread."""

from contextlib import ExitStack
from typing import Any, Self

from policy_graph.engine.serving import tasks
from policy_graph.engine.serving.crew import Crew
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.paging import Pages
from policy_graph.engine.serving.sheets import renderer
from policy_graph.engine.worker import Stopped
from policy_graph.errors import LimitExceeded
from policy_graph.model.serving import Found, Limits, Query, Reply, Suggestion

# What our own reading may take: pages, searches and counts are ours and bounded, but a long document has a long page.
OWN_SECONDS, OWN_MEMORY = 60.0, 4096


class Service:
    """Answers from the index of a build; children read it, so that what dies is never the server."""

    def __init__(self, index: Index, limits: Limits, *, workers: int = 2) -> None:
        self.index, self.limits = index, limits
        self._renderer = renderer(index)
        self._strangers = Crew(workers, seconds=limits.seconds, memory=limits.memory)
        self._own = Crew(workers, seconds=OWN_SECONDS, memory=OWN_MEMORY)
        self.pages = Pages(index, self._own)
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        for crew in (self._strangers, self._own):
            self._ending.enter_context(crew)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def sparql(self, query: Query) -> Reply:
        """Answer a query of a stranger; raises UsageError, LimitExceeded or Busy."""
        try:
            reply: Reply = self._strangers.call(tasks.sparql, self.index, query, self.limits)
        except Stopped as stopped:
            raise LimitExceeded(f"the query {stopped}; ask for less") from None
        return reply

    def find(self, words: str, *, kind: str = "", limit: int = 50, offset: int = 0) -> Found:
        """Find utterances and names by words."""
        found: Found = self._own.call(tasks.find, self.index, words, kind, limit, offset)
        return found

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Complete a name."""
        found: tuple[Suggestion, ...] = self._own.call(tasks.complete, self.index, begun, kind, limit)
        return found

    def html(self, name: str, folder: str, **values: Any) -> str:
        """Fill a page of the workbench, which lies at the address ``folder``."""
        return self._renderer.workbench(name, folder, **values)
