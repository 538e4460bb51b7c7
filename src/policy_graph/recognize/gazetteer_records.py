"""What a gazetteer knows about one name, and how its spellings meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from policy_graph.model import Code, EntityType, Listed
from policy_graph.text import fold

# Both characters of each pair are used for the same place: 茅ヶ崎 and 茅ケ崎.
SAME_KANA = str.maketrans("ヶヵ", "ケカ")
# More names than the gazetteer knows everywhere and the minutes of a day ask for.
NAMES = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a name can mean.

    ``name`` is the spelling that was looked up, ``canonical`` the full name (豊田市 for 豊田), ``within`` the name of
    the prefecture, municipality or country that it lies in, ``reading`` its kana.
    """

    name: str
    type: EntityType
    kind: str
    canonical: str
    within: str | None = None
    reading: str | None = None
    codes: tuple[Code, ...] = ()


def listed(entries: Iterable[Entry]) -> tuple[Listed, ...]:
    """Return the entries that have codes of their own, each once, where they are several: one of them is meant."""
    found = dict.fromkeys(
        Listed(name=each.canonical, kind=each.kind or None, within=each.within, codes=each.codes)
        for each in entries
        if each.codes
    )
    return tuple(found) if len(found) > 1 else ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at ``[start, end)`` of the text that was searched, with everything that it can mean there."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Guard(StrEnum):
    """What must hold around a name before it counts as one."""

    FREE = "free"  # nothing but the change of script: 豊田市, ベトナム
    SHORT = "short"  # no kanji on either side and no honorific behind: 石川 is also a surname
    WORD = "word"  # a container before or a place word behind: 中央 is also an ordinary word
    FAR = (
        "far"  # a container before, or in the prefecture of the meeting: 大井町 is also a part of many cities
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the index. Lower ``rank`` comes first where a name means several things."""

    entry: Entry
    guard: Guard = Guard.FREE
    rank: int = 0

    @property
    def key(self) -> str:
        """The folded spelling that the text is compared with."""
        return key(self.entry.name)


@lru_cache(maxsize=NAMES)
def key(name: str) -> str:
    """Fold a name so that its usual spellings meet."""
    return fold(name).translate(SAME_KANA)
