"""Networks of a served build: chosen by strangers, made by a child, kept for those who ask the same."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from policy_graph.engine.networks import Known, Laid, laid, sources
from policy_graph.engine.serving.index import Index
from policy_graph.engine.ties import actors_and_ties
from policy_graph.errors import LimitExceeded
from policy_graph.model import NetworkChoice, Printing, Tie
from policy_graph.model.serving import Networked
from policy_graph.site.served import Addresses
from policy_graph.triples.served.pages import PAGED
from policy_graph.views.page.evidence import Links
from policy_graph.views.page.payload import data
from policy_graph.views.page.table import networked as told
from policy_graph.views.paper.picture import picture

# From the page of networks to the root.
UP = "../"
# So many networks are kept, and so many characters of them.
KEPT, CHARACTERS = 16, 64 << 20


def networked(index: Index, choice: NetworkChoice, size: int) -> Networked:
    """Make the network that is chosen; raises UsageError for a choice that finds nothing of that name, LimitExceeded."""
    found, addresses = _laid(index, choice), Addresses(index.base, PAGED)
    beside = sources(index.folder).links(UP)

    def quote(tie: Tie) -> str | None:
        page = addresses.get(tie.utterance or "")
        return f"{UP}{page}/#q{tie.start}-{tie.end}" if page else beside.quote(tie)

    def actor(iri: str) -> str | None:
        page = addresses.get(iri)
        return f"{UP}{page}/" if page else None

    links = Links(quote=quote, document=beside.document, actor=actor, base=f"{index.base}id/")
    made = told(found.graph, data(*found, links=links))
    if len(made.data) > size:
        raise LimitExceeded(
            f"the network has more than {size:,} characters; ask for a part of it: a period, a body, an actor",
            ja=f"ネットワークが{size:,}文字を超えました。期間・会議体・関係者などで絞ってください",
        )
    return made


def still(index: Index, choice: NetworkChoice) -> bytes:
    """Draw the network that is chosen as SVG, for browsers without script."""
    found = _laid(index, choice)
    return picture(found.graph, Printing(), found.measured).svg().encode()


@lru_cache(maxsize=1)
def _known(folder: Path) -> Known:
    return actors_and_ties(folder)


@lru_cache(maxsize=2)
def _laid(index: Index, choice: NetworkChoice) -> Laid:
    """The still picture is asked for right after the page."""
    return laid(_known(index.folder), choice)


@dataclass(slots=True)
class Kept:
    """Answers that were made lately, by what was asked; those that nobody asked for the longest fall away."""

    _made: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, asked: Any, make: Callable[[], Any], size: Callable[[Any], int]) -> Any:
        """Give the answer that is kept, or make it; one that is too large is not kept."""
        with self._lock:
            if asked in self._made:
                self._made.move_to_end(asked)
                return self._made[asked]
        made = make()
        with self._lock:
            self._made[asked] = made
            while len(self._made) > KEPT or sum(map(size, self._made.values())) > CHARACTERS:
                self._made.popitem(last=False)
        return made
