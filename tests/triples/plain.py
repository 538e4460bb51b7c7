"""What is said in the order of the files, the plain way: all in memory, graph after graph."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from policy_graph.triples.order import merged_triples


def in_order(said: Iterable[Quad]) -> Iterator[Quad]:
    quads = list(said)
    for graph in sorted({quad.graph_name for quad in quads}, key=lambda name: str(name).strip("<>")):
        for each in merged_triples(quad.triple for quad in quads if quad.graph_name == graph):
            yield Quad(each.subject, each.predicate, each.object, graph)
