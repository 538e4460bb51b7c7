"""What each measure is, in words of data/measures.toml: for tables, pages and captions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from policy_graph.model import Bilingual
from policy_graph.views.measures.measured import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A measure in words: ``of`` is actor, group, mark or line; ``about`` says what it tells, and whose it is."""

    name: str
    of: str
    title: Bilingual
    unit: Bilingual
    about: Bilingual


@cache
def definitions() -> Mapping[str, Definition]:
    """Read what is measured, in the order of tables."""
    return {name: _definition(name, entry) for name, entry in _entries().items() if entry["of"] != "note"}


def sampling(measured: Measured) -> Bilingual | None:
    """Say that betweenness is estimated, and from how many actors; ``None`` where it is exact."""
    if measured.sampled is None:
        return None
    about = _entries()["sampled"]["about"]
    return Bilingual(**{language: said.format(count=measured.sampled) for language, said in about.items()})


def titled(name: str, measured: Measured, language: str) -> str:
    """Give a measure's name as the head of a column; it says so where the values are estimated."""
    title = definitions()[name].title.of(language)
    if name != "betweenness" or measured.sampled is None:
        return title
    note = str(_entries()["sampled"][language])
    return f"{title}（{note}）" if language == "ja" else f"{title} ({note})"


def word(name: str, language: str, title: str = "") -> str:
    """Give the head of another column, or what became of something; ``title`` is what a head speaks of."""
    return str(_entries()["words"][language][name]).format(title=title)


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("policy_graph.views").joinpath("data/measures.toml").read_text("utf-8"))


def _definition(name: str, entry: Mapping[str, Any]) -> Definition:
    return Definition(
        name=name,
        of=entry["of"],
        title=Bilingual(ja=entry["ja"], en=entry["en"]),
        unit=Bilingual(**entry["unit"]),
        about=Bilingual(**entry["about"]),
    )
