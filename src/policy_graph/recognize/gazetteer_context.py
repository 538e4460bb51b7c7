"""Around a known name: whether it is one there, and which of its meanings is meant."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from policy_graph.model import EntityType
from policy_graph.recognize.gazetteer_records import SAME_KANA, Entry, Guard, Hit, Row
from policy_graph.text import SEEN, VARIANTS, Copy

SHORTEST_FREE = 3
COUNTRIES = ("country", "region", "foreign-place")


@dataclass(frozen=True, slots=True)
class Around:
    """A name at ``[start, end)`` of a folded text and what surrounds it.

    ``outer`` are the meanings of a known name that ends where this one starts, or before の; ``home`` is the meeting's
    own municipality.
    """

    text: str
    start: int
    end: int
    outer: tuple[Entry, ...]
    home: Entry | None

    def admits(self, row: Row) -> bool:
        """Tell whether the name can have this meaning here."""
        if self._cut_inside_word() or (row.entry.kind in COUNTRIES and self._follows(("after_other",))):
            return False
        if row.guard is Guard.FAR:
            return self.inside(row.entry) or self.near(row.entry)
        if row.guard is Guard.WORD:
            return self._attached(row.entry) or (self._open_left() and self._place_behind(row.entry))
        if row.guard is Guard.SHORT:
            return self._open_left() and (self._attached(row.entry) or self._short_right(row.entry))
        return self._long_enough(row.entry) and not self._head_of_government(row.entry)

    def inside(self, entry: Entry) -> bool:
        """Tell whether what the entry lies in is named right before."""
        return any(entry.within == outer.canonical for outer in self.outer)

    def near(self, entry: Entry) -> bool:
        """Tell whether the entry lies in the prefecture of the meeting."""
        return self.home is not None and entry.within == (self.home.within or self.home.canonical)

    def at_home(self, entry: Entry) -> bool:
        """Tell whether the entry is the meeting's municipality or a part of it."""
        if self.home is None:
            return False
        itself = (entry.canonical, entry.within) == (self.home.canonical, self.home.within)
        return itself or entry.within == self.home.canonical

    def _attached(self, entry: Entry) -> bool:
        return self.inside(entry) and self.text[self.start - 1] != "の"

    def _long_enough(self, entry: Entry) -> bool:
        return (self.end - self.start >= SHORTEST_FREE and entry.kind != "town") or self._open_left()

    def _head_of_government(self, entry: Entry) -> bool:
        """Tell whether this looks like the surname of a mayor rather than a municipality far away."""
        far = entry.kind == "municipality" and not (
            self.inside(entry) or self.near(entry) or self.at_home(entry)
        )
        return far and self._follows(("after_municipality",))

    def _cut_inside_word(self) -> bool:
        """Tell whether katakana, letters or digits go on beyond the name."""
        return any(
            _script(self.text[at : at + 1]) == _script(self.text[at - 1 : at]) != ""
            for at in (self.start, self.end)
            if at > 0
        )

    def _open_left(self) -> bool:
        return bool(self.outer) or not _part_of_word(self.text[self.start - 1 : self.start])

    def _place_behind(self, entry: Entry) -> bool:
        return self._follows(("after_foreign" if entry.kind == "foreign-place" else "after_place",))

    def _short_right(self, entry: Entry) -> bool:
        behind = self.text[self.end : self.end + 1]
        if entry.type is EntityType.ORGANIZATION:
            return not _part_of_word(behind)
        if self._follows(("after_person",)):
            return False
        return not _kanji(behind) or self._follows(("after_place", "after_short"))

    def _follows(self, parts: tuple[str, ...]) -> bool:
        return any(self.text.startswith(words(part), self.end) for part in parts)


def meant(rows: Iterable[Row], around: Around) -> tuple[Entry, ...]:
    """Keep the meanings that the surroundings favour: inside the name before, at home, in the same prefecture.

    All are kept where the surroundings favour none.
    """
    entries = tuple(dict.fromkeys(row.entry for row in rows))
    for favoured in (around.inside, around.at_home, around.near):
        if kept := tuple(entry for entry in entries if favoured(entry)):
            return kept
    return entries


def with_city(text: str, hit: Hit) -> Hit:
    """Let a foreign city reach over 市 behind it: 広州市."""
    foreign = hit.entries[0].kind == "foreign-place" and text[hit.end : hit.end + 1] == "市"
    if foreign and not text.startswith(words("after_city"), hit.end + 1):
        return replace(hit, end=hit.end + 1)
    return hit


def fold_spaced(text: str) -> Copy:
    """Fold a text character by character as names are folded, but keep its white space: no name reaches over it."""
    chars = list(map(_folded, text))
    places = tuple(place for place, new in enumerate(chars) for _ in new)
    return Copy("".join(chars), places, tuple(place + 1 for place in places))


@lru_cache(maxsize=SEEN)
def _folded(char: str) -> str:
    return unicodedata.normalize("NFKC", char).translate(VARIANTS).translate(SAME_KANA)


def words(part: str) -> tuple[str, ...]:
    """Return one of the lists of data/gazetteer_context.toml."""
    return _lists()[part]


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(files(__package__).joinpath("data/gazetteer_context.toml").read_text("utf-8"))
    return {part: tuple(entries) for part, entries in table.items()}


def _script(char: str) -> str:
    """Name the script of a character that is written without gaps inside one word, empty for all others."""
    if "ァ" <= char <= "ヺ" or char == "ー":
        return "katakana"
    return "latin" if char.isascii() and char.isalnum() else ""


def _part_of_word(char: str) -> bool:
    return _kanji(char) or _script(char) != ""


def _kanji(char: str) -> bool:
    return "一" <= char <= "鿿" or char == "々"
