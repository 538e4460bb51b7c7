"""Every line of a document classified, and the regions that cover each character once."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import Region, RegionKind, Span
from policy_graph.parse import sessions, talk
from policy_graph.parse.furniture import Page
from policy_graph.parse.labels import Label
from policy_graph.parse.lines import Line
from policy_graph.parse.opening import LISTS, Section
from policy_graph.parse.talk import Piece

SECTION_KINDS = dict.fromkeys(LISTS, RegionKind.ROSTER) | {"agenda": RegionKind.AGENDA}
# What stands in a list of items and is the title of the whole: 〇〇会議録　第１号, 第１日.
TITLE = re.compile(r"[^。]*(?:会議録|議事録|速記録)(?:第\d+号)?|[\W〇]*第\d+日")
# A sentence in the opening that is longer than this is no remark on the meeting.
LONGEST_NOTE = 60


def classified(
    lines: Sequence[Line],
    parts: Sequence[Section],
    labels: Sequence[Label],
    first: int,
    page: Page,
    bullets: str = "",
) -> list[Piece]:
    """Say of every line what it is; the talk begins with line ``first``, in which ``bullets`` stand under items where
    nobody is named."""
    said = talk.read(lines, labels, page) if labels else talk.unlabelled(lines[first:], page, bullets)
    return [*_opening(parts, page), *said]


def _opening(parts: Sequence[Section], page: Page) -> Iterator[Piece]:
    """Classify the lines of the opening."""
    for section in parts:
        kind = SECTION_KINDS.get(section.head.kind, RegionKind.HEADER) if section.head else RegionKind.HEADER
        if section.label:
            yield Piece(section.label, RegionKind.HEADER)
        yield from (Piece(line, _kind(line, kind, page)) for line in section.content)


def _kind(line: Line, kind: RegionKind, page: Page) -> RegionKind:
    """What a line of a section is: what the section is, unless it is the page's, or says when a sitting opens, or is
    talk that no label claims."""
    if page.has(line):
        return RegionKind.FURNITURE
    if sessions.verb(line) or (kind is RegionKind.AGENDA and TITLE.fullmatch(line.plain)):
        return RegionKind.HEADER
    return RegionKind.UNEXPLAINED if kind is not RegionKind.AGENDA and _is_talk(line) else kind


def _is_talk(line: Line) -> bool:
    return line.text.endswith("。") and (len(line.plain) > LONGEST_NOTE or line.plain.count("。") > 1)


def agenda_lines(parts: Sequence[Section], page: Page) -> Iterator[Line]:
    """Give the lines of the lists of items before the talk."""
    for section in parts:
        if section.head and section.head.kind == "agenda":
            yield from (
                line for line in section.content if _kind(line, RegionKind.AGENDA, page) is RegionKind.AGENDA
            )


def item_headings(pieces: Sequence[Piece], start: int) -> Iterator[Line]:
    """Give the headings that open items in the talk, which begins at ``start``."""
    lines = (piece.line for piece in pieces if piece.kind is RegionKind.AGENDA)
    return (line for line in lines if line.span.start >= start)


def regions(text: str, pieces: Sequence[Piece]) -> Iterator[Region]:
    """Cover every character once: the pieces, and between them white space; anything else is unexplained."""
    at = 0
    for piece in sorted(pieces, key=lambda each: each.line.span):
        span = piece.line.span
        yield from _between(text, at, span.start)
        yield Region(span=span, kind=piece.kind)
        at = span.end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Region]:
    if start < end:
        blank = text[start:end].isspace()
        yield Region(span=Span(start, end), kind=RegionKind.BLANK if blank else RegionKind.UNEXPLAINED)
