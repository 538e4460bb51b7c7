"""Evidence, verified: every quote of a graph is cut out of its source again."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Store

from policy_graph.model import Fault, FaultNode
from policy_graph.triples.naming import called, resting
from policy_graph.triples.place import RESTING, place
from policy_graph.triples.rules import fault
from policy_graph.triples.sources import Source, read
from policy_graph.triples.store import graphs, instances, integer, node, nodes, value
from policy_graph.triples.stretches import stretch_faults
from policy_graph.triples.vocab import term


def evidence_faults(store: Store, folder: Path) -> Iterator[Fault]:
    """Compare every source below ``folder`` with its hash, and every quote and utterance with its source.

    A quote that is not in its place gives one fault for each statement, mention or other node that rests on it.
    """
    for graph in graphs(store):
        for document in instances(store, "pg:Minutes", graph):
            source = read(store, graph, document, folder)
            yield from source.faults
            if source.text is not None:
                yield from _quotes(store, graph, document, source)
                yield from stretch_faults(store, graph, source.text)


def _quotes(store: Store, graph: NamedNode, document: NamedNode, source: Source) -> Iterator[Fault]:
    for quote in instances(store, "oa:SpecificResource", graph):
        if node(store, quote, "oa:hasSource", graph) == document:
            yield from _quote(store, graph, quote, source)


def _quote(store: Store, graph: NamedNode, quote: NamedNode, source: Source) -> Iterator[Fault]:
    """Compare the words; what stands beside them is compared in sources that have not changed, where it tells more."""
    text = source.text or ""
    start, end, exact, before, after = _selected(store, graph, quote)
    found = text[start:end] if start is not None and end is not None else ""
    if exact is None or not found or found != exact:
        for subject in _resting(store, graph, quote):
            yield _lost(store, graph, quote, subject, "quote-elsewhere", exact or "", found)
    elif start is not None and end is not None and not source.faults:
        beside = text[max(0, start - len(before)) : start], text[end : end + len(after)]
        if beside != (before, after):
            wrong, right = (f"{head}…{tail}" for head, tail in ((before, after), beside))
            yield _lost(store, graph, quote, called(store, quote, graph), "context-elsewhere", wrong, right)


def _lost(
    store: Store, graph: NamedNode, quote: NamedNode, subject: str, rule: str, expected: str, found: str
) -> Fault:
    return fault(
        "evidence",
        rule,
        place(store, quote, graph),
        subject=subject,
        expected=expected,
        found=found,
        node=FaultNode(focus=quote.value),
    )


def _selected(
    store: Store, graph: NamedNode, quote: NamedNode
) -> tuple[int | None, int | None, str | None, str, str]:
    """Give position, words and what stands before and behind, as the selectors of a quote tell them."""
    start = end = exact = None
    before = after = ""
    for selector in nodes(store, quote, "oa:hasSelector", graph):
        if (at := integer(store, selector, "oa:start", graph)) is not None:
            start, end = at, integer(store, selector, "oa:end", graph)
        if (words := value(store, selector, "oa:exact", graph)) is not None:
            exact = words
            before = value(store, selector, "oa:prefix", graph) or ""
            after = value(store, selector, "oa:suffix", graph) or ""
    return start, end, exact, before, after


def _resting(store: Store, graph: NamedNode, quote: NamedNode) -> list[str]:
    """Name everything that rests on a quote; the quote itself where nothing does."""
    found = {
        resting(store, quad.subject, graph)
        for name in RESTING
        for quad in store.quads_for_pattern(None, term(name), quote, graph)
        if isinstance(quad.subject, NamedNode)
    }
    return sorted(found) or [called(store, quote, graph)]
