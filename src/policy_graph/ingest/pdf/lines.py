"""Glyphs become lines: those on one level, in order along it, with white space where there is a gap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median, median_low
from unicodedata import east_asian_width

from policy_graph.ingest.pdf.direction import Glyph

# Glyphs are on one line where their middles are no further apart than this, in squares of the larger one.
LEVEL = 0.4
# From this gap on, in squares, there is white space whatever the file says.
GAP = 0.75
# Between Latin letters and digits this is a space.
NARROW_GAP = 0.2
# A blank between Latin words is stretched up to this where the line is made to fill its width.
JUSTIFIED = 2.5
# So much wider than the other gaps of its line is a blank between full characters that the file does not hold as one.
BLANK_GAP = 0.2
# Beside these a part of their square may be taken away or added.
JOINT_GAP = 0.4
JOINTS = frozenset("、。，．・：；「」『』（）〔〕【】［］｛｝〈〉《》…―─")
# So many of these in a row are a line drawn with signs.
LONG_RULE = 8
RULES = frozenset("─━―－−—–-ー＝=＿_…‥・＊*～〜")
SPACE = "\u3000"


@dataclass(frozen=True)
class Line:
    """The glyphs of one line at its ``level`` across the page.

    ``edge`` is where the lines around it begin, so that the line may be indented; ``cells`` are the glyphs that open a
    cell of a table, ``row`` tells that the line is a row of one. ``rough`` tells that a machine made out where the glyphs
    are, so that a small gap says nothing.
    """

    glyphs: tuple[Glyph, ...]
    level: float
    spaces: tuple[Glyph, ...] = ()
    edge: float | None = None
    blank_before: bool = False
    furniture: bool = False
    row: bool = False
    rough: bool = False
    cells: frozenset[Glyph] = frozenset()

    @property
    def start(self) -> float:
        """Where the first glyph begins."""
        return self.glyphs[0].start

    @property
    def end(self) -> float:
        """Where the last glyph ends."""
        return max(glyph.end for glyph in self.glyphs)

    @cached_property
    def em(self) -> float:
        """The size of its characters."""
        return median(glyph.em for glyph in self.glyphs)

    @cached_property
    def spread(self) -> float:
        """How far apart its characters are set, in squares."""
        gaps = [(after.start - glyph.end) / self.em for glyph, after in pairwise(self.glyphs)]
        return max(0.0, median_low(gaps)) if gaps else 0.0

    @property
    def words(self) -> str:
        """Its characters without white space."""
        return "".join(glyph.text for glyph in self.glyphs)

    def within(self, start: float, end: float) -> "Line | None":
        """Give the part of the line whose glyphs have their middle in a stretch, ``None`` where there is none."""
        inside = tuple(each for each in self.glyphs if start <= (each.start + each.end) / 2 < end)
        return replace(self, glyphs=inside) if inside else None

    def pieces(self, em: float) -> Iterator[tuple[str, Glyph | None]]:
        """Give its text in order: every glyph, and the white space before it, which has none."""
        if self.edge is not None and (indent := round((self.start - self.edge) / em)) > 0:
            yield SPACE * indent, None
        before: Glyph | None = None
        for glyph in self.glyphs:
            if before is not None and (gap := self._gap(before, glyph)):
                yield gap, None
            yield glyph.text, glyph
            before = glyph

    def _gap(self, before: Glyph, glyph: Glyph) -> str:
        em = max(min(before.em, glyph.em), 0.8 * self.em)
        gap = (glyph.start - before.end) / em
        narrow = _is_narrow(before) and _is_narrow(glyph)
        if narrow and GAP <= gap < JUSTIFIED and self._typed(before, glyph, em) == 1:
            return " "
        if gap >= GAP or glyph in self.cells:
            return SPACE * max(1, round(gap))
        if gap >= NARROW_GAP and narrow:
            return " "
        if self._typed(before, glyph, em) and gap > NARROW_GAP / 2:
            return " "
        least = JOINT_GAP if {before.text, glyph.text} & JOINTS else BLANK_GAP
        full = not (self.rough or _is_narrow(before) or _is_narrow(glyph))
        return " " if full and gap - self.spread >= least else ""

    def _typed(self, before: Glyph, glyph: Glyph, em: float) -> int:
        """How many blanks the file holds between two characters."""
        first, last = before.end - em / 4, glyph.start + em / 4
        return sum(first < (each.start + each.end) / 2 < last for each in self.spaces)


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Put the glyphs of a page on lines, in order across the page."""
    found = list(glyphs)
    spaces = [glyph for glyph in found if glyph.character.blank]
    levels = _levels(glyph for glyph in found if not glyph.character.blank)
    if any(_is_drawn_over(level) for level in levels):
        levels = [[glyph for run in _runs(level) for glyph in _drawn_in(run)] for level in levels]
    return [_line(level, spaces) for level in levels]


def _is_drawn_over(level: Sequence[Glyph]) -> bool:
    """Tell whether a line of signs runs over what else stands on its level: out of its column into the next one."""
    runs = list(_runs(level))
    drawn = [run for run in runs if _is_drawn(run)]
    return any(
        one[0].start < other[0].start < one[-1].end - one[-1].em
        for one in drawn
        for other in runs
        if other is not one
    )


def _is_drawn(run: Sequence[Glyph]) -> bool:
    return len(run) >= LONG_RULE and run[0].text in RULES and all(each.text == run[0].text for each in run)


def _drawn_in(run: Sequence[Glyph]) -> Sequence[Glyph]:
    """A line of signs drawn so closely together that it stays in its column."""
    if not _is_drawn(run):
        return run
    start, step = run[0].start, run[0].em / LONG_RULE
    return [
        replace(glyph, start=start + step * at, end=start + step * (at + 1)) for at, glyph in enumerate(run)
    ]


def _levels(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Gather the glyphs whose middles crowd around one level; the mean of those gathered so far is that level."""
    levels: list[list[Glyph]] = []
    mean = 0.0
    for glyph in sorted(glyphs, key=lambda each: (each.level, each.start, each.character.order)):
        if levels and abs(glyph.level - mean) <= LEVEL * max(levels[-1][-1].em, glyph.em):
            levels[-1].append(glyph)
            mean += (glyph.level - mean) / len(levels[-1])
        else:
            levels.append([glyph])
            mean = glyph.level
    return levels


def _line(level: Sequence[Glyph], spaces: Sequence[Glyph]) -> Line:
    runs = sorted(_runs(level), key=lambda run: (run[0].start, run[0].character.order))
    middle = median(glyph.level for glyph in level)
    return Line(
        glyphs=tuple(glyph for run in runs for glyph in run),
        level=middle,
        spaces=tuple(each for each in spaces if abs(each.level - middle) <= each.em),
    )


def _runs(level: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut the glyphs of a line, in the order of the file, where the next one does not follow: words that lie over
    others stay together."""
    run: list[Glyph] = []
    for glyph in sorted(level, key=lambda each: each.character.order):
        if run and not -0.3 * glyph.em < glyph.start - run[-1].end < GAP * glyph.em:
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _is_narrow(glyph: Glyph) -> bool:
    return east_asian_width(glyph.text) not in "WFA"
