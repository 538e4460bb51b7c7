"""The words by which claims are read: data/relations.toml as records, read once."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from policy_graph.model import Predicate, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One end of a predicate: the cases that mark it, those with which the topic of the sentence may fill it, and the
    kinds of name that fit."""

    cases: frozenset[str]
    topic: frozenset[str]
    types: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One line of the table of predicates; data/relations.toml explains the fields.

    ``reverse`` turns the claim round: the name in the object's role is the subject of the claim. ``verbs`` are the light
    verbs that the word must stand with, none for any.
    """

    name: str
    predicate: Predicate
    words: tuple[str, ...]
    subject: Role
    object: Role
    flags: frozenset[str]
    verbs: frozenset[str] = frozenset()
    reverse: bool = False

    @property
    def implied(self) -> frozenset[str]:
        """What an unnamed subject may be said of: nobody makes the laws of the state."""
        return frozenset("measure" if kind == "program" else kind for kind in self.object.types)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Words between two names that relate them: ``gap`` matches the words without white space, ``behind`` the words that
    must follow the second name, if any."""

    name: str
    gap: re.Pattern[str]
    left: frozenset[str]
    right: frozenset[str]
    predicate: Predicate
    reverse: bool
    behind: re.Pattern[str] | None = None

    def fits_behind(self, text: str, end: int) -> bool:
        """Tell whether the text goes on as it must."""
        return self.behind is None or self.behind.match(text, end) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What shows that a sentence does not plainly state: patterns for its clause, the sentence, what comes before,
    and what stands behind it up to the full stop."""

    status: Status
    clause: re.Pattern[str] | None
    sentence: re.Pattern[str] | None
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None


@cache
def words(table: str, name: str) -> frozenset[str]:
    """Return one word list, for example ``words("people", "roles")``."""
    return frozenset(_data()[table][name])


@cache
def endings(table: str, name: str) -> tuple[str, ...]:
    """Return one word list, the longest first: for ``str.endswith`` and for cutting."""
    return tuple(sorted(_data()[table][name], key=lambda word: (-len(word), word)))


@cache
def expression(template: str) -> re.Pattern[str]:
    """Compile a regular expression in which ``⟨people.roles⟩`` stands for the words of that list, longest first."""
    return re.compile(re.sub(r"⟨(\w+)\.(\w+)⟩", lambda match: _alternatives(match[1], match[2]), template))


def _alternatives(table: str, name: str) -> str:
    return f"(?:{'|'.join(map(re.escape, endings(table, name)))})"


@cache
def state_titles() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return titles of the state, each with the organization that it is a post of, as ``Match.expand`` reads it."""
    return tuple((re.compile(entry["title"]), entry["organization"]) for entry in _data()["state"])


@cache
def cases() -> Mapping[str, frozenset[str]]:
    """Return the cases that each written particle marks."""
    return MappingProxyType({written: frozenset(marked) for written, marked in _data()["cases"].items()})


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Return the patterns of each word that opens one."""
    found: dict[str, list[Pattern]] = {}
    for pattern in map(_pattern, _data()["pattern"]):
        for word in pattern.words:
            found.setdefault(word, []).append(pattern)
    return MappingProxyType({word: tuple(each) for word, each in found.items()})


@cache
def last_characters() -> frozenset[str]:
    """Return what the words that open a pattern end in: most words of a text need no further look."""
    return frozenset(word[-1] for word in patterns())


@cache
def between() -> tuple[Between, ...]:
    """Return the words that relate the names on both sides of them."""
    return tuple(
        Between(
            name=entry["name"],
            gap=re.compile(entry["gap"]),
            left=frozenset(entry["left"]),
            right=frozenset(entry["right"]),
            predicate=Predicate(entry["predicate"]),
            reverse=entry["reverse"],
            behind=re.compile(entry["behind"]) if "behind" in entry else None,
        )
        for entry in _data()["between"]
    )


@cache
def manners() -> tuple[Manner, ...]:
    """Return what shows each status, in the order in which they are tried."""
    return tuple(
        _manner(Status(name), entry) for name, entry in _data()["status"].items() if isinstance(entry, dict)
    )


@cache
def sign(name: str, table: str = "status") -> re.Pattern[str]:
    """Return one regular expression of a table."""
    return expression(_data()[table][name])


def _pattern(entry: Mapping[str, Any]) -> Pattern:
    return Pattern(
        name=entry["name"],
        predicate=Predicate(entry["predicate"]),
        words=tuple(entry["words"]),
        subject=_role(entry["subject"]),
        object=_role(entry["object"]),
        flags=frozenset(entry["flags"]),
        verbs=frozenset(entry.get("verbs", ())),
        reverse=entry.get("reverse", False),
    )


def _role(entry: Mapping[str, Any]) -> Role:
    return Role(
        cases=frozenset(entry["cases"]),
        topic=frozenset(entry.get("topic", ())),
        types=frozenset(entry["types"]),
    )


def _manner(status: Status, entry: Mapping[str, list[str]]) -> Manner:
    compiled = {place: expression("|".join(signs)) for place, signs in entry.items()}
    return Manner(
        status=status,
        clause=compiled.get("clause"),
        sentence=compiled.get("sentence"),
        before=compiled.get("before"),
        behind=compiled.get("behind"),
    )


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "relations.toml").read_text("utf-8"))
