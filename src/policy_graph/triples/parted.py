"""The graph of each document in a store of its own, one after the other: an archive never lies in memory as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from policy_graph.triples.prints import Prints
from policy_graph.triples.roomy import LARGE, opened
from policy_graph.triples.store import TRIG, Graph, file_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What one pass over a TriG file tells: the triples in it, whether some are in no named graph, and whether each
    graph stands there in one piece, as policy-graph writes it."""

    triples: Prints
    outside: bool
    whole: bool


def surveyed(folder: Path) -> Survey:
    """Read graph.trig of a build once; raises UsageError where there is none and SyntaxError where it is no TriG."""
    triples, seen, pieces = Prints(), set[object](), 0
    for graph, quads in groupby(_quads(folder), key=_graph):
        seen.add(graph)
        pieces += 1
        for quad in quads:
            triples.add(quad.triple)
    return Survey(triples=triples, outside=DefaultGraph() in seen, whole=pieces == len(seen))


def parted(folder: Path, *, whole: bool, most: int = LARGE) -> Iterator[Store]:
    """Give each named graph in a store in memory; one that is not in one piece is gathered first, as ``opened`` does.

    Raises as ``surveyed`` does, which also tells what is ``whole``.
    """
    if whole:
        yield from (_alone(quads) for _, quads in groupby(_quads(folder), key=_graph))
        return
    with TemporaryDirectory() as place, opened(folder, (TRIG,), Path(place) / "store", most=most) as store:
        for name in sorted(store.named_graphs(), key=str):
            yield _alone(store.quads_for_pattern(None, None, None, name))


def _quads(folder: Path) -> Iterator[Quad]:
    return parse(path=file_of(folder, TRIG), format=RdfFormat.TRIG)


def _graph(quad: Quad) -> Graph:
    return quad.graph_name  # type: ignore[return-value]


def _alone(quads: Iterator[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store
