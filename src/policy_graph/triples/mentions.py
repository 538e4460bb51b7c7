"""Names in their places as RDF: Web Annotations whose body is the entity that the name stands for."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from policy_graph.errors import EvidenceError
from policy_graph.model import Mention
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.literals import plain, share, truth
from policy_graph.triples.vocab import term


def mentions(graph: DocumentGraph, found: Iterable[Mention]) -> Iterator[Quad]:
    """Write every mention; one whose meaning was left open has no body."""
    for mention in found:
        check(graph, mention)
        yield from graph.describe(
            graph.at("mention", mention.span),
            ["oa:Annotation"],
            {
                "oa:motivatedBy": term("oa:identifying"),
                "oa:hasBody": graph.node(mention.entity) if mention.entity else None,
                "oa:hasTarget": graph.at("quote", mention.span),
                "pg:anaphor": truth(True) if mention.anaphor else None,
                "pg:confidence": share(mention.confidence),
                "pg:method": plain(mention.method),
                "pg:machineRead": graph.machine_read(mention.span),
            },
        )


def check(graph: DocumentGraph, mention: Mention) -> None:
    """Raise EvidenceError unless the name stands at its place; a page number may stand between its characters."""
    rest = iter(graph.words(mention.span))
    if not all(char in rest for char in mention.name):
        raise EvidenceError(
            f"{graph.document.name}: {mention.span.start}–{mention.span.end} reads "
            f"{graph.words(mention.span)!r}, not {mention.name!r}"
        )
