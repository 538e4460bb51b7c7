"""Texts with what was found in them: names lead to things, words that statements rest on are marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model.page_parts import Piece, Thing

# More characters of page furniture than stand between two lines of one speech.
GAP = 400
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found in one text, by offset: names that do not overlap, stretches that statements rest on, quotes.

    ``resting`` are the statements by the quotes that they rest on.
    """

    names: Sequence[tuple[int, int, Thing]]
    stretches: Sequence[Span]
    quotes: Sequence[Span]
    cuts: Sequence[int]
    resting: Mapping[Span, Sequence[Thing]]

    def named(self, at: int) -> Thing | None:
        """Return what is named at an offset."""
        index = bisect_right(self.names, at, key=lambda name: name[0]) - 1
        return self.names[index][2] if index >= 0 and at < self.names[index][1] else None

    def rests(self, at: int) -> bool:
        """Tell whether a statement rests on the character at an offset."""
        index = bisect_right(self.stretches, at, key=lambda stretch: stretch[0]) - 1
        return index >= 0 and at < self.stretches[index][1]

    def begin(self, start: int, end: int) -> tuple[Span, ...]:
        """List the quotes that begin in a stretch."""
        low = bisect_left(self.quotes, (start, start))
        return tuple(self.quotes[low : bisect_left(self.quotes, (end, end))])

    def piece(self, text: str, at: int, since: int, until: int) -> Piece:
        """Make the piece at an offset, with the quotes that begin between ``since`` and ``until``."""
        anchors = self.begin(since, until)
        resting = dict.fromkeys(each for anchor in anchors for each in self.resting.get(anchor, ()))
        return Piece(
            text=text,
            start=at,
            thing=self.named(at) if text else None,
            marked=bool(text) and self.rests(at),
            anchors=anchors,
            resting=tuple(resting),
        )


def marks(
    names: Iterable[tuple[int, int, Thing]], resting: Mapping[Span, Sequence[Thing]], quotes: Iterable[Span]
) -> Marks:
    """Order what was found; of names inside of names the longest counts."""
    outer, stretches, quotes = list(_outermost(names)), list(_united(resting)), sorted(set(quotes))
    edges = {at for start, end, _ in outer for at in (start, end)} | {at for each in stretches for at in each}
    return Marks(outer, stretches, quotes, sorted(edges | {start for start, _ in quotes}), resting)


def pieces(text: str, offsets: Sequence[int], found: Marks, *, since: int, until: int) -> tuple[Piece, ...]:
    """Cut a text where something begins or ends; ``offsets[i]`` is the place of ``text[i]`` in the source.

    What begins between ``since`` and the first character, or behind the last one before ``until``, is anchored too.
    """
    if not text:
        piece = found.piece("", since, since, until)
        return (piece,) if piece.anchors else ()
    inside = found.cuts[bisect_left(found.cuts, offsets[0]) : bisect_right(found.cuts, offsets[-1])]
    cuts = sorted({0, *(bisect_left(offsets, at) for at in inside)})
    ends = [*(offsets[cut] for cut in cuts[1:]), until]
    return tuple(
        found.piece(text[low:high], offsets[low], offsets[low] if low else since, end)
        for low, high, end in zip(cuts, [*cuts[1:], len(text)], ends, strict=True)
    )


def aligned(text: str, source: str, start: int, end: int) -> list[int]:
    """Find each character of a text for reading in the stretch of the source that it was made from.

    The text leaves out line breaks and page furniture; a character that is not found stands where the last one stood.
    """
    offsets: list[int] = []
    at = start
    for char in text:
        found = -1 if char.isspace() else source.find(char, at, min(end, at + GAP))
        if found < 0 and char.isspace() and source[at : at + 1] == char:
            found = at
        offsets.append(at if found < 0 else found)
        at = at if found < 0 else found + 1
    return offsets


def _outermost(names: Iterable[tuple[int, int, Thing]]) -> Iterator[tuple[int, int, Thing]]:
    behind = -1
    for start, end, thing in sorted(names, key=lambda name: (name[0], -name[1], name[2].iri)):
        if start >= behind:
            yield start, end, thing
            behind = end


def _united(stretches: Iterable[Span]) -> Iterator[Span]:
    """Unite stretches that overlap or touch."""
    last: Span | None = None
    for start, end in sorted(stretches):
        if last is None or start > last[1]:
            if last:
                yield last
            last = (start, end)
        else:
            last = (last[0], max(last[1], end))
    if last:
        yield last
