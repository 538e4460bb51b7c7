"""What the format of a file says by itself: furniture and notes are told apart before anything else, labels are found."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from policy_graph.model import Region, RegionKind, Span
from policy_graph.parse.lines import Line
from policy_graph.parse.talk import Piece


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of the meeting and those of them that are labels; as pieces, the lines of the page around it and the
    notes between."""

    lines: list[Line]
    furniture: list[Piece]
    notes: list[Piece] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)


def parted(lines: Sequence[Line], known: Sequence[Region]) -> Parted:
    """Take the lines out that lie wholly in a stretch of furniture or a note; all come in the order of ``lines``."""
    found = Parted([], [])
    for line, kind in _kinds(lines, sorted(known, key=lambda region: region.span)):
        if kind is RegionKind.FURNITURE:
            found.furniture.append(Piece(line, kind))
        elif kind is RegionKind.NOTE:
            found.notes.append(Piece(line, kind))
        else:
            found.lines.append(line)
            if kind is RegionKind.LABEL:
                found.labels.append(line)
    return found


def _kinds(lines: Sequence[Line], known: Sequence[Region]) -> Iterator[tuple[Line, RegionKind | None]]:
    """Say of each line what the stretch is that it lies in."""
    at = 0
    for line in lines:
        while at < len(known) and known[at].span.end <= line.span.start:
            at += 1
        inside = at < len(known) and known[at].span.covers(line.span)
        yield line, known[at].kind if inside else None


def with_notes(pieces: Sequence[Piece], notes: Sequence[Piece]) -> list[Piece]:
    """Put notes where they stand; one between the lines of an utterance is a note in it."""
    reach: dict[int, Span] = {}
    for piece in pieces:
        if piece.utterance is not None:
            start = reach.get(piece.utterance, piece.line.span).start
            reach[piece.utterance] = Span(start, piece.line.span.end)
    order = sorted(reach, key=lambda number: reach[number])
    starts = [reach[number].start for number in order]
    placed = []
    for note in notes:
        at = bisect(starts, note.line.span.start) - 1
        inside = at >= 0 and reach[order[at]].covers(note.line.span)
        placed.append(replace(note, utterance=order[at] if inside else None))
    return sorted([*pieces, *placed], key=lambda piece: piece.line.span) if placed else list(pieces)
