"""The words that point: what a deictic name says about the thing it stands for (data/anaphors.toml)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from policy_graph.model import EntityType, Mention
from policy_graph.resolve.lists import lists
from policy_graph.resolve.names import Key
from policy_graph.text import fold, squeeze

# Endings in data/anaphors.toml that are none: a company; a word anywhere in the name.
COMPANY, ANYWHERE = "*", "~"
UNITS = "都道府県市区町村"
# So much text around a deictic name says how it points.
AROUND = 10


class Way(StrEnum):
    """How a deictic name points."""

    LAST = "last"  # 同社: at what was named last
    OWN = "own"  # 本市: at the meeting's own, at what is being discussed
    THIS = "this"  # この計画: at what was named just before
    BILL = "bill"  # 本案: at what is put to the vote
    ALONE = "alone"  # 条例: a noun alone, which may stand for nothing named at all


@dataclass(frozen=True, slots=True)
class Pointing:
    """A deictic name taken apart: its type, how it points, the noun (社, 市, 計画), the ``word`` that points (本, この)
    and the words behind."""

    type: EntityType
    way: Way
    noun: str
    word: str
    behind: str

    def fits(self, key: Key) -> bool:
        """Tell whether a key can be meant: 青空電機 by 社, みどり条例 by 条例."""
        if key.type is not self.type or key.name in self.endings:
            return False
        return any(_ends(key.name, ending) for ending in self.endings)

    def names_another(self, text: str) -> bool:
        """Tell whether a text holds what may be an unknown name of this kind: words that end as such names do."""
        known = "|".join(_table()["ordinary"])
        found = (
            _name(ending).search(re.sub(known, " ", squeeze(text)))
            for ending in self.endings
            if len(ending) > 1
        )
        return any(found)

    @property
    def is_unit(self) -> bool:
        """Tell whether the noun is the kind of a municipality or prefecture: another one's is never meant."""
        return self.type is EntityType.PLACE and len(self.noun) == 1 and self.noun in UNITS

    @property
    def is_part(self) -> bool:
        """Tell whether the noun is a part of the body that meets: 理事会 of a committee."""
        return self.type is EntityType.ORGANIZATION and self.noun in _table()["parts"]

    @property
    def reported(self) -> bool:
        """Tell whether the words behind speak of a report: 委員会の審査報告."""
        return self.behind.startswith(tuple(_table()["reports"]))

    @property
    def general(self) -> bool:
        """Tell whether the noun is said of so many things that only what was named just before can be meant."""
        return self.noun in _table()["general"]

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the names that the noun can mean, itself where nothing is known about it."""
        return _nouns()[self.type].get(self.noun, (self.noun,))


def pointing(anaphor: Mention, text: str) -> Pointing | None:
    """Take a deictic name of ``text`` apart; この stands before the name and is no part of it.

    ``None`` for the words of a law that speaks of itself: この条例は、公布の日から施行する.
    """
    name = fold(anaphor.name)
    match = _prefix().match(name)
    behind = squeeze(text[anaphor.span.end : anaphor.span.end + AROUND])
    if name in authorities() or match is None:
        before = squeeze(text[max(0, anaphor.span.start - AROUND) : anaphor.span.start])
        if _of_itself().search(before[-2:] + name + behind):
            return None
        word = next((word for word in _table()["pointing"][Way.THIS] if before.endswith(word)), "")
        way = Way.OWN if name in authorities() else Way.THIS if word else Way.ALONE
        return Pointing(anaphor.type, way, name, word, behind)
    noun = name[match.end() :]
    way = Way.BILL if noun in _table()["bills"] else _ways()[match[0]]
    return Pointing(anaphor.type, way, noun, match[0], behind)


@cache
def bill_call() -> re.Pattern[str]:
    """Match a bill that is called by its number, 次に、議案第三号: what was named before it is done with."""
    return re.compile(_table()["bill_call"])


def alone(anaphor: Mention) -> bool:
    """Tell whether a deictic name is nothing but a noun: one that stands for nothing sure is an ordinary word."""
    name = fold(anaphor.name)
    return not _prefix().match(name) and name not in authorities()


def opens(name: str) -> bool:
    """Tell whether a name begins with a deictic one, so that it means something else in each place."""
    return fold(name).startswith(openings())


def openings() -> tuple[str, ...]:
    """Return the deictic names that longer names begin with: 同社 of 同社藤山工場."""
    return tuple(_table()["opening"])


def authorities() -> tuple[str, ...]:
    """Return the words for the government whose officers speak."""
    return tuple(_table()["authorities"])


def is_noun(type_: EntityType, noun: str) -> bool:
    """Tell whether a noun can stand for a name of this type."""
    return noun in _nouns()[type_]


def _ends(name: str, ending: str) -> bool:
    if ending == COMPANY:
        return not name.endswith(
            (*lists().organization_local, *lists().organization_national, *lists().no_company)
        )
    return ending[1:] in name if ending.startswith(ANYWHERE) else name.endswith(ending)


@cache
def _name(ending: str) -> re.Pattern[str]:
    """Match an ending behind a noun or a describing verb: みどり条例, 緑に関する条例, but not なお、条例."""
    return re.compile(
        rf"[一-鿿々ァ-ヶーA-Za-z0-9」』）)る]{re.escape(ending.strip(ANYWHERE))}(?![的者費員化])"
    )


@cache
def _prefix() -> re.Pattern[str]:
    prefixes = (word for word, way in _ways().items() if way is not Way.THIS)
    return re.compile("|".join(map(re.escape, sorted(prefixes, key=len, reverse=True))))


@cache
def _of_itself() -> re.Pattern[str]:
    return re.compile("|".join(_table()["of_itself"]))


@cache
def _ways() -> Mapping[str, Way]:
    return {word: Way(way) for way, words in _table()["pointing"].items() for word in words}


@cache
def _nouns() -> Mapping[EntityType, Mapping[str, tuple[str, ...]]]:
    """For each type the nouns and the name endings that they can mean."""
    return {
        type_: {noun: tuple(found) for noun, found in _table().get(type_.lower(), {}).items()}
        for type_ in EntityType
    }


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/anaphors.toml").read_text("utf-8"))
