"""The store is asked in joins: it answers row by row, and no mention, quote or speech is looked up by itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Store

from policy_graph.triples.vocab import PREFIXES, term

MERGED = DefaultGraph()


def asked(store: Store, text: str) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a SELECT over the merged graph, every cell as a string, ``None`` where it is empty; their order is
    the store's."""
    for row in cast("QuerySolutions", store.query(text, prefixes=PREFIXES)):
        yield tuple(None if cell is None else cast("NamedNode | Literal", cell).value for cell in row)


def led(store: Store, name: str) -> Mapping[str, list[str]]:
    """Give what a property leads to, in order, by what it leads from."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, term(name), None, MERGED):
        if not isinstance(quad.subject, BlankNode) and isinstance(quad.object, NamedNode | Literal):
            found[cast("NamedNode", quad.subject).value].append(quad.object.value)
    return {one: sorted(others) for one, others in found.items()}


def number(cell: str | None) -> int | None:
    """Read a cell as a whole number, ``None`` where it is none."""
    return int(cell) if cell and cell.isdecimal() else None


def share(cell: str | None) -> float:
    """Read a confidence; what says none is taken for sure."""
    return 1.0 if cell is None else float(cell)
