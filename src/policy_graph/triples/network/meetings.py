"""Documents with the meetings that they record: what ties say of a meeting, and what makes a bill the same in another one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from policy_graph.triples.network.asked import asked

SOURCES = """
SELECT ?document ?name ?meeting ?label ?date ?body ?session {
  ?meeting a pg:Meeting ; dct:source ?document . ?document schema:name ?name .
  OPTIONAL { ?meeting rdfs:label ?label } OPTIONAL { ?meeting dct:date ?date }
  OPTIONAL { ?meeting pg:bodyName ?body } OPTIONAL { ?meeting pg:session ?session }
}
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the meeting that it records: ``document`` and ``meeting`` are IRIs, ``name`` is that of the file."""

    document: str
    name: str
    meeting: str
    label: str | None
    date: str | None
    body: str | None
    session: str | None


def sources(store: Store) -> tuple[Source, ...]:
    """Read the documents of a graph, in the order of their IRIs.

    Several documents may record one meeting, and spell its title and body each in its own way: the least of each counts.
    """
    return tuple(
        Source(document, name or "", meeting or "", *rest)
        for document, name, meeting, *rest in least(asked(store, SOURCES))
    )


def least(rows: Iterable[tuple[str | None, ...]]) -> list[tuple[Any, ...]]:
    """Give one row for each first cell, in order: each cell the least that stands in one of its rows."""
    found: dict[str, list[tuple[str | None, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0] or ""].append(row[1:])
    return [
        (first, *(min(filter(None, cells), default=None) for cells in zip(*found[first], strict=True)))
        for first in sorted(found)
    ]
