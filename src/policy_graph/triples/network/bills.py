"""Bills: what a document calls them, and which of several meetings are one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from policy_graph.model import Actor, ActorType
from policy_graph.text import fold
from policy_graph.triples.network.asked import asked
from policy_graph.triples.network.meetings import Source, least

# A rule of a table of bills, which a title that was read out of the table may end in.
RULED = re.compile(r"\s*[－―─━＿_+＋｜|-]{3,}.*", re.DOTALL)
BILLS = """
SELECT ?bill ?name ?title ?document ?meeting {
  ?bill a pg:Bill ; rdfs:label ?name ; dct:isPartOf ?meeting ; pg:evidence/oa:hasSource ?document .
  OPTIONAL { ?bill dct:title ?title }
}
"""
# Regular and extraordinary sessions of a year are numbered apart.
SESSION = re.compile("定例|臨時|通年")


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill as one document calls it; ``id`` is its IRI."""

    id: str
    name: str
    title: str | None
    document: str
    meeting: str

    def actor(self) -> Actor:
        """Make an actor of it: it is shown by name and title, and found by either."""
        title = RULED.sub("", self.title or "").strip()
        names = (self.name, title) if title else ()
        return Actor(id=self.id, label=" ".join(names) or self.name, type=ActorType.BILL, names=names)


def bills(store: Store) -> tuple[Bill, ...]:
    """Read the bills of a graph, in order."""
    return tuple(
        Bill(id_, name or "", title, document or "", meeting or "")
        for id_, name, title, document, meeting in least(asked(store, BILLS))
    )


def merged(proposed: Iterable[Bill], sources: Iterable[Source]) -> Mapping[str, str]:
    """Give the first of the bills that are one, by those that it stands for.

    An IRI names a bill of one document. Bills of several meetings are one only where the minutes leave no doubt: the
    same body, session, year, name and title. Everything else stays apart, a bill in a committee from that in the plenary.
    ``counts`` finds the same among tables of many documents (``bill_key``, ``meeting_key``).
    """
    held = {each.meeting: meeting_key(each) for each in sources}
    first: dict[tuple[str | None, ...], str] = {}
    found = {}
    for bill in proposed:
        key = (*bill_key(bill), *held.get(bill.meeting, (None,)))
        found[bill.id] = bill.id if None in key else first.setdefault(key, bill.id)
    return found


def bill_key(bill: Bill) -> tuple[str | None, ...]:
    """What makes a bill the same one in another meeting: name and title; ``None`` is what the minutes do not say."""
    return fold(bill.name), fold(bill.title) if bill.title else None


def meeting_key(source: Source) -> tuple[str | None, ...]:
    """What makes a meeting one of the same session: body, year, kind and number of the session."""
    kind = SESSION.search(source.label or "")
    body = fold(source.body) if source.body else None
    return body, source.date[:4] if source.date else None, kind[0] if kind else None, source.session or None
