"""What a check goes by: each shape and check of ontology/shapes.ttl with its severity, message and remedy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from policy_graph.model import Bilingual, Fault, FaultSeverity
from policy_graph.resources import folder
from policy_graph.triples.place import NOWHERE, Place

SHACL = "http://www.w3.org/ns/shacl#"
SHAPES = "https://w3id.org/policy-graph/shapes#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SEVERITIES = {
    f"{SHACL}Violation": FaultSeverity.VIOLATION,
    f"{SHACL}Warning": FaultSeverity.WARNING,
    f"{SHACL}Info": FaultSeverity.INFO,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What must hold, in words, and what to do where it does not."""

    name: str
    severity: FaultSeverity
    message: Bilingual
    remedy: Bilingual


def fault(kind: str, rule: str, place: Place = NOWHERE, **more: Any) -> Fault:
    """Make a fault of a rule at a place; raises KeyError for a rule that ontology/shapes.ttl does not hold."""
    broken = rules()[rule]
    said: dict[str, Any] = {
        "severity": broken.severity,
        "message": broken.message,
        "remedy": broken.remedy,
        "document": place.document,
        "meeting": place.meeting,
        "page": place.page,
        "line": place.line,
        "quote": place.quote,
    }
    return Fault(kind=kind, rule=rule, **{**said, **more})


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Read the rules once, by name: everything in ontology/shapes.ttl that has a remedy."""
    store = Store()
    store.bulk_load(path=folder("ontology") / "shapes.ttl", format=RdfFormat.TURTLE)
    remedies = store.quads_for_pattern(None, NamedNode(f"{SHAPES}remedy"), None, DefaultGraph())
    found = [_rule(store, remedy) for remedy in remedies]
    return {rule.name: rule for rule in found}


def _rule(store: Store, remedy: Quad) -> Rule:
    severity = store.quads_for_pattern(remedy.subject, NamedNode(f"{SHACL}severity"), None, DefaultGraph())
    given = next((str(quad.object).strip("<>") for quad in severity), f"{SHACL}Violation")
    return Rule(
        name=str(remedy.subject).strip("<>").removeprefix(SHAPES),
        severity=SEVERITIES[given],
        message=_words(store, remedy.subject, f"{SHACL}message"),
        remedy=_words(store, remedy.object, LABEL),
    )


def _words(store: Store, subject: Any, name: str) -> Bilingual:
    quads = store.quads_for_pattern(subject, NamedNode(name), None, DefaultGraph())
    said = {quad.object.language: quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    return Bilingual(ja=said["ja"], en=said["en"])
