"""All pages together: what is furniture, where lines begin and how far apart they are; each page in order of reading."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policy_graph.ingest.pdf import furniture
from policy_graph.ingest.pdf.characters import Sheet
from policy_graph.ingest.pdf.columns import Zone, gutters, zones
from policy_graph.ingest.pdf.direction import directed, verticals
from policy_graph.ingest.pdf.lines import Line, lines
from policy_graph.ingest.pdf.ruby import Ruby, told
from policy_graph.ingest.pdf.rules import reading
from policy_graph.ingest.pdf.scan import Scan
from policy_graph.ingest.pdf.table import rows

# A gap between lines that is so much larger than usual is an empty line.
EMPTY, LOOSE = 1.6, 1.25
# The first line of a page is not further from the margin of the other pages than this, in squares.
INDENTED = 8


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as lines in the order of reading, and the ruby beside them; ``em`` is the size of most characters."""

    lines: tuple[Line, ...]
    ruby: tuple[Ruby, ...]
    em: float
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    """A page before it is compared with the others: its lines from edge to edge, those written ``across`` a vertical
    page among them."""

    vertical: bool
    lines: tuple[Line, ...]
    across: frozenset[Line]
    ruby: tuple[Ruby, ...]
    height: int
    scanned: bool = False


def leaves(sheets: Sequence[Sheet], scans: Sequence[Scan] = ()) -> list[Leaf]:
    """Read the pages of a file, each in the light of all; ``scans`` were read from pictures of pages."""
    read = {scan.number: scan for scan in scans}
    pages = [
        _scanned(read[sheet.number], sheet) if sheet.number in read else _page(sheet, down)
        for sheet, down in zip(sheets, verticals(sheets), strict=True)
    ]
    edges = [
        (0.0, page.height) if page.scanned else (-each.top, -each.bottom)
        for page, each in zip(pages, sheets, strict=True)
    ]
    marked = furniture.marked([page.lines for page in pages], edges)
    em = _size(marked)
    cut = [_apart(page, lines) for page, lines in zip(pages, marked, strict=True)]
    known = gutters((parts[1] for parts in cut), em)
    zoned = [
        [Zone(head, apart=True), *zones(body, em, known), Zone(foot, apart=True)] for head, body, foot in cut
    ]
    margins = _margins(pages, zoned, em)
    pitch = _pitch(zoned, em)
    return [
        Leaf(tuple(_placed(parts, margin, pitch)), page.ruby, em, page.scanned or sheet.hidden)
        for page, parts, margin, sheet in zip(pages, zoned, margins, sheets, strict=True)
    ]


def _page(sheet: Sheet, vertical: bool) -> _Page:
    found = directed(sheet, vertical)
    text = told(found.glyphs)
    above, below = lines(found.above), lines(found.below)
    every = (*above, *rows(text.glyphs, reading(sheet.rules, vertical)), *below)
    return _Page(found.vertical, every, frozenset((*above, *below)), text.ruby, _height(sheet))


def _scanned(scan: Scan, sheet: Sheet) -> _Page:
    return _Page(scan.vertical, scan.lines, frozenset(), (), _height(sheet), scanned=True)


def _height(sheet: Sheet) -> int:
    return round(sheet.top - sheet.bottom)


def _size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most characters."""
    sizes = Counter(round(glyph.em, 1) for lines in pages for line in lines for glyph in line.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0)


def _apart(page: _Page, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """Part a page into what stands at its edges before the text, the text, and what stands there behind it."""
    apart = [line.furniture or line in page.across for line in lines]
    first = next((at for at, found in enumerate(apart) if not found), len(lines))
    last = next((at for at in range(len(lines), first, -1) if not apart[at - 1]), first)
    return tuple(lines[:first]), tuple(lines[first:last]), tuple(lines[last:])


def _margins(pages: Sequence[_Page], zoned: Sequence[Sequence[Zone]], em: float) -> list[float | None]:
    """Where the lines of every page begin: as on most pages of the same side, unless its own begin before."""
    own = [_margin(parts) for parts in zoned]
    usual = {
        key: _usual(start for other, start in zip(_keys(pages), own, strict=True) if other == key)
        for key in set(_keys(pages))
    }
    return [
        start if start is None or page.scanned or not 0 < start - usual[key] < INDENTED * em else usual[key]
        for page, key, start in zip(pages, _keys(pages), own, strict=True)
    ]


def _keys(pages: Sequence[_Page]) -> list[tuple[bool, int, int]]:
    """What pages must have in common for their lines to begin at one place: direction, side and size."""
    return [(page.vertical, at % 2, page.height) for at, page in enumerate(pages)]


def _margin(parts: Sequence[Zone]) -> float | None:
    return min(
        (line.start for part in parts if not (part.columned or part.apart) for line in part.lines),
        default=None,
    )


def _usual(starts: Iterator[float | None]) -> float:
    counts = Counter(round(start, 1) for start in starts if start is not None)
    return max(counts, key=lambda start: (counts[start], -start), default=0.0)


def _pitch(zoned: Sequence[Sequence[Zone]], em: float) -> float:
    """How far apart most lines are."""
    steps = Counter(
        round(2 * step) / 2
        for parts in zoned
        for part in parts
        if not part.apart
        for step in _steps(part.lines)
        if step >= em
    )
    return max(steps, key=lambda step: (steps[step], -step), default=2 * em)


def _steps(lines: Sequence[Line]) -> list[float]:
    return [after.level - before.level for before, after in pairwise(lines)]


def _placed(parts: Sequence[Zone], margin: float | None, pitch: float) -> Iterator[Line]:
    """Tell every line where the lines around it begin, and whether an empty line stands before it."""
    for part in parts:
        edge = min((line.start for line in part.lines), default=None) if part.columned else margin
        steps = [0.0, *_steps(part.lines), 0.0]
        for at, line in enumerate(part.lines):
            if part.apart:
                yield line
            else:
                near = min(steps[max(at - 1, 0)], steps[at + 1])
                inside = at > 0 and line.row and part.lines[at - 1].row
                yield replace(line, edge=edge, blank_before=not inside and _is_empty(steps[at], near, pitch))


def _is_empty(step: float, near: float, pitch: float) -> bool:
    return step > EMPTY * pitch and step > LOOSE * near
