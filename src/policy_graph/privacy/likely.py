"""A pattern that finds names in a text as it is written, whatever their width, spacing, characters or markup: quick, and
it may find too much, but never too little."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, pairwise

from policy_graph.privacy.names import UNSEEN, form, spellings
from policy_graph.privacy.words import characters
from policy_graph.text import VARIANTS

# What may stand between two characters of a name: white space, what nobody sees, tags, the readings of ruby.
GAP = rf"(?:\s|{UNSEEN.pattern}|<rt\b[^<>]*>[^<>]*</rt>|<rp>[^<>]*</rp>|<[^<>]*>)*+"


# Where Unicode has signs that stand for others; the rest is ideographs, syllables of Korean, and unused.
WHERE = (range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x20000), range(0x2F800, 0x2FA20))


@lru_cache(maxsize=64)
def likely(names: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern of all places where one of some names may stand; without names it finds nothing."""
    by_first: dict[str, set[str]] = defaultdict(set)
    for first, rest in map(_parts, {each for name in names for each in spellings(name)}):
        by_first[first].add(rest)
    if not by_first:
        return re.compile(r"(?!)")
    # One class for all beginnings comes first, because a search for a class is fast and one for alternatives is slow.
    any_first = f"[{''.join(sorted({char for first in by_first for char in _written(first)}))}]"
    branches = (
        f"(?<={_class(first)})(?:{'|'.join(sorted(rests))})" for first, rests in sorted(by_first.items())
    )
    return re.compile(f"{any_first}(?:{'|'.join(branches)})")


def _parts(spelling: str) -> tuple[str, str]:
    """Give the first character of a spelling, taken apart, and the pattern of the others."""
    pieces = unicodedata.normalize("NFD", spelling)
    return pieces[0], "".join(_next(before, piece) for before, piece in pairwise(pieces))


def _next(before: str, piece: str) -> str:
    """The pattern of one more character; one sign may stand for both (が for か and its mark, ㈱ for （株）)."""
    both = "?" if set(_all_written()[before]) & set(_all_written()[piece]) else ""
    return f"(?:{GAP}{_class(piece)}){both}"


def _class(piece: str) -> str:
    return f"[{''.join(_written(piece))}]"


def _written(piece: str) -> Iterator[str]:
    """The signs that a character can be written with, as they stand in a class of characters."""
    return map(re.escape, sorted({piece, *_all_written()[piece]}))


@cache
def _all_written() -> Mapping[str, list[str]]:
    """Every sign that is reduced to something else, by the characters that it becomes."""
    found: dict[str, list[str]] = defaultdict(list)
    for sign in _changed():
        for piece in unicodedata.normalize("NFD", form(sign)):
            found[piece].append(sign)
    return found


def _changed() -> Iterable[str]:
    decomposed = filter(unicodedata.decomposition, map(chr, chain(*WHERE)))
    return (*decomposed, *map(chr, VARIANTS), *(old for old, _ in characters()))
