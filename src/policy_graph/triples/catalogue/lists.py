"""Entries of shared lists (languages, themes, formats) with their names, and the words of a catalogue."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pyoxigraph import NamedNode, Triple

from policy_graph.model import Bilingual, Concept
from policy_graph.triples.catalogue.nodes import both, describe


@lru_cache(maxsize=1)
def data() -> Mapping[str, Any]:
    """Read the data file of the catalogue."""
    text = (files("policy_graph.triples") / "data" / "catalogue.toml").read_text("utf-8")
    return tomllib.loads(text)


def words(name: str, **filling: object) -> Bilingual:
    """Give a text of the catalogue, with its gaps filled."""
    said = data()["words"][name]
    return Bilingual(ja=said["ja"].format_map(filling), en=said["en"].format_map(filling))


def entry(name: str) -> Concept:
    """Give an entry that every release uses."""
    said = data()["entries"][name]
    return Concept(iri=said["iri"], label=Bilingual(ja=said["ja"], en=said["en"]))


def scheme(concept: Concept) -> NamedNode | None:
    """Tell which list an entry belongs to, ``None`` for one of no known list."""
    found = (each["iri"] for each in data()["lists"] if concept.iri.startswith(each["begins"]))
    return next((NamedNode(each) for each in found), None)


def named(concept: Concept | None, *types: str) -> Iterator[Triple]:
    """Describe an entry, so that no reader has to look it up: its classes, its names, its list."""
    if concept is None:
        return
    at = scheme(concept)
    said = {"skos:prefLabel": both(concept.label), "skos:inScheme": at}
    yield from describe(NamedNode(concept.iri), [*types, "skos:Concept"], said)
    if at:
        yield from describe(at, ["skos:ConceptScheme"], {"dct:title": both(_title(at))})


def _title(scheme_: NamedNode) -> Bilingual:
    said = next(each for each in data()["lists"] if each["iri"] == scheme_.value)
    return Bilingual(ja=said["ja"], en=said["en"])
