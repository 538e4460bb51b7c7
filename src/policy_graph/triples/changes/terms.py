"""What terms are called in both languages: own ones by the ontology, the others by data/fields.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from policy_graph.model import Bilingual
from policy_graph.triples.labels import labels
from policy_graph.triples.vocab import short


def fields() -> Mapping[str, Bilingual]:
    """Give the properties of a meeting that a reader knows, with their names."""
    return _table("fields")


def type_called(type: str) -> Bilingual:
    """Name a type of entities (``person``)."""
    return _table("types").get(type) or Bilingual(ja=type, en=type)


def called(term: str) -> Bilingual:
    """Name a term of the ontology (``pg:memberOf``) inside a sentence; one that it does not know goes by its short name."""
    label = _labels().get(term) or Bilingual(ja=term, en=term)
    return Bilingual(ja=label.ja, en=label.en[:1].lower() + label.en[1:])


@cache
def _table(name: str) -> Mapping[str, Bilingual]:
    table = tomllib.loads(files(__package__).joinpath("data/fields.toml").read_text("utf-8"))
    return {key: Bilingual(**each) for key, each in table[name].items()}


@cache
def _labels() -> Mapping[str, Bilingual]:
    """The labels of the ontology by short names, which is how versions are read."""
    return {short(iri): said for iri, said in labels().items()}
