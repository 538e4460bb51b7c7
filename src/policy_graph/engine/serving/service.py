"""The one service that the doors ask: each verb takes records and gives records, in any thread."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from policy_graph.engine.ending import Begun, ignore
from policy_graph.engine.sandbox.layers import told
from policy_graph.engine.sandbox.pool import Pool
from policy_graph.engine.serving import networks, stranger, tasks
from policy_graph.engine.serving.asking import allowed, complete
from policy_graph.engine.serving.crew import Crew
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.paging import Pages
from policy_graph.engine.serving.sheets import renderer
from policy_graph.engine.worker import Stopped
from policy_graph.errors import LimitExceeded
from policy_graph.model import NetworkChoice
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Answered, Found, Networked, Query, Reply, Sought, Suggestion
from policy_graph.resources import folder
from policy_graph.triples.guard import refuse

# What our own reading may take: so many times what a stranger's query may, since a long document has a long page; and MiB.
OWN_TIMES, OWN_MEMORY = 2, 4096


class Service:
    """Answers from the index of a build; children read it, so that what dies is never the server."""

    def __init__(self, index: Index, limits: Limits, *, workers: int = 2) -> None:
        """Hold ``workers`` children of each crew."""
        self.index, self.limits, self.workers, self.base = index, limits, workers, index.base
        self._renderer = renderer(index)
        self._strangers = Pool(
            stranger.plan(index.store, index.search, limits), workers, waiting=limits.waiting
        )
        self._own = Crew(
            workers, seconds=OWN_TIMES * limits.seconds, memory=OWN_MEMORY, readable=_readable(index)
        )
        self.pages = Pages(index, self._own)
        self._kept = networks.Kept()
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        for crew in (self._strangers, self._own):
            self._ending.enter_context(crew)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    @property
    def layers(self) -> tuple[str, ...]:
        """What bounds the children that answer strangers, in words."""
        return self._strangers.layers

    @property
    def held(self) -> str:
        """Say what holds strangers' queries on this machine, and what it lacks."""
        return told(self.layers)

    def sparql(self, query: Query, *, begun: Begun = ignore) -> Reply:
        """Answer a query of a stranger; raises UsageError, LimitExceeded or Busy.

        ``begun`` is given a way to end the query, for when nobody waits for it any more.
        """
        refuse(query.text, self.limits.length)
        try:
            return stranger.reply(*self._strangers.ask(stranger.written(query), begun=begun))
        except Stopped as stopped:
            raise LimitExceeded(
                f"the query {stopped}; name a subject, a property or a graph, add LIMIT, or ask for counts",
                ja="クエリが時間かメモリの上限を超えました。主語・述語・グラフを指定するか、LIMIT を付けるか、件数を尋ねてください",
            ) from None

    def description(self, home: str, accept: tuple[str, ...] = ()) -> Reply:
        """Describe the endpoint below the address ``home`` and its dataset; raises NotAcceptable."""
        reply: Reply = self._own.call(tasks.description, self.index, home, accept)
        return reply

    def find(self, sought: Sought) -> Found:
        """Find utterances and things by words; raises UsageError."""
        found: Found = self._own.call(tasks.find, self.index, sought)
        return found

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Complete a name; ``kind`` are several with commas between them, ``body`` those who meet."""
        found: tuple[Suggestion, ...] = self._own.call(tasks.complete, self.index, begun, kind, limit)
        return found

    def ask(
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered:
        """Answer a question of the library, with ``rows`` rows at most, or as many as the limits allow.

        Raises NotFound, UsageError for a wrong parameter, and LimitExceeded where there are more rows, unless the first
        are enough: ``truncate``.
        """
        most = allowed(self.limits, rows)
        answer: Answered = self._own.call(tasks.ask, self.index, name, dict(values), most, self.limits.size)
        return complete(answer, truncate=truncate)

    def network(self, choice: NetworkChoice) -> Networked:
        """Make the network that is chosen; raises UsageError where a name is nobody's, LimitExceeded where it is too large."""

        def make() -> Networked:
            made: Networked = self._own.call(networks.networked, self.index, choice, self.limits.size)
            return made

        found: Networked = self._kept(("data", choice), make, _characters)
        return found

    def network_svg(self, choice: NetworkChoice) -> bytes:
        """Draw the network that is chosen; raises what ``network`` raises."""

        def make() -> Any:
            return self._own.call(networks.still, self.index, choice)

        found: bytes = self._kept(("svg", choice), make, _characters)
        return found

    def html(self, name: str, folder: str, **values: Any) -> str:
        """Fill a page of the workbench, which lies at the address ``folder``."""
        return self._renderer.workbench(name, folder, **{"base": self.base, **values})


def _characters(made: Networked | bytes) -> int:
    return len(made) if isinstance(made, bytes) else len(made.data)


def _readable(index: Index) -> tuple[Path, ...]:
    """Give what our own children read: what is served, and what ships with the package."""
    shipped = (folder(name) for name in ("ontology", "queries"))
    return (index.folder, index.place, *(each for each in shipped if each.is_dir()))
