"""Tables with drawn lines: the words of a cell stay together, the cells of a row become one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from policy_graph.ingest.pdf_direction import Glyph
from policy_graph.ingest.pdf_lines import Line, lines
from policy_graph.ingest.pdf_rules import Ruled

# Drawn lines closer than this, in points, are one.
NEAR = 3.0
# A cell of at most so many lines, all of them full but the last, holds one entry that was wrapped.
WRAPPED = 3
# How far a full line may fall short of its cell, in squares; one more where the next character but one begins no line.
SLACK = 1.2
# Marks that no line begins with: the character before them goes to the next line together with them.
UNBEGINNING = frozenset("、。，．・：；！？）〕］｝〉》」』】ーゃゅょっャュョッ々")
# Running text holds this: it stays in its printed lines, as outside of a table.
STOP = "。"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell between ``start`` and ``end`` along the lines and between two places across them."""

    start: float
    end: float
    first: float
    last: float

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether the middle of a glyph is in the cell."""
        middle = (glyph.start + glyph.end) / 2
        return self.start <= middle < self.end and self.first <= glyph.level < self.last


def rows(glyphs: Sequence[Glyph], ruled: Ruled) -> list[Line]:
    """Put the glyphs of a page on lines; those of a table row by row, each cell beginning on the first line."""
    rest = list(glyphs)
    blanks = [glyph for glyph in glyphs if glyph.character.blank]
    found: list[Line] = []
    for cells, last in _bands(ruled):
        words = {cell: [glyph for glyph in rest if cell.holds(glyph)] for cell in cells}
        if sum(any(not glyph.character.blank for glyph in inside) for inside in words.values()) < 2:
            continue
        found += _row(
            [_entries(cell, inside, blanks) for cell, inside in words.items()], cells[0].first, last
        )
        taken = {glyph for inside in words.values() for glyph in inside}
        rest = [glyph for glyph in rest if glyph not in taken]
    return sorted([*lines(rest), *found], key=lambda line: line.level)


def _bands(ruled: Ruled) -> Iterator[tuple[list[Cell], float]]:
    """Give the rows of all tables, each as the cells that begin there, at least two side by side, and where it ends."""
    levels = _merged(place for place, _, _ in ruled.along)
    for first, last in pairwise(levels):
        places = _merged(
            place
            for place, begin, end in ruled.across
            if begin <= first + NEAR and end >= min(last, first + 4 * NEAR) - NEAR
        )
        cells = [_cell(start, end, first, levels, ruled) for start, end in pairwise(places)]
        begun = [cell for cell in cells if cell is not None]
        if len(begun) > 1:
            yield begun, last


def _cell(start: float, end: float, first: float, levels: Sequence[float], ruled: Ruled) -> Cell | None:
    """The cell that begins at a level, down to the next line that closes it; ``None`` where none begins."""
    if not _is_drawn(first, start, end, ruled):
        return None
    last = next((level for level in levels if level > first and _is_drawn(level, start, end, ruled)), None)
    return Cell(start, end, first, last) if last is not None else None


def _is_drawn(level: float, start: float, end: float, ruled: Ruled) -> bool:
    """Tell whether lines are drawn at a level over most of a stretch."""
    covered = sum(
        max(0.0, min(end, right) - max(start, left))
        for place, left, right in set(ruled.along)
        if abs(place - level) <= NEAR
    )
    return covered >= 0.8 * (end - start)


def _merged(places: Iterator[float]) -> list[float]:
    """Give the places in order, those of one thick line once."""
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > NEAR:
            merged.append(place)
    return merged


def _entries(cell: Cell, glyphs: Sequence[Glyph], blanks: Sequence[Glyph]) -> list[Line]:
    """The lines of a cell; one entry that was wrapped at its border is one line."""
    found = lines(glyphs)
    full = [_is_full(line, after, cell) for line, after in pairwise(found)]
    if 1 < len(found) <= WRAPPED and all(full) and not any(STOP in line.words for line in found):
        return [_unwrapped(found, blanks)]
    return found


def _is_full(line: Line, after: Line, cell: Cell) -> bool:
    """Tell whether nothing more of the next line had room on a line."""
    taken = len(after.glyphs) > 1 and after.glyphs[1].text in UNBEGINNING
    return cell.end - line.end <= (SLACK + taken) * line.em + line.start - cell.start


def _unwrapped(found: Sequence[Line], blanks: Sequence[Glyph]) -> Line:
    """Make one line of several; a blank that was typed where a line was broken, if only beyond its cell, is kept."""
    typed = {
        after.glyphs[0] for line, after in pairwise(found) if any(_is_behind(line, each) for each in blanks)
    }
    glyphs = tuple(glyph for line in found for glyph in line.glyphs)
    return replace(found[0], glyphs=glyphs, cells=frozenset(typed))


def _is_behind(line: Line, blank: Glyph) -> bool:
    return abs(blank.level - line.level) < line.em / 2 and abs(blank.start - line.end) < line.em / 2


def _row(columns: Sequence[Sequence[Line]], first: float, last: float) -> Iterator[Line]:
    """Join the lines of cells side by side: the first ones, the second ones, and so on, all of them inside their row."""
    lowest = (last - first) / max(map(len, columns))
    for at, beside in enumerate(zip_longest(*columns)):
        parts = [line for line in beside if line is not None]
        yield Line(
            glyphs=tuple(glyph for line in parts for glyph in line.glyphs),
            level=first + (at + 0.5) * min(1.2 * parts[0].em, lowest),
            spaces=tuple(glyph for line in parts for glyph in line.spaces),
            row=True,
            cells=frozenset(line.glyphs[0] for line in parts[1:]).union(*(line.cells for line in parts)),
        )
