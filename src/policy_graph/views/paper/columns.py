"""Places for a network of two modes: the fewer in boxes in the middle, the others on both sides of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policy_graph.views.paper.sheet import Point

# Free space between rows and on either side of the boxes, in points; lines need the latter.
ROW_GAP, ALLEY = 7.0, 130.0
# Padding within a box, and the space between a mark and its label.
PADDING, LABEL_GAP = 5.0, 5.0
# How often both sides are ordered by the middle of their counterparts (Sugiyama and others 1981: barycentre).
SWEEPS = 12


class Size(NamedTuple):
    """What an actor takes up: the radius of its mark, the width and height of its label, in points."""

    radius: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything goes, in points from the lower left corner of a drawing ``width`` × ``height``.

    ``boxes`` are centres and sizes of the middle column; ``marks`` centres of the marks at the sides, ``labels`` the
    point where a label begins (right of the drawing) or ends (left of it).
    """

    boxes: Mapping[str, tuple[Point, Point]]
    marks: Mapping[str, Point]
    labels: Mapping[str, Point]
    left: frozenset[str]
    width: float
    height: float


def columns(sizes: Mapping[str, Size], pairs: Sequence[tuple[str, str]], aspect: float) -> Columns:
    """Set the ends of ``pairs`` (source, target) into columns so that lines cross little. Same input, same places."""
    sources, targets = (sorted({pair[at] for pair in pairs}) for at in (0, 1))
    middle, outer = (sources, targets) if len(sources) <= len(targets) else (targets, sources)
    near = _neighbours(pairs)
    middle, outer = _ordered(middle, outer, near)
    left, right = outer[0::2], outer[1::2]
    box = max(sizes[each].width for each in middle) + 2 * PADDING
    tall = max(sum(_row(sizes[each]) for each in column) for column in (middle, left, right))
    wide = [_label_room(sizes, column) for column in (left, right)]
    alley = max(ALLEY, (aspect * tall - sum(wide) - box) / 2)
    tall = max(tall, (sum(wide) + 2 * alley + box) / aspect)
    x_left, x_right = wide[0], wide[0] + 2 * alley + box
    rows = {**_heights(left, sizes, tall), **_heights(right, sizes, tall)}
    marks = {each: (x_left if each in set(left) else x_right, y) for each, y in rows.items()}
    boxes = {
        each: ((x_left + alley + box / 2, y), (box, sizes[each].height + 2 * 2.5))
        for each, y in _heights(middle, sizes, tall).items()
    }
    labels = {
        each: (x + (-1 if each in set(left) else 1) * (sizes[each].radius + LABEL_GAP), y)
        for each, (x, y) in marks.items()
    }
    return Columns(boxes, marks, labels, frozenset(left), sum(wide) + 2 * alley + box, tall)


def _label_room(sizes: Mapping[str, Size], column: Sequence[str]) -> float:
    return max((sizes[each].width + sizes[each].radius + LABEL_GAP for each in column), default=0.0)


def _row(size: Size) -> float:
    return max(size.height + 5.0, 2 * size.radius) + ROW_GAP


def _heights(column: Sequence[str], sizes: Mapping[str, Size], tall: float) -> dict[str, float]:
    """Spread a column evenly over the height; returns the middle of each row."""
    free = (tall - sum(_row(sizes[each]) for each in column)) / max(len(column), 1)
    top, places = tall, {}
    for each in column:
        row = _row(sizes[each]) + free
        places[each] = top - row / 2
        top -= row
    return places


def _neighbours(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for source, target in sorted(set(pairs)):
        near.setdefault(source, []).append(target)
        near.setdefault(target, []).append(source)
    return near


def _ordered(
    middle: list[str], outer: list[str], near: Mapping[str, Sequence[str]]
) -> tuple[list[str], list[str]]:
    """Order both by the mean place of their counterparts, in turn; those with most lines begin."""
    middle = sorted(middle, key=lambda each: (-len(near[each]), each))
    for _ in range(SWEEPS):
        outer = _by_middle(outer, middle, near)
        middle = _by_middle(middle, outer, near)
    return middle, outer


def _by_middle(column: list[str], other: list[str], near: Mapping[str, Sequence[str]]) -> list[str]:
    place = {each: at for at, each in enumerate(other)}
    return sorted(
        column, key=lambda each: (round(sum(place[n] for n in near[each]) / len(near[each]), 6), each)
    )
