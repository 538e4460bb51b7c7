"""A service before another server, with the build that was pushed there beside it."""

from collections.abc import Mapping
from typing import Any, Self

from policy_graph.engine.ending import Begun, ignore
from policy_graph.engine.serving import tasks
from policy_graph.engine.serving.away import Away
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.service import Service
from policy_graph.errors import UsageError
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Answered, Query, Reply
from policy_graph.triples.query import named


class Fronted(Service):
    """Answers queries and questions from another server; what is counted, pages, search and completion from the index."""

    def __init__(self, away: Away, index: Index, limits: Limits, **given: Any) -> None:
        """Stand before ``away``; raises UsageError where its build is another one than that of the index."""
        if away.base != index.base:
            raise UsageError(
                f"{away.url} holds {away.base}, and {index.folder} is {index.base}: name the build that was pushed"
            )
        super().__init__(index, limits, **given)
        self._away = away

    def __enter__(self) -> Self:
        # Not the children that answer strangers: the other server does.
        for each in (self._away, self._own):
            self._ending.enter_context(each)
        return self

    @property
    def held(self) -> str:
        """Say what bounds strangers' queries."""
        return self._away.told

    def sparql(self, query: Query, *, begun: Begun = ignore) -> Reply:
        """Answer a query of a stranger; raises what ``Away.sparql`` raises."""
        return self._away.sparql(query, begun=begun)

    def ask(
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered:
        """Answer a question of the library: from the tables what is counted, since other servers take long for that."""
        if named(name).sql:
            return super().ask(name, values, truncate=truncate, rows=rows)
        found = self._away.ask(name, values, truncate=truncate, rows=rows)
        placed: Answered = self._own.call(tasks.placed, self.index, found)
        return placed

    def description(self, home: str, accept: tuple[str, ...] = ()) -> Reply:
        """Describe the endpoint and its dataset; the other server has none of our functions."""
        reply: Reply = self._own.call(tasks.description, self.index, home, accept, ())
        return reply
