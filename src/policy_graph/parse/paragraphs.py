"""Paragraphs as a reader reads them: wrapped lines joined, separate ones apart."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from policy_graph.model import Passage, RegionKind, Span
from policy_graph.parse.agenda import is_item
from policy_graph.parse.furniture import Page
from policy_graph.parse.lines import Line
from policy_graph.parse.talk import Piece

# Kinds of lines that nobody reads for names.
UNREAD = (RegionKind.FURNITURE, RegionKind.LABEL, RegionKind.BLANK)
# What opens a paragraph or an item of a list even behind a full line.
OPENERS = "（(・･○◯●◎◆◇■□①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽※"

# How much deeper than an item's number its second line begins at least, in characters.
HANGING = 4


def passages(pieces: Iterable[Piece], page: Page, cuts: Sequence[int]) -> Iterator[Passage]:
    """Join the lines of every paragraph. ``cuts`` are the offsets, in order, at which a line of a list is cut: where an
    entry begins."""
    group: list[Piece] = []
    for piece in pieces:
        if piece.kind in UNREAD and not (group and piece.kind is RegionKind.FURNITURE):
            yield from _passages(group, cuts)
            group = []
        if piece.kind in UNREAD:
            continue
        if group and not (_goes_on(group[-1], piece, page) or _hangs(group[0], piece)):
            yield from _passages(group, cuts)
            group = []
        group.append(piece)
    yield from _passages(group, cuts)


def _goes_on(before: Piece, piece: Piece, page: Page) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if (before.kind, before.utterance) != (piece.kind, piece.utterance) or not page.fills(before.line):
        return False
    if piece.kind is RegionKind.AGENDA and is_item(piece.line):
        return False
    return not (before.line.ends and _opens(before.line, piece.line))


def _hangs(first: Piece, piece: Piece) -> bool:
    """Tell whether a line hangs under the title of an item of the agenda, whose number stands to the left of it."""
    both = first.kind is piece.kind is RegionKind.AGENDA
    return both and piece.line.indent >= first.line.indent + HANGING and not is_item(piece.line)


def _opens(before: Line, line: Line) -> bool:
    return line.indent > 0 or line.text[0] in OPENERS


def _passages(group: Sequence[Piece], cuts: Sequence[int]) -> Iterator[Passage]:
    if not group:
        return
    kind, utterance = group[0].kind, group[0].utterance
    spans = [piece.line.span for piece in group]
    if kind is not RegionKind.ROSTER:
        yield Passage(spans=tuple(spans), kind=kind, utterance=utterance)
        return
    for part in _cut(spans, cuts):
        yield Passage(spans=tuple(part), kind=kind, utterance=utterance)


def _cut(spans: Sequence[Span], cuts: Sequence[int]) -> Iterator[list[Span]]:
    """Cut a list where its entries begin."""
    entry: list[Span] = []
    for span in spans:
        places = cuts[bisect_left(cuts, span.start) : bisect_left(cuts, span.end)]
        for start, end in zip(
            sorted({span.start, *places}), [*(at for at in places if at > span.start), span.end], strict=True
        ):
            if entry and start in places:
                yield entry
                entry = []
            entry.append(Span(start, end))
    if entry:
        yield entry
