"""The words of portal.toml that stand for entries of shared lists: 年4回, CC BY 4.0, 市区町村."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from policy_graph.model import Bilingual, Concept
from policy_graph.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """An entry of a list that portals share, with what CKAN calls it and, for a licence, what kind of licence it is."""

    concept: Concept
    ckan: str | None
    kind: str | None


def choose(key: str, word: str) -> ListEntry | None:
    """Find what a word or an IRI means under a key, ``None`` where it is not known."""
    return _choices()[key].get(folded(word))


def folded(word: str) -> str:
    """Reduce a word to the form in which two spellings of it meet: 年４回 and 年4回."""
    return fold(word).lower()


def known(key: str) -> str:
    """Name the words that may be written under a key."""
    labels = {choice.concept.iri: choice.concept.label for choice in _choices()[key].values()}
    return ", ".join(f"{label.ja} ({label.en})" for label in labels.values())


@lru_cache(maxsize=1)
def _choices() -> Mapping[str, Mapping[str, ListEntry]]:
    table: dict[str, dict[str, ListEntry]] = {}
    text = (files("policy_graph.release") / "data" / "choices.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    for key, iri, ja, en, words, ckan, kind in csv.reader(lines, delimiter="\t"):
        concept = Concept(iri=iri, label=Bilingual(ja=ja, en=en))
        choice = ListEntry(concept=concept, ckan=ckan or None, kind=kind or None)
        for word in (iri, ja, en, *filter(None, words.split(";"))):
            table.setdefault(key, {}).setdefault(folded(word), choice)
    return table
