"""The lines drawn on a page: what the cells of a table are told apart by."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from policy_graph.ingest.pdf.turn import turn_point

# A drawn line departs from the straight by no more than this, in points, and is at least so long.
STRAIGHT, SHORTEST = 1.0, 4.0
# A drawing of more pieces than this is a picture and no table.
PIECES = 400
# The type of a drawing among the objects on a page.
PATH = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one corner to the other, in points of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rules of a page in the directions of reading, each as (place, first, last).

    ``along`` run with the lines of text, at a place across them; ``across`` cut them, at a place along them.
    """

    along: tuple[tuple[float, float, float], ...]
    across: tuple[tuple[float, float, float], ...]


def rules(page: Any) -> Iterator[Rule]:
    """Give the straight level and upright lines that a page draws."""
    for drawn in page.get_objects(filter=(PATH,), max_depth=1):
        points = list(_points(drawn))
        for (x, y), (next_x, next_y) in pairwise(points):
            width, height = abs(next_x - x), abs(next_y - y)
            if min(width, height) <= STRAIGHT and max(width, height) >= SHORTEST:
                yield Rule(min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y))


def turned(rule: Rule, turn: int) -> Rule:
    """Turn a rule back by so many quarters."""
    (x, y), (other_x, other_y) = (
        turn_point(rule.left, rule.bottom, turn),
        turn_point(rule.right, rule.top, turn),
    )
    return Rule(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def reading(found: Iterable[Rule], vertical: bool) -> Ruled:
    """Lay the rules out along the lines of text."""
    level = [(-(each.bottom + each.top) / 2, each.left, each.right) for each in found if _is_level(each)]
    upright = [
        ((each.left + each.right) / 2, -each.top, -each.bottom) for each in found if not _is_level(each)
    ]
    if not vertical:
        return Ruled(tuple(level), tuple(upright))
    return Ruled(
        tuple((-place, first, last) for place, first, last in upright),
        tuple((place, -last, -first) for place, first, last in level),
    )


def _is_level(rule: Rule) -> bool:
    return rule.right - rule.left >= rule.top - rule.bottom


def _points(drawn: Any) -> Iterator[tuple[float, float]]:
    """Give the corners of a drawing on the page."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(drawn.raw)
    if count > PIECES:
        return
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(drawn.raw, at), x, y)
        yield matrix.on_point(x.value, y.value)
