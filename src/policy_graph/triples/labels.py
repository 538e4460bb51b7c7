"""What terms are called in both languages: own ones by the ontology, those of other vocabularies by data/terms.toml."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from pyoxigraph import Literal, RdfFormat, parse

from policy_graph.model import Bilingual
from policy_graph.resources import folder
from policy_graph.triples.vocab import PREFIXES


@lru_cache(maxsize=1)
def labels() -> Mapping[str, Bilingual]:
    """Read what terms are called once, by IRI."""
    said = tomllib.loads(files(__package__).joinpath("data", "terms.toml").read_text("utf-8"))
    others = {PREFIXES[prefix] + name: each for prefix, names in said.items() for name, each in names.items()}
    return {iri: both(words) for iri, words in {**others, **_own()}.items()}


def _own() -> Mapping[str, Mapping[str, str]]:
    label = f"{PREFIXES['rdfs']}label"
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in parse(path=folder("ontology") / "policy-graph.ttl", format=RdfFormat.TURTLE):
        if quad.predicate.value == label and isinstance(quad.object, Literal):
            found[str(quad.subject).strip("<>")][quad.object.language or ""] = quad.object.value
    return found


def both(words: Mapping[str, str]) -> Bilingual:
    """Make a pair of what is given by language; a missing one is taken from the other, or from what has none."""
    other = words.get("", "")
    ja, en = words.get("ja", other), words.get("en", other)
    return Bilingual(ja=ja or en, en=en or ja)
