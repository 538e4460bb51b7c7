"""Evidence, verified: every quote of a graph is cut out of its source again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from policy_graph.model import Fault
from policy_graph.triples.naming import called, resting
from policy_graph.triples.store import graphs, instances, integer, node, nodes, value
from policy_graph.triples.vocab import term

# The properties by which something rests on a quote.
RESTING = ("pg:evidence", "oa:hasTarget", "pg:stageNote")


def evidence_faults(store: Store, folder: Path) -> Iterator[Fault]:
    """Compare every source below ``folder`` with its hash and every quote with its source.

    A quote that is not in its place gives one fault for each statement, mention or other node that rests on it.
    """
    for graph in graphs(store):
        for document in instances(store, "pg:Minutes", graph):
            source = _read(store, graph, document, folder)
            yield from source.faults
            if source.text is not None:
                yield from _quotes(store, graph, document, source)


@dataclass(frozen=True, slots=True)
class _Source:
    """A source as it lies in the folder; ``text`` is ``None`` where it cannot be read."""

    name: str
    text: str | None
    faults: tuple[Fault, ...] = ()


def _read(store: Store, graph: NamedNode, document: NamedNode, folder: Path) -> _Source:
    """Read the source; where it is no plain text, the text that was read out of it and lies beside it."""
    name = value(store, document, "pg:file", graph) or ""
    content, faults = _bytes(store, graph, document, folder, ("pg:file", "spdx:checksum"))
    encoding = value(store, document, "cnt:characterEncoding", graph) or "utf-8"
    if value(store, document, "pg:textFile", graph):
        content, more = _bytes(store, graph, document, folder, ("pg:textFile", "pg:textChecksum"))
        faults, encoding = (*faults, *more), "utf-8"
    if content is None:
        return _Source(name, None, faults)
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        return _Source(name, None, (_fault(name, f"the source cannot be decoded: {error}"),))
    return _Source(name, text, faults)


def _bytes(
    store: Store, graph: NamedNode, document: NamedNode, folder: Path, terms: tuple[str, str]
) -> tuple[bytes | None, tuple[Fault, ...]]:
    """Read the file and compare it with its hash, both named by ``terms``."""
    name = value(store, document, terms[0], graph) or ""
    path = (folder / name).resolve()
    if not name or not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None, (_fault(name or called(store, document, graph), "the source is missing"),)
    content = path.read_bytes()
    hashed = value(store, node(store, document, terms[1], graph), "spdx:checksumValue", graph)
    if hashlib.sha256(content).hexdigest() == hashed:
        return content, ()
    return content, (_fault(name, "the source has changed: its SHA-256 is no longer that of the graph"),)


def _quotes(store: Store, graph: NamedNode, document: NamedNode, source: _Source) -> Iterator[Fault]:
    text = source.text or ""
    for quote in instances(store, "oa:SpecificResource", graph):
        if node(store, quote, "oa:hasSource", graph) != document:
            continue
        start, end, exact = _selected(store, graph, quote)
        found = text[start:end] if start is not None and end is not None else None
        if exact is None or found != exact:
            for subject in _resting(store, graph, quote):
                yield Fault(
                    kind="evidence",
                    message="its words are not in their place in the source",
                    document=source.name,
                    page=integer(store, quote, "pg:page", graph),
                    line=integer(store, quote, "pg:line", graph),
                    subject=subject,
                    expected=exact or "",
                    found=found or "",
                )


def _selected(store: Store, graph: NamedNode, quote: NamedNode) -> tuple[int | None, int | None, str | None]:
    start = end = exact = None
    for selector in nodes(store, quote, "oa:hasSelector", graph):
        if (at := integer(store, selector, "oa:start", graph)) is not None:
            start, end = at, integer(store, selector, "oa:end", graph)
        exact = value(store, selector, "oa:exact", graph) or exact
    return start, end, exact


def _resting(store: Store, graph: NamedNode, quote: NamedNode) -> list[str]:
    """Name everything that rests on a quote; the quote itself where nothing does."""
    found = {
        resting(store, quad.subject, graph)
        for name in RESTING
        for quad in store.quads_for_pattern(None, term(name), quote, graph)
        if isinstance(quad.subject, NamedNode)
    }
    return sorted(found) or [called(store, quote, graph)]


def _fault(name: str, message: str) -> Fault:
    return Fault(kind="source", document=name, message=message)
