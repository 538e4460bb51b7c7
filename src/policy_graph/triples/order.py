"""The one order of a graph: by document, kind and name; what a thing is and is called before what else is said."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from policy_graph.triples.iri import KINDS
from policy_graph.triples.vocab import PREFIXES, term

# Properties that a reader wants first, in this order; the others follow by their IRIs.
FIRST = (
    "rdf:type",
    "rdfs:label",
    "skos:altLabel",
    "skos:hiddenLabel",
    "schema:alternateName",
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "pg:status",
)
# A number that stands alone in a name: 発言 2 comes before 発言 10, but the digits of a hash are no number.
NUMBER = re.compile(r"(?<![0-9A-Za-z])([0-9]+)(?![0-9A-Za-z])")
RANKS = {kind: rank for rank, kind in enumerate(KINDS)}
FIRSTS = {term(name).value: rank for rank, name in enumerate(FIRST)}
Key = tuple[Any, ...]


def by_graph(quads: Iterable[Quad]) -> list[Quad]:
    """Sort quads for TriG and leave each out but once."""
    return _once(quads, lambda quad: (_iri(quad.graph_name), *_key(quad)))


def merged(quads: Iterable[Quad]) -> list[Triple]:
    """Sort the triples of all graphs for Turtle and leave each out but once."""
    return merged_triples(quad.triple for quad in quads)


def merged_triples(triples: Iterable[Triple]) -> list[Triple]:
    """Sort triples for Turtle and leave each out but once."""
    return _once(triples, _key)


def rank(iri: str) -> Key:
    """Give the place of a node among others: by kind, then by name with numbers as numbers."""
    return _node(iri)


def _once(said: Iterable[Any], key: Callable[[Any], Key]) -> list[Any]:
    return [next(same) for _, same in groupby(sorted(said, key=key), key=key)]


def _key(said: Quad | Triple) -> Key:
    return (*_node(_iri(said.subject)), *_predicate(said.predicate.value), *_object(said.object))


@lru_cache(maxsize=65536)
def _node(iri: str) -> Key:
    """Rank by kind, then by name with numbers as numbers; the IRI itself breaks ties."""
    kind, _, name = iri.rpartition("id/")[2].partition("/")
    own = iri.startswith(PREFIXES["pg"])
    return not own, RANKS.get(kind, len(KINDS)), kind, _natural(name), iri


@lru_cache(maxsize=512)
def _predicate(iri: str) -> Key:
    return FIRSTS.get(iri, len(FIRST)), iri


def _object(said: object) -> Key:
    if isinstance(said, Literal):
        return 1, said.value, said.datatype.value, said.language or ""
    return 0, *_node(_iri(said))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Split a name at its numbers; a number sorts by its length, then by its digits, leading zeros aside."""
    parts = NUMBER.split(name)
    return tuple(
        (len(part.lstrip("0")), part.lstrip("0")) if at % 2 else (-1, part) for at, part in enumerate(parts)
    )


def _iri(said: object) -> str:
    return said.value if isinstance(said, NamedNode) else str(said)
