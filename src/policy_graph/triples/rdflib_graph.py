"""The graph, or a part of it, handed to rdflib for those who script with it."""

from collections.abc import Collection
from io import BytesIO
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, serialize

if TYPE_CHECKING:
    from rdflib import Dataset, Graph


def whole(store: Store) -> "Dataset":
    """Load all of a store: its default graph as the default graph, named graphs under their names."""
    from rdflib import Dataset

    found = Dataset()
    found.parse(BytesIO(_bytes(store)), format="nquads")
    return found


def about(store: Store, iris: Collection[str], turtle: str | None = None) -> "Graph":
    """Load what is said of some IRIs in the merged graph; ``turtle`` instead where it is given."""
    from rdflib import Graph

    if turtle is not None:
        return Graph().parse(data=turtle, format="turtle")
    triples = (
        quad.triple
        for iri in sorted(iris)
        for quad in store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph())
    )
    said = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return Graph().parse(BytesIO(said), format="nt")


def _bytes(store: Store) -> bytes:
    buffer = BytesIO()
    store.dump(buffer, format=RdfFormat.N_QUADS)
    return buffer.getvalue()
