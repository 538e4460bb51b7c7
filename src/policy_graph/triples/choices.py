"""Code lists for tables: the choices that the ontology offers, with what they are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from policy_graph.model import Bilingual, Choice
from policy_graph.resources import folder
from policy_graph.triples.vocab import PREFIXES, short, term

# What the codes of the ontology begin with.
SCHEME = PREFIXES["pg"]
IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"


@dataclass(frozen=True, slots=True)
class _Labels:
    """What the terms of the ontology are called, and the members of its code lists, in the order of the file."""

    said: dict[str, dict[str, str]] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)


def choices(said: Any) -> tuple[tuple[Choice, ...], str | None]:
    """Return the choices that a head names, and what the IRIs of their codes begin with.

    ``said`` is a code list of the ontology (``pg:Presences``), a list of its terms (``["pg:memberOf", …]``), or a table
    ``{ code = { ja = "…", en = "…" } }``, whose codes have no IRIs. Raises KeyError for what the ontology does not have.
    """
    if isinstance(said, Mapping):
        own = [
            Choice(code=code, said=Bilingual(ja=words["ja"], en=words["en"])) for code, words in said.items()
        ]
        return tuple(own), None
    return tuple(_choice(name) for name in _named(said)), SCHEME


def _named(said: str | Sequence[str]) -> Sequence[str]:
    return _labels().members[said] if isinstance(said, str) else said


def _choice(name: str) -> Choice:
    words = _labels().said[name]
    return Choice(code=name.removeprefix("pg:"), said=Bilingual(ja=words["ja"], en=words["en"]))


@cache
def _labels() -> _Labels:
    """Read the ontology once."""
    labels = _Labels()
    for triple in parse(path=folder("ontology") / "policy-graph.ttl", format=RdfFormat.TURTLE):
        name, object_ = short(getattr(triple.subject, "value", "")), triple.object
        if triple.predicate == term("rdfs:label") and isinstance(object_, Literal):
            labels.said.setdefault(name, {})[object_.language or ""] = object_.value
        elif triple.predicate.value == IN_SCHEME and isinstance(object_, NamedNode):
            labels.members.setdefault(short(object_.value), []).append(name)
    return labels
