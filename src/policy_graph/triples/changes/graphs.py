"""A TriG file, one named graph at a time, so that an archive never lies in memory as a whole."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from policy_graph.errors import UsageError


def graphs(path: Path) -> Iterator[tuple[str, list[Quad]]]:
    """Give the name and the quads of each graph, by name; raises UsageError where that is not their order."""
    last = ""
    for name, quads in groupby(_parsed(path), key=lambda quad: quad.graph_name):
        iri = name.value if isinstance(name, NamedNode) else ""
        if iri <= last:
            raise UsageError(
                f"{path} is not in the order in which policy-graph writes a graph: name one that it wrote"
            )
        last = iri
        yield iri, list(quads)


def _parsed(path: Path) -> Iterator[Quad]:
    try:
        yield from parse(path=path, format=RdfFormat.TRIG)
    except SyntaxError as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
