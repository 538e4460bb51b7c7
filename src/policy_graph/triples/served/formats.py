"""The formats of answers, by media type: those of rows and of yes or no, and those of graphs."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

from policy_graph.errors import NotAcceptable

F = TypeVar("F")

# The first is what whoever wishes for nothing gets.
RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}


def chosen(accept: Sequence[str], known: Mapping[str, F]) -> tuple[str, F]:
    """Choose the first format that was wished for; raises NotAcceptable where there is none of them."""
    for wish in accept or ("*/*",):
        for name, written in known.items():
            if wish in ("*/*", name) or (wish.endswith("/*") and name.startswith(wish[:-1])):
                return name, written
    raise NotAcceptable(f"this answer cannot be written as {', '.join(accept)}; ask for {', '.join(known)}")
