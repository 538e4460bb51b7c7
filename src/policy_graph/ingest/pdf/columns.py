"""The lines of a page in the order of reading: through one column after the other, across the rows of a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy_graph.ingest.pdf.lines import Line

# A gap of this many squares may part two columns.
GUTTER = 0.8
# Columns are at least so wide (in squares) and have so many lines beside one another.
NARROWEST, SHORTEST = 9, 4
# Lists of so many lines, too, are columns where the file holds one before the other; tables are held row by row.
LONG = 8
# So many lines of running text fill their column; fewer, where the file itself goes through the columns.
FULL, FULL_IN_ORDER = 0.4, 0.2
# How far a full line may fall short of its column, in squares, and how much of it may be gaps.
SLACK, GAPS = 2.5, 0.15


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines that are read one after the other; ``columned`` where they are a column beside another one,
    ``apart`` where they stand around the text."""

    lines: tuple[Line, ...]
    columned: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    """A gutter at ``place`` that the lines from ``first`` up to ``last`` leave free."""

    place: float
    first: int
    last: int


def gutters(pages: Iterable[Sequence[Line]], em: float) -> frozenset[float]:
    """Give the places at which pages are cut into columns; a page with few lines may be cut there, too."""
    return frozenset(cut.place for lines in pages if (cut := _gutter(lines, em, frozenset())))


def zones(
    lines: Sequence[Line], em: float, known: frozenset[float] = frozenset(), columned: bool = False
) -> Iterator[Zone]:
    """Cut a page into zones, in the order of reading; ``known`` are the gutters of other pages.

    Side by side are columns only where both hold running text that fills its lines: the cells of a list of people
    are read across.
    """
    cut = _gutter(lines, em, known)
    if cut is None:
        if lines:
            yield Zone(tuple(lines), columned)
        return
    left, right = _sides(lines[cut.first : cut.last], cut.place)
    yield from zones(lines[: cut.first], em, known, columned)
    yield from zones(left, em, known, True)
    yield from zones(right, em, known, True)
    yield from zones(lines[cut.last :], em, known, columned)


def _sides(lines: Sequence[Line], place: float) -> tuple[list[Line], list[Line]]:
    low, high = float("-inf"), float("inf")
    left = [part for line in lines if (part := line.within(low, place))]
    return left, [part for line in lines if (part := line.within(place, high))]


def _gutter(lines: Sequence[Line], em: float, known: frozenset[float]) -> _Cut | None:
    """Find the gutter that most lines leave free and that has running text on both sides."""
    if not lines:
        return None
    segments = [list(_segments(line, em)) for line in lines]
    low, high = min(line.start for line in lines), max(line.end for line in lines)
    steps = range(int((low + NARROWEST * em) / (em / 2)), int((high - NARROWEST * em) / (em / 2)) + 1)
    cuts = [_longest(segments, step * em / 2) for step in steps]
    for cut in sorted(cuts, key=lambda each: (each.first - each.last, each.place)):
        if cut.last > cut.first and _parts_columns(lines[cut.first : cut.last], cut.place, em, known):
            return cut
    return None


def _segments(line: Line, em: float) -> Iterator[tuple[float, float]]:
    """Give the stretches of a line between gaps that could be gutters."""
    start, end = line.start, line.glyphs[0].end
    for glyph in line.glyphs[1:]:
        if glyph.start - end >= GUTTER * em:
            yield start, end
            start = glyph.start
        end = max(end, glyph.end)
    yield start, end


def _longest(segments: Sequence[Sequence[tuple[float, float]]], place: float) -> _Cut:
    """Find the longest stretch of lines that all leave a place free."""
    best = _Cut(place, 0, 0)
    first = 0
    for at, line in enumerate([*segments, [(place - 1, place + 1)]]):
        if any(start < place < end for start, end in line):
            if at - first > best.last - best.first:
                best = _Cut(place, first, at)
            first = at + 1
    return best


def _parts_columns(lines: Sequence[Line], place: float, em: float, known: frozenset[float]) -> bool:
    left, right = _sides(lines, place)
    if not left or not right:
        return False
    in_order = _in_order(left, right)
    if in_order and any(abs(place - other) < 2 * em for other in known):
        return True
    shorter = min(len(left), len(right))
    if shorter < SHORTEST:
        return False
    wanted = FULL
    if in_order:
        wanted = 0.0 if shorter >= LONG else FULL_IN_ORDER
    return all(_width(side) >= NARROWEST * em and _full(side, em) >= wanted for side in (left, right))


def _width(lines: Sequence[Line]) -> float:
    return max(line.end for line in lines) - min(line.start for line in lines)


def _in_order(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether the file holds all of one column before anything of the other."""
    last = max(glyph.character.order for line in left for glyph in line.glyphs)
    return last < min(glyph.character.order for line in right for glyph in line.glyphs)


def _full(lines: Sequence[Line], em: float) -> float:
    """The share of lines that fill their column with running text."""
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    return sum(_is_full(line, start, end, em) for line in lines) / len(lines)


def _is_full(line: Line, start: float, end: float, em: float) -> bool:
    reaches = line.start - start <= SLACK * em and end - line.end <= SLACK * em
    written = sum(each[1] - each[0] for each in _segments(line, em))
    return reaches and written >= (1 - GAPS) * (line.end - line.start)
