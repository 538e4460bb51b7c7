"""Which way a page is written, and its characters as glyphs: places along a line and lines across the page."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from policy_graph.ingest.pdf.characters import BELOW, Character, Sheet

# How many characters of a page are asked which way it is written.
PROBES = 600
# So many characters one below the other are enough on a page of a vertical document.
FEW = 4
# Two characters stand on one line where they are not further apart across it than this, in squares.
LEVEL = 0.3
# A neighbour on the same line is no further away than this.
STEP = 1.35
# Characters side by side in a vertical column that are wider than this are a line of their own (a page number).
UPRIGHT = 1.5
# What a page number is made of, and the number of its characters at most.
PAGE_NUMBER = re.compile(r"[\d〇一二三四五六七八九十百()（）/／‐–—―─－-]")
LONGEST = 9


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on its line: ``start`` and ``end`` along the line, ``level`` of its middle across the lines, all of
    them growing in the direction of reading."""

    character: Character
    start: float
    end: float
    level: float

    @property
    def text(self) -> str:
        """The character itself."""
        return self.character.text

    @property
    def em(self) -> float:
        """The side of its square."""
        return self.character.em


@dataclass(frozen=True, slots=True)
class Directed:
    """The glyphs of a page by the direction of their lines; only one of them is filled on most pages."""

    vertical: bool
    glyphs: tuple[Glyph, ...]
    above: tuple[Glyph, ...] = ()
    below: tuple[Glyph, ...] = ()


def verticals(sheets: Sequence[Sheet]) -> list[bool]:
    """Tell which pages are written from top to bottom; a page with few words is written like the others."""
    votes = [_votes(sheet.characters) for sheet in sheets]
    mostly = 2 * sum(down > across for down, across in votes) > len(votes)
    return [down > across or (mostly and down >= FEW and 4 * down >= across) for down, across in votes]


def directed(sheet: Sheet, vertical: bool) -> Directed:
    """Lay the characters of a page out along its lines.

    On a vertical page, heads, feet and page numbers are written across: they stand ``above`` and ``below``.
    """
    if not vertical:
        return Directed(False, tuple(_horizontal(each) for each in sheet.characters))
    across = set(_across(sheet.characters))
    down = [each for each in sheet.characters if each not in across]
    middle = _middle(down)
    return Directed(
        True,
        tuple(_vertical(each) for each in down),
        tuple(_horizontal(each) for each in sheet.characters if each in across and each.y >= middle),
        tuple(_horizontal(each) for each in sheet.characters if each in across and each.y < middle),
    )


def _horizontal(each: Character) -> Glyph:
    start, end = min(each.x, each.left), each.right
    if east_asian_width(each.text) in "WF" and not each.turn and end - start < 0.98 * each.em:
        start, end = each.x, max(each.x + _width(each), each.right)
    return Glyph(each, start, end, -(each.y + (0.5 - BELOW) * each.em))


def _width(each: Character) -> float:
    """How wide a full character is where the file only tells the width of its ink: a square, unless set closer."""
    return each.em if each.right - each.x <= each.em else each.right - each.x


def _vertical(each: Character) -> Glyph:
    if each.turn or east_asian_width(each.text) not in "WFA":
        return Glyph(each, -each.top, -each.bottom, -_middle_of(each))
    top = each.y + (1 - BELOW) * each.em
    end = -each.bottom if each.text > "\uffff" else each.em - top
    return Glyph(each, -top, end, -(each.x + each.em / 2))


def _middle_of(each: Character) -> float:
    return (each.left + each.right) / 2


def _votes(characters: Sequence[Character]) -> tuple[int, int]:
    """Count for how many full characters the nearest neighbour stands below, and for how many beside them."""
    solid = [each for each in characters if east_asian_width(each.text) in "WF" and not each.blank]
    near = _Neighbours(solid)
    down = across = 0
    for each in solid[:: max(1, len(solid) // PROBES)]:
        beside, below = near.beside(each), near.below(each)
        down += below < beside - 0.1
        across += beside < below - 0.1
    return down, across


class _Neighbours:
    """Characters by the square of the page that they begin in."""

    def __init__(self, characters: Sequence[Character]) -> None:
        sizes = sorted(each.em for each in characters)
        self.side = sizes[len(sizes) // 2] if sizes else 1.0
        self.cells: dict[tuple[int, int], list[Character]] = defaultdict(list)
        for each in characters:
            self.cells[self._cell(each)].append(each)

    def beside(self, each: Character) -> float:
        """How far the next character to the right is, in squares."""
        return (
            min(
                (other.x - each.x for other in self._around(each, 3, 1) if self._is_beside(each, other)),
                default=3 * self.side,
            )
            / self.side
        )

    def below(self, each: Character) -> float:
        """How far the next character below is, in squares."""
        return (
            min(
                (each.y - other.y for other in self._around(each, 1, 3) if self._is_below(each, other)),
                default=3 * self.side,
            )
            / self.side
        )

    def _is_beside(self, each: Character, other: Character) -> bool:
        return abs(other.y - each.y) < LEVEL * self.side < other.x - each.x + 0.1 * self.side

    def _is_below(self, each: Character, other: Character) -> bool:
        return abs(_middle_of(other) - _middle_of(each)) < LEVEL * self.side < each.y - other.y

    def _around(self, each: Character, right: int, down: int) -> Iterator[Character]:
        column, row = self._cell(each)
        for x in range(column - 1, column + right + 1):
            for y in range(row - down, row + 2):
                yield from self.cells.get((x, y), ())

    def _cell(self, each: Character) -> tuple[int, int]:
        return int(each.x // self.side), int(each.y // self.side)


def _across(characters: Sequence[Character]) -> Iterator[Character]:
    """Give the characters of a vertical page that are written from left to right, or stand outside of its columns."""
    rest: list[Character] = []
    for run in _runs(characters):
        wide = run[-1].right - run[0].left > UPRIGHT * run[0].em
        if wide and sum(not each.blank for each in run) > 2 and not any(each.turn for each in run):
            yield from run
        else:
            rest += [each for each in run if not each.blank]
    yield from _foot(sorted(rest, key=lambda each: each.bottom))
    yield from _foot(sorted(rest, key=lambda each: -each.top))


def _foot(outward: Sequence[Character]) -> Iterator[Character]:
    """Give the page number that stands outside of the columns, with an empty band between: a few numerals.

    ``outward`` are all characters, the outermost first.
    """
    for at, (each, inner) in enumerate(pairwise(outward[: LONGEST + 1]), 1):
        if not PAGE_NUMBER.fullmatch(each.text):
            return
        if max(inner.bottom - each.top, each.bottom - inner.top) > inner.em:
            yield from outward[:at]
            return


def _runs(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Cut the characters, in the order of the file, wherever the next one does not follow to the right."""
    run: list[Character] = []
    for each in characters:
        if run and not _follows(run[-1], each):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _follows(before: Character, each: Character) -> bool:
    em = max(before.em, each.em)
    return abs(each.y - before.y) < 0.2 * em and 0 < each.x - before.x < STEP * em


def _middle(characters: Sequence[Character]) -> float:
    heights = sorted(each.y for each in characters)
    return heights[len(heights) // 2] if heights else 0.0
