"""The word tables of data/: read once, by name."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from policy_graph.methods import Key, lineage
from policy_graph.model import EntityType

NOTHING = "-"
# More words than most minutes are made of: what is told of a word alone is told once.
SEEN = 16384


@dataclass(frozen=True, slots=True)
class Head:
    """A word that names end in; ``need`` says what must stand before it (data/heads.tsv explains the values)."""

    suffix: str
    type: EntityType
    kind: str
    need: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a label of a language model means here; ``type`` is ``None`` where it names nothing that is collected,
    ``need`` says when it is believed (data/labels.tsv explains the values)."""

    type: EntityType | None
    kind: str | None
    need: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can stand for a name; data/anaphors.tsv explains the values of ``use``."""

    type: EntityType
    use: str


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each line of a TSV file that is neither empty nor a comment."""
    for line in files(__package__).joinpath("data", name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@cache
def heads() -> Mapping[str, Head]:
    """Read data/heads.tsv."""
    return MappingProxyType(
        {
            suffix: Head(suffix, EntityType(type_), kind, need)
            for suffix, type_, kind, need in rows("heads.tsv")
        }
    )


@cache
def labels() -> Mapping[str, Label]:
    """Read data/labels.tsv."""
    return MappingProxyType(
        {
            label: Label(
                EntityType(type_) if type_ != NOTHING else None, kind if kind != NOTHING else None, need
            )
            for label, type_, kind, need in rows("labels.tsv")
        }
    )


@cache
def anaphors() -> Mapping[str, Noun]:
    """Read data/anaphors.tsv."""
    return MappingProxyType({noun: Noun(EntityType(type_), use) for noun, type_, use in rows("anaphors.tsv")})


@cache
def confidences() -> Mapping[Key, float]:
    """Read data/confidence.tsv."""
    return MappingProxyType(
        {
            (record, method, int(witnesses) if witnesses != NOTHING else None): float(value)
            for record, method, witnesses, value, _, _ in rows("confidence.tsv")
        }
    )


@cache
def confidence(record: str, method: str, witnesses: int = 0) -> float:
    """Return how often finds of a method are right; a method without a line has the confidence of its family."""
    known = confidences()
    return next(known[key] for key in reversed(lineage(record, method, witnesses)) if key in known)


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of data/words.toml; ``generic.Place`` is the list Place of the table generic."""
    table: Any = _toml("words.toml")
    for key in name.split("."):
        table = table[key]
    return frozenset(table)


@cache
def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))
