"""What the format of a file says by itself: lines that its reader knew for furniture are told apart before anything else."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_graph.model import Region, RegionKind
from policy_graph.parse.lines import Line
from policy_graph.parse.talk import Piece


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of the meeting, and as pieces those of the page around it."""

    lines: list[Line]
    furniture: list[Piece]


def parted(lines: Sequence[Line], known: Sequence[Region]) -> Parted:
    """Take the lines out that lie wholly in a stretch of furniture; both come in the order of ``lines``."""
    stretches = sorted(region.span for region in known if region.kind is RegionKind.FURNITURE)
    rest: list[Line] = []
    furniture: list[Piece] = []
    at = 0
    for line in lines:
        while at < len(stretches) and stretches[at].end <= line.span.start:
            at += 1
        if at < len(stretches) and stretches[at].covers(line.span):
            furniture.append(Piece(line, RegionKind.FURNITURE))
        else:
            rest.append(line)
    return Parted(rest, furniture)
