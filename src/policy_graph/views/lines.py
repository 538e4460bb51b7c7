"""Ties become lines: all evidence of one relation between two actors, in an order that does not depend on theirs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from policy_graph.model import Tie
from policy_graph.views.theme import theme

# Both ends and the relation; ends without direction stand in the order of their ids.
Key: TypeAlias = "tuple[str, str, str]"


class Counted(NamedTuple):
    """A tie with the actors that it counts for, who need not be those that its words name."""

    source: str
    target: str
    tie: Tie


class Line(NamedTuple):
    """The evidence of a line, sorted, and its strength under a weighting."""

    evidence: tuple[Tie, ...]
    strength: float


def bundled(counted: Iterable[Counted]) -> dict[Key, list[Tie]]:
    """Put the ties of each line together, sorted by date and place; lines in the order of their keys.

    Distinct ties are expected; relations without direction run from the smaller id to the larger.
    """
    directed = _Directions()
    bundles: dict[Key, list[Tie]] = defaultdict(list)
    for source, target, tie in counted:
        if source > target and not directed[tie.relation]:
            source, target = target, source
        bundles[source, target, tie.relation].append(tie)
    return {key: rows if len(rows := bundles[key]) < 2 else ordered(rows) for key in sorted(bundles)}


def ordered(ties: Sequence[Tie]) -> list[Tie]:
    """Sort ties by date (those without one first), document and place, then by everything else.

    Few ties share a place; only those are compared field by field, which takes ten times as long.
    """
    placed = sorted(((_place(tie), tie) for tie in ties), key=itemgetter(0))
    return [tie for _, twins in groupby(placed, key=itemgetter(0)) for tie in _settled(twins)]


def side_of(evidence: Sequence[Tie]) -> str | None:
    """Say which side the words of a line take: ``for``, ``against``, ``both``, or ``None`` where they take none.

    Of a line that two statements make together the words of both ends count, so a conflict is always on ``both``.
    """
    sides = {tie.side for tie in evidence} | {tie.beside.side for tie in evidence if tie.beside}
    taken = [side.value for side in sides if side]
    return "both" if len(taken) > 1 else taken[0] if taken else None


def plain(bundles: Mapping[Key, Sequence[Tie]]) -> dict[Key, Line]:
    """Make lines that are as strong as they have pieces of evidence."""
    return {key: Line(tuple(evidence), float(len(evidence))) for key, evidence in bundles.items()}


class _Directions(dict[str, bool]):
    """Tell whether lines of a relation are arrows; the theme is asked once for each."""

    def __missing__(self, relation: str) -> bool:
        self[relation] = found = theme().relation(relation).directed
        return found


def _place(tie: Tie) -> tuple[str, str, int, int]:
    return tie.date or "", tie.document, tie.start, tie.end


def _settled(twins: Iterable[tuple[object, Tie]]) -> list[Tie]:
    found = [tie for _, tie in twins]
    return sorted(found, key=repr) if len(found) > 1 else found
