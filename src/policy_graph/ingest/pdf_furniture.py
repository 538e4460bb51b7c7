"""Running heads and feet: what stands in the same place with the same words, up to its numbers, on several pages."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_graph.ingest.pdf_lines import Line
from policy_graph.text import squeeze

# How many lines from the edge of a page may be furniture.
DEEP = 4
# It comes on at least so many pages, and on this share of them.
PAGES, SHARE = 2, 0.25
NUMBER = re.compile(r"\d+")
# A page number on a vertical page: numerals between dashes.
NUMERALS = re.compile(r"[-‐–—―─ー|｜︱]*[〇一二三四五六七八九十百]+[-‐–—―─ー|｜︱]*")


def marked(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Mark the furniture at the beginning and at the end of every page."""
    firsts = [_edge(lines) for lines in pages]
    lasts = [_edge(lines[::-1]) for lines in pages]
    return [
        list(_marks(lines, _repeated(first, firsts), len(lines) - _repeated(last, lasts)))
        for lines, first, last in zip(pages, firsts, lasts, strict=True)
    ]


def _edge(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    return [(_pattern(line.words), line) for line in lines[:DEEP]]


def _pattern(words: str) -> str:
    """Bring two running heads of different pages into one form."""
    plain = squeeze(unicodedata.normalize("NFKC", words))
    return "0" if NUMERALS.fullmatch(plain) else NUMBER.sub("0", plain)


def _repeated(edge: Sequence[tuple[str, Line]], edges: Sequence[Sequence[tuple[str, Line]]]) -> int:
    """Count how many lines, from the outermost one on, come again on other pages."""
    wanted = max(PAGES, SHARE * len(edges))
    repeated = [sum(_has(other, each) for other in edges) >= min(wanted, DEEP) for each in edge]
    return next((at for at, found in enumerate(repeated) if not found), len(repeated))


def _has(edge: Sequence[tuple[str, Line]], wanted: tuple[str, Line]) -> bool:
    pattern, line = wanted
    return any(other == pattern and abs(each.level - line.level) <= line.em for other, each in edge)


def _marks(lines: Sequence[Line], first: int, last: int) -> Iterator[Line]:
    for at, line in enumerate(lines):
        yield replace(line, furniture=True) if at < first or at >= last else line
