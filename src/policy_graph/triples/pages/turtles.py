"""The Turtle file of a thing: what the graph says of it, down to the words and their places in the source."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from policy_graph.triples.order import merged_triples
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.turtle import excerpt

# What is no thing of its own but a part of what points at it, and so is told together with it.
PARTS = {"quote", "words", "position", "checksum", "entry", "scheme"}


def turtle_of(nodes: Nodes, about: Iterable[NamedNode], links: Iterable[Triple] = ()) -> bytes:
    """Write all that is said of some nodes and their parts, the names of what they lead to, and further ``links``.

    Nothing is written where the pages that ``nodes`` are read for come without.
    """
    if not nodes.turtles:
        return b""
    triples = [*_described(nodes, about), *links]
    return b"".join(excerpt(merged_triples(triples), nodes.base))


def _described(nodes: Nodes, about: Iterable[NamedNode]) -> Iterator[Triple]:
    waiting, seen, named = list(about), set[NamedNode](), set[NamedNode]()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for triple in nodes.triples(node):
            yield triple
            if isinstance(triple.object, NamedNode) and (kind := nodes.kind(triple.object)):
                (waiting.append if kind in PARTS else named.add)(triple.object)
    for node in named - seen:
        yield from nodes.labels(node)
