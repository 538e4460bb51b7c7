"""Running heads and feet: what stands in the same place with the same words, up to its numbers, on several pages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from policy_graph.ingest.pdf.lines import Line
from policy_graph.text import squeeze

# How many lines from the edge of a page may be furniture.
DEEP = 4
# It comes on at least so many pages, and on this share of them.
PAGES, SHARE, ENOUGH = 2, 0.25, 4
# On this share of the pages it need not be set apart from the text: by a gap that is so much larger than usual.
MOST, APART = 0.6, 1.3
# What differs from page to page in a head or foot.
NUMBER = re.compile(r"\d+")
# A page number on a vertical page: numerals between dashes.
NUMERALS = re.compile(r"[-‐–—―─ー|｜︱]*[〇一二三四五六七八九十百]+[-‐–—―─ー|｜︱]*")


def marked(pages: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]] = ()) -> list[list[Line]]:
    """Mark the furniture at the beginning and at the end of every page; ``edges`` are the levels of its upper and lower edge,
    where pages differ in size."""
    edges = edges or [(0.0, 0.0)] * len(pages)
    inner = Counter(_pattern(line.words) for lines in pages for line in lines[DEEP:-DEEP])
    firsts = [_edge(lines, top) for lines, (top, _) in zip(pages, edges, strict=True)]
    lasts = [_edge(lines[::-1], bottom) for lines, (_, bottom) in zip(pages, edges, strict=True)]
    return [
        list(_marks(lines, _repeated(first, firsts, inner), len(lines) - _repeated(last, lasts, inner)))
        for lines, first, last in zip(pages, firsts, lasts, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the edge of a page, and how far from it; ``apart`` tells that it is set apart from the text."""

    pattern: str
    line: Line
    apart: bool
    place: float


def _edge(lines: Sequence[Line], edge: float) -> list[_Edge]:
    """Give the lines from the edge of a page inwards."""
    inward = [abs(after.level - before.level) for before, after in pairwise(lines)]
    usual = median(inward) if inward else 0.0
    size = median(line.em for line in lines) if lines else 0.0
    return [
        _Edge(
            _pattern(line.words),
            line,
            at >= len(inward) or inward[at] > APART * usual or abs(line.em - size) > 0.1 * size,
            line.level - edge,
        )
        for at, line in enumerate(lines[:DEEP])
    ]


def _pattern(words: str) -> str:
    """Bring two running heads of different pages into one form."""
    plain = squeeze(unicodedata.normalize("NFKC", words))
    return "0" if NUMERALS.fullmatch(plain) else NUMBER.sub("0", plain)


def _repeated(edge: Sequence[_Edge], edges: Sequence[Sequence[_Edge]], inner: Counter[str]) -> int:
    """Count how many lines, from the outermost one up to one that is set apart, come again on other pages.

    A label of a speaker may come again at the edge by chance: it also comes in the middle of pages.
    """
    found = 0
    for at, each in enumerate(edge, 1):
        count = sum(_has(other, each) for other in edges)
        if count < min(max(PAGES, SHARE * len(edges)), ENOUGH) or count <= 2 * inner[each.pattern]:
            break
        if each.apart or count >= max(ENOUGH, MOST * len(edges)):
            found = at
    return found


def _has(edge: Sequence[_Edge], wanted: _Edge) -> bool:
    return any(
        other.pattern == wanted.pattern and abs(other.place - wanted.place) <= wanted.line.em
        for other in edge
    )


def _marks(lines: Sequence[Line], first: int, last: int) -> Iterator[Line]:
    for at, line in enumerate(lines):
        yield replace(line, furniture=True) if at < first or at >= last else line
