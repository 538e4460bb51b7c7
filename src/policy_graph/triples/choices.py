"""Code lists for tables: the choices that the ontology offers, with what they are called."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse

from policy_graph.model import Bilingual, Choice
from policy_graph.resources import folder
from policy_graph.triples.labels import labels
from policy_graph.triples.vocab import PREFIXES, short

# What the codes of the ontology begin with.
SCHEME = PREFIXES["pg"]
IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"


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
    return _members()[said] if isinstance(said, str) else said


def _choice(name: str) -> Choice:
    code = name.removeprefix("pg:")
    return Choice(code=code, said=labels()[SCHEME + code])


@cache
def _members() -> Mapping[str, Sequence[str]]:
    """Read the members of the code lists of the ontology once, in the order of the file."""
    found: dict[str, list[str]] = defaultdict(list)
    for triple in parse(path=folder("ontology") / "policy-graph.ttl", format=RdfFormat.TURTLE):
        if triple.predicate.value == IN_SCHEME and isinstance(triple.object, NamedNode):
            found[short(triple.object.value)].append(short(getattr(triple.subject, "value", "")))
    return dict(found)
