"""The terms of a graph: all are known, each property stands on a thing that it is meant for, everything has an IRI."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Store

from policy_graph.model import Fault, FaultNode
from policy_graph.resources import folder
from policy_graph.triples.naming import called, resting
from policy_graph.triples.place import place
from policy_graph.triples.rules import fault
from policy_graph.triples.vocab import PREFIXES, TERMS, short

OWN = PREFIXES["pg"]
KNOWN = frozenset(PREFIXES[prefix] + name for prefix, names in TERMS.items() for name in names.split())
# Properties and classes that a graph uses, and whatever else of our own namespace stands in it.
USED = f"""
SELECT DISTINCT ?name WHERE {{
  GRAPH ?g {{
    {{ ?s ?name ?o }} UNION {{ ?s a ?name FILTER(isIRI(?name)) }}
    UNION {{ ?s ?p ?name FILTER(isIRI(?name) && STRSTARTS(STR(?name), "{OWN}")) }}
    UNION {{ ?s ?p ?o FILTER(isLiteral(?o)) BIND(DATATYPE(?o) AS ?name) FILTER(STRSTARTS(STR(?name), "{OWN}")) }}
  }}
}}
"""
USES = """
SELECT DISTINCT ?g ?s WHERE {{
  GRAPH ?g {{ ?s ?p ?o FILTER(?p = <{name}> || ?o = <{name}> || (isLiteral(?o) && DATATYPE(?o) = <{name}>)) }}
}}
"""
# What bears a property and belongs to none of the classes that it is meant for.
BEARERS = """
SELECT DISTINCT ?g ?s WHERE {{
  GRAPH ?g {{ ?s <{name}> ?o FILTER NOT EXISTS {{ ?s a ?class FILTER(?class IN ({classes})) }} }}
}}
"""
BLANK = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) } }"
DOMAINS = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?class WHERE {
  ?name rdfs:domain/((owl:unionOf/rdf:rest*/rdf:first)?) ?class FILTER(isIRI(?class))
}
"""


def vocabulary_faults(store: Store) -> Iterator[Fault]:
    """Give a fault for each use of an unknown term, each property on a thing of another class, each graph with blank nodes."""
    used = _names(store)
    for name in sorted(used - KNOWN - _schemes()):
        rule = "unknown-term" if name.startswith(OWN) else "foreign-term"
        for found in _asked(store, USES.format(name=name)):
            yield _fault(store, found, rule, name, short(name))
    for name in sorted(used & domains().keys()):
        classes = domains()[name]
        listed = ", ".join(f"<{each}>" for each in classes)
        for found in _asked(store, BEARERS.format(name=name, classes=listed)):
            yield _fault(store, found, "wrong-bearer", name, called(store, NamedNode(name), found["g"]))
    for found in _asked(store, BLANK):
        yield fault(
            "vocabulary",
            "blank-node",
            place(store, None, found["g"]),
            node=FaultNode(focus=found["g"].value),
        )


@lru_cache(maxsize=1)
def domains() -> Mapping[str, tuple[str, ...]]:
    """Read from the ontology which classes each own property is meant for; those without a domain are for all."""
    found = defaultdict(list)
    for each in _asked(_ontology(), DOMAINS):
        found[each["name"].value].append(each["class"].value)
    return {name: tuple(sorted(classes)) for name, classes in found.items()}


@lru_cache(maxsize=1)
def _schemes() -> frozenset[str]:
    """What the ontology defines and no graph needs: the lists that choices belong to."""
    return frozenset(
        str(quad.subject).strip("<>") for quad in _ontology().quads_for_pattern(None, None, None, None)
    )


def _ontology() -> Store:
    store = Store()
    store.bulk_load(path=folder("ontology") / "policy-graph.ttl", format=RdfFormat.TURTLE)
    return store


def _names(store: Store) -> set[str]:
    return {each["name"].value for each in _asked(store, USED)}


def _asked(store: Store, query: str) -> list[Any]:
    """Ask, with answers in order."""
    return sorted(store.query(query), key=lambda answer: [str(each) for each in answer])  # type: ignore[arg-type]


def _fault(store: Store, found: Any, rule: str, name: str, value: str) -> Fault:
    graph, subject = found["g"], found["s"]
    node = subject if isinstance(subject, NamedNode) else None
    return fault(
        "vocabulary",
        rule,
        place(store, node, graph),
        subject=resting(store, node, graph) if node else None,
        value=value,
        node=FaultNode(focus=node.value if node else graph.value, path=name),
    )
