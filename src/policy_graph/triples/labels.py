"""What the ontology calls its terms, in both languages."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import Literal, RdfFormat, parse

from policy_graph.model import Bilingual
from policy_graph.resources import folder
from policy_graph.triples.vocab import PREFIXES


@lru_cache(maxsize=1)
def labels() -> Mapping[str, Bilingual]:
    """Read the labels of the ontology once, by IRI."""
    label = f"{PREFIXES['rdfs']}label"
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in parse(path=folder("ontology") / "policy-graph.ttl", format=RdfFormat.TURTLE):
        if quad.predicate.value == label and isinstance(quad.object, Literal):
            found[str(quad.subject).strip("<>")][quad.object.language or ""] = quad.object.value
    return {iri: both(words) for iri, words in found.items()}


def both(words: Mapping[str, str]) -> Bilingual:
    """Make a pair of what is given by language; a missing one is taken from the other, or from what has none."""
    other = words.get("", "")
    ja, en = words.get("ja", other), words.get("en", other)
    return Bilingual(ja=ja or en, en=en or ja)
