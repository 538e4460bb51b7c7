"""What a graph says of things, value by value, so that the same things of several documents can be put together."""

import re
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, Store

from policy_graph.model import Row
from policy_graph.triples.entities import CLASSES
from policy_graph.triples.network.actors import NAMES
from policy_graph.triples.network.asked import MERGED
from policy_graph.triples.vocab import term

KINDS = {name: type_.value.lower() for type_, name in CLASSES.items()} | {"pg:Jurisdiction": "jurisdiction"}
# Told by what, where the value is all that counts.
PLAIN = {
    "label": ("rdfs:label",),
    "other": NAMES,
    "within": ("pg:locatedIn",),
    "employer": ("org:postIn",),
}
CODES = {"lgcode": "pg:lgcode", "country": "pg:iso3166"}
GEONAMES = re.compile(r"^https://sws\.geonames\.org/([0-9]+).*$")


def said(store: Store) -> list[Row]:
    """Give (subject, what, value) for all that the default graph says of organizations, people, posts, places and programs.

    ``what`` is ``kind``, ``label``, ``other``, ``within``, ``employer``, ``geonames``, ``lgcode`` or ``country``.
    """
    kinds = {(subject, "kind", kind) for subject, kind in _kinds(store)}
    things = {subject for subject, _, _ in kinds}
    values = {row for row in chain(_plain(store), _codes(store)) if row[0] in things and row[2]}
    return sorted(kinds | values)


def _kinds(store: Store) -> Iterator[tuple[str, str]]:
    for name, kind in KINDS.items():
        for quad in store.quads_for_pattern(None, term("rdf:type"), term(name), MERGED):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value, kind


def _plain(store: Store) -> Iterator[tuple[str, str, str]]:
    for what, names in PLAIN.items():
        for subject, value in _values(store, *names):
            yield subject, what, value.value


def _codes(store: Store) -> Iterator[tuple[str, str, str]]:
    for subject, value in _values(store, "skos:exactMatch"):
        if found := GEONAMES.match(value.value):
            yield subject, "geonames", found[1]
    datatypes = {term(name): what for what, name in CODES.items()}
    for subject, value in _values(store, "skos:notation"):
        if isinstance(value, Literal) and (what := datatypes.get(value.datatype)):
            yield subject, what, value.value


def _values(store: Store, *names: str) -> Iterator[tuple[str, NamedNode | Literal]]:
    for name in names:
        for quad in store.quads_for_pattern(None, term(name), None, MERGED):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.object
