"""A graph in numbers, asked of the graph itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from policy_graph.model import Count, SourceText, Survey
from policy_graph.triples.vocab import PREFIXES

# Of which kinds of things one is shown as an example; people are not.
EXAMPLES = ("pg:Meeting", "pg:Utterance", "org:Organization", "schema:Place", "pg:Program", "pg:Statement")

ALL = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) { ?s ?p ?o }"
ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(STRSTARTS(STR(?s), %s)) }"
THINGS = """
    SELECT (COUNT(DISTINCT ?s) AS ?n) {
        VALUES ?kind { org:Organization foaf:Person org:Post schema:Place pg:Program } ?s a ?kind
    }
"""
CLASSES = "SELECT ?i (COUNT(DISTINCT ?s) AS ?n) { ?s a ?i } GROUP BY ?i"
PROPERTIES = """
    SELECT ?i (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) { ?s ?i ?o } GROUP BY ?i
"""
CODES = """
    SELECT ?i (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) { ?s skos:notation ?o BIND(DATATYPE(?o) AS ?i) } GROUP BY ?i
"""
LINKS = """
    SELECT ?i (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) {
        ?s skos:exactMatch ?o BIND(REPLACE(STR(?o), "^([a-z]+://[^/]+/).*$", "$1") AS ?i)
    } GROUP BY ?i
"""
EXAMPLE = "SELECT (MIN(STR(?s)) AS ?i) { ?s a %s }"
SOURCES = """
    SELECT ?i ?name ?sum { ?i a pg:Minutes ; schema:name ?name ; spdx:checksum/spdx:checksumValue ?sum } ORDER BY STR(?i)
"""
MEETINGS = "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a pg:Meeting }"
DATED = """
    SELECT (COUNT(DISTINCT ?m) AS ?n) (MIN(STR(?day)) AS ?first) (MAX(STR(?day)) AS ?last) {
        ?m a pg:Meeting ; dct:date ?day FILTER(DATATYPE(?day) = xsd:date)
    }
"""


def survey(store: Store, base: str) -> Survey:
    """Count what the merged graph in the default graph of a store holds; ``base`` is what its identifiers begin with."""
    (everything,) = _rows(store, ALL)
    (entities,) = _rows(store, ENTITIES % Literal(f"{base}id/"))
    (things,) = _rows(store, THINGS)
    (meetings,), (dated,) = _rows(store, MEETINGS), _rows(store, DATED)
    return Survey(
        triples=int(everything["n"]),
        subjects=int(everything["a"]),
        objects=int(everything["b"]),
        entities=int(entities["n"]),
        things=int(things["n"]),
        classes=_counts(store, CLASSES),
        properties=_counts(store, PROPERTIES),
        codes=_counts(store, CODES),
        links=_counts(store, LINKS),
        examples=tuple(row["i"] for name in EXAMPLES for row in _rows(store, EXAMPLE % name) if row["i"]),
        sources=tuple(
            SourceText(iri=row["i"], name=row["name"], sha256=row["sum"]) for row in _rows(store, SOURCES)
        ),
        meetings=int(meetings["n"]),
        dated=int(dated["n"]),
        first=dated["first"] or None,
        last=dated["last"] or None,
    )


def _counts(store: Store, query: str) -> tuple[Count, ...]:
    """Counts by IRI, in the order of the IRIs."""
    counted = (
        Count(iri=row["i"], number=int(row["n"]), subjects=int(row["a"] or 0), objects=int(row["b"] or 0))
        for row in _rows(store, query)
        if row["i"]
    )
    return tuple(sorted(counted, key=lambda each: each.iri))


def _rows(store: Store, query: str) -> Iterator[Mapping[str, str]]:
    """Answer a query with strings, empty ones where there is no value or no such column."""
    found: Any = store.query(query, prefixes=PREFIXES)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield defaultdict(str, {name: _text(row[name]) for name in names})


def _text(value: object) -> str:
    return value.value if isinstance(value, NamedNode | Literal) else ""
