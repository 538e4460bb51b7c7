"""A build in parts, as servers take them: each graph with its hash, and its N-Triples in pieces that fit into a request."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from policy_graph.errors import UsageError
from policy_graph.model.pushing import GraphPart
from policy_graph.triples.datasets import base as base_of_place
from policy_graph.triples.datasets import read
from policy_graph.triples.iri import iri
from policy_graph.triples.store import TURTLE, file_of

# So many triples travel together; with long sentences in them that is about 4 MiB.
PIECE = 20_000


def base(folder: Path) -> str:
    """Return what the IRIs of a build or release begin with; raises UsageError where there is no graph or an empty one."""
    found = base_of_place(folder)
    if not found:
        raise UsageError(f"the graph in {folder} is empty: there is nothing to push")
    return found


def merged(base: str) -> str:
    """Name the graph that holds what all documents say together, each triple once."""
    return iri(base, "graph/merged")


def parts(folder: Path) -> tuple[GraphPart, ...]:
    """List the graphs of a build or release: those of graph.trig by name, behind them the merged one."""
    return tuple(_part(name, pieces) for name, pieces in _graphs(folder, base(folder)))


def pieces(folder: Path, wanted: Collection[str]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give the graphs that are wanted, each with its N-Triples in pieces; no graph is in memory as a whole."""
    for name, triples in _graphs(folder, base(folder)):
        if name in wanted:
            yield name, _pieces(triples)


def _graphs(folder: Path, base: str) -> Iterator[tuple[str, Iterator[Triple]]]:
    """Read the graphs one behind the other; the quads of one stand together in a written graph."""
    for graph, quads in groupby(read(folder), key=lambda quad: quad.graph_name):
        yield str(graph)[1:-1], (quad.triple for quad in quads)
    yield merged(base), (quad.triple for quad in _whole(folder))


def _whole(folder: Path) -> Iterator[Quad]:
    path = file_of(folder, TURTLE)
    try:
        yield from parse(path=str(path), format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise UsageError(f"{path} is no Turtle: {error}") from error


def _part(name: str, triples: Iterator[Triple]) -> GraphPart:
    digest, count = sha256(), 0
    for piece in _pieces(triples):
        digest.update(piece)
        count += piece.count(b"\n")
    return GraphPart(name=name, sha256=digest.hexdigest(), triples=count)


def _pieces(triples: Iterator[Triple]) -> Iterator[bytes]:
    while batch := list(islice(triples, PIECE)):
        yield serialize(batch, format=RdfFormat.N_TRIPLES) or b""
