"""The terms that a query may use, with what they mean in both languages: what an editor offers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from policy_graph.model import Bilingual
from policy_graph.model.serving import Defined
from policy_graph.resources import folder
from policy_graph.triples.labels import both, labels
from policy_graph.triples.vocab import PREFIXES, TERMS

# What a term is, by its type in the ontology.
SORTS = {
    "http://www.w3.org/2002/07/owl#Class": "class",
    "http://www.w3.org/2002/07/owl#ObjectProperty": "property",
    "http://www.w3.org/2002/07/owl#DatatypeProperty": "property",
    "http://www.w3.org/2004/02/skos/core#Concept": "value",
    "http://www.w3.org/2000/01/rdf-schema#Datatype": "datatype",
}
TYPE = f"{PREFIXES['rdf']}type"
UNNAMED = Bilingual(ja="", en="")
DEFINITION = f"{PREFIXES['skos']}definition"


@lru_cache(maxsize=1)
def defined() -> tuple[Defined, ...]:
    """Give every term that may be written in a graph, own ones first."""
    return tuple(_each())


def _each() -> Iterator[Defined]:
    sorts, definitions, called = *_ontology(), labels()
    for prefix, names in TERMS.items():
        for name in names.split():
            iri = PREFIXES[prefix] + name
            label, definition = called.get(iri, UNNAMED), both(definitions.get(iri, {}))
            yield Defined(
                name=f"{prefix}:{name}",
                sort=sorts.get(iri) or _sort(prefix, name),
                ja=label.ja,
                en=label.en,
                about_ja=definition.ja,
                about_en=definition.en,
            )


def _ontology() -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """Read off the ontology what own terms are, and their definitions by language."""
    sorts: dict[str, str] = {}
    definitions: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in parse(path=folder("ontology") / "policy-graph.ttl", format=RdfFormat.TURTLE):
        subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
        if quad.predicate.value == TYPE and isinstance(quad.object, NamedNode) and quad.object.value in SORTS:
            sorts[subject] = SORTS[quad.object.value]
        if quad.predicate.value == DEFINITION and isinstance(quad.object, Literal):
            definitions[subject][quad.object.language or ""] = quad.object.value
    return sorts, definitions


def _sort(prefix: str, name: str) -> str:
    """Tell what a term of another vocabulary is by how it is written."""
    return "datatype" if prefix == "xsd" else "class" if name[0].isupper() else "property"
