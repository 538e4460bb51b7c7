"""A text as its lines: where each stands, how far it is indented, whether it fills the width of the page."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from policy_graph.model import Span
from policy_graph.text import SEEN, squeeze

# Characters after which a sentence or a quotation is over.
STOPS = "。．.！？!?」』）)】〕］]"
# Lines narrower than this are never the full width of a page (columns; a full-width character counts two).
NARROWEST = 40
# How many columns a wrapped line may fall short of the full width: a full-width character and a hanging mark.
SLACK = 6
# Stands for the line break inside a word that the page broke: no blank, so that the word stays one.
JOINT = "\u2060"
# So many lines that fill the page are enough to tell its width.
FEW = 3
# At most one of so many lines is wider than its page.
WIDER = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty, without the white space around it.

    ``number`` is the line's number as an editor counts (see ``text.line_ends``); ``indent`` is in columns; ``gap`` is how many empty lines stand
    before; ``plain`` is the text under NFKC without white space: what the words of the field are looked up in.
    ``wrapped`` says that the line above was broken off at the right margin, so that this one may go on with it.
    """

    number: int
    span: Span
    text: str
    plain: str
    indent: int
    gap: int
    wrapped: bool = False

    @property
    def ends(self) -> bool:
        """Tell whether the line ends a sentence."""
        return self.text[-1] in STOPS

    @property
    def width(self) -> int:
        """Columns from the margin to the last character."""
        return self.indent + columns(self.text)


def plain(text: str) -> str:
    """Bring ``text`` into the form in which words are looked up: NFKC, no white space."""
    return squeeze(unicodedata.normalize("NFKC", text)).replace(JOINT, "")


def part(line: Line, span: Span) -> Line:
    """Make a stretch of a line a line of its own, indented by what stands before it."""
    start, end = span.start - line.span.start, span.end - line.span.start
    text = line.text[start:end]
    before = line.text[:start].replace(JOINT, "\n").rpartition("\n")
    indent = columns(before[2]) + (0 if before[1] else line.indent)
    words = line.plain if text == line.text else plain(text)
    return Line(line.number, span, text, words, indent, line.gap, line.wrapped and start == 0)


def columns(text: str) -> int:
    """Columns that ``text`` takes on a fixed-width page: two for a full-width character, one for any other."""
    return sum(map(_columns, text))


@lru_cache(maxsize=SEEN)
def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "FWA" else 1


def split(text: str) -> list[Line]:
    """List the lines of ``text`` that hold something, whatever ends them (\\n, \\r\\n, \\f, U+2028, …)."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    at, gap, number = 0, 0, 1
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            start = at + len(raw) - len(raw.lstrip())
            span = Span(start, start + len(content))
            yield Line(number, span, content, plain(content), columns(text[at:start]), gap)
            gap = 0
        else:
            gap += 1
        at += len(raw)
        number += raw.endswith(("\n", "\r"))


def marked(lines: Sequence[Line], width: int) -> list[Line]:
    """Say of every line whether the one above it was broken off at ``width``."""
    cut = [False, *(_is_broken(line, width) for line in lines[:-1])]
    return [replace(line, wrapped=after) for line, after in zip(lines, cut, strict=True)]


def _is_broken(line: Line, width: int) -> bool:
    """Tell whether a line was broken off; one that only stands at the right (a date, 資料１) was not."""
    return fills(line, width) and line.text[-1] != "。" and 2 * line.indent <= width


def fills(line: Line, width: int) -> bool:
    """Tell whether the line reaches a right margin at ``width``."""
    return line.width >= width - SLACK


def page_width(lines: Sequence[Line], *, paged: bool = False) -> int | None:
    """Width at which the text is wrapped, ``None`` where every paragraph is a line of its own.

    Text is wrapped where at least a quarter of its lines crowd just below one width and most of these break off in
    the middle of a sentence. What comes from pages is wrapped at their margin, beyond which next to nothing stands, so
    that fewer lines are enough.
    """
    measured = [(line, line.width) for line in lines]
    widths = Counter(width for _, width in measured)
    crowds = {
        width: sum(widths[near] for near in range(width - SLACK, width + 1))
        for width in widths
        if width >= NARROWEST and not (paged and _beyond(widths, width) * WIDER > len(lines))
    }
    if not crowds:
        return None
    width = max(crowds, key=lambda each: (crowds[each], -each))
    crowd = [line for line, own in measured if width - SLACK <= own <= width]
    broken = sum(1 for line in crowd if not line.ends)
    enough = len(crowd) >= FEW if paged else len(crowd) * 4 >= len(lines)
    return width if enough and broken * 2 > len(crowd) else None


def _beyond(widths: Counter[int], width: int) -> int:
    """Count the lines that are wider than a page of this width could hold."""
    return sum(count for each, count in widths.items() if each > width + SLACK)
