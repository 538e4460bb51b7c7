"""catalog.ttl: the whole catalogue as Turtle, one subject after the other under headings, the same bytes every time."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import chain

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from policy_graph.model import LANGUAGES, Release
from policy_graph.triples.catalogue.dataset import catalogue, dataset
from policy_graph.triples.catalogue.distributions import distributions
from policy_graph.triples.catalogue.nodes import FILE, Nodes
from policy_graph.triples.catalogue.provenance import provenance
from policy_graph.triples.catalogue.statistics import statistics
from policy_graph.triples.catalogue.surroundings import surroundings
from policy_graph.triples.catalogue.vocabulary import ELSEWHERE, KINDS, PREFIXES, term

__all__ = ["FILE", "turtle"]

# What a reader wants first of a thing, in this order; the rest follows by vocabulary, then by name.
FIRST = (
    "rdf:type",
    "dct:title",
    "rdfs:label",
    "skos:prefLabel",
    "foaf:name",
    "vcard:fn",
    "dct:description",
    "dcat:startDate",
)
VOCABULARIES = ("dct", "dcat", "foaf", "vcard", "adms", "dcatap", "spdx", "prov", "void")
# Where one object of a statement ends and the next begins: a comma that stands in no literal and no IRI.
OBJECT = re.compile(r'\s*((?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^\s"<>,])+)(?: , |(?= [;.]$))')
# What stands before the objects: a property.
OBJECTS = re.compile(r"\t\S+ ")
# A line longer than this gets a line for each object.
WIDTH = 110


def turtle(release: Release) -> bytes:
    """Write the catalogue of a release."""
    nodes = Nodes(release)
    namespaces = nodes.namespaces()
    parts = (catalogue, dataset, distributions, surroundings, provenance, statistics)
    ordered = _ordered(chain.from_iterable(part(nodes) for part in parts), namespaces)
    buffer = BytesIO()
    serialize(ordered, buffer, format=RdfFormat.TURTLE, prefixes={**PREFIXES, **namespaces})
    return "".join(_spaced(buffer.getvalue().decode())).encode()


def _ordered(said: Iterable[Triple], namespaces: Mapping[str, str]) -> list[Triple]:
    """Sort by kind, name, property and value, each once."""
    spaces = list(namespaces.values())

    def key(triple: Triple) -> tuple[object, ...]:
        name = getattr(triple.subject, "value", "")
        return _rank(name, spaces), name, *_property(triple.predicate.value), *_value(triple.object)

    return sorted(set(said), key=key)


@lru_cache(maxsize=256)
def _property(iri: str) -> tuple[int, int, str]:
    firsts = [term(name).value for name in FIRST]
    vocabularies = [PREFIXES[prefix] for prefix in VOCABULARIES]
    return firsts.index(iri) if iri in firsts else len(firsts), _rank(iri, vocabularies), iri


def _value(value: object) -> tuple[int, int, str, str]:
    """Nodes before literals, Japanese before English."""
    if not isinstance(value, Literal):
        return 0, 0, str(value), ""
    return 1, _rank(value.language or "", LANGUAGES), value.value, value.datatype.value


def _rank(iri: str, beginnings: Sequence[str]) -> int:
    """Which of the beginnings it has; the number of them where none."""
    return next((at for at, each in enumerate(beginnings) if iri.startswith(each)), len(beginnings))


def _spaced(content: str) -> Iterator[str]:
    """Put an empty line before each subject and a heading before each kind of them; open up long lines."""
    last = ""
    for line in content.removesuffix("\n").split("\n"):
        if line[:1] not in ("\t", "@", ""):
            kind = line.partition(":")[0]
            heading = KINDS.get(kind, ELSEWHERE)
            yield f"\n# {heading}\n\n" if heading != last else "\n"
            last = heading
        yield f"{_opened(line) if len(line) > WIDTH else line}\n"


def _opened(line: str) -> str:
    """Give each of several objects a line of its own."""
    start = OBJECTS.match(line)
    objects = OBJECT.findall(line[start.end() :]) if start else []
    if not start or len(objects) < 2:
        return line
    return start[0].rstrip() + "\n\t\t" + " ,\n\t\t".join(objects) + line[-2:]
