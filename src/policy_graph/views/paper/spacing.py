"""Room for labels: on the quiet side of their marks, off each other, and out of the way of lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

Points = NDArray[np.float64]
Canvas = tuple[float, float]

# Where a label may stand, best first: below, above, right, left of its mark.
SIDES: Points = np.array([(0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0)])
FIRST_SIDE: Points = SIDES[0]
# Free space around a mark with its label, and between the two, in points.
GAP, LABEL_GAP = 5.0, 4.0
# How often boxes are moved out of the way of lines; large networks get fewer rounds, for they cost more each.
ROUNDS, WORK = 60, 6000
# How far a box goes at once when it leaves a line, in proportion to the whole way.
EAGERNESS = 0.6
# After so many pushes without success a drawing is too small and grows by a tenth.
PUSHES = 400


@dataclass(frozen=True, slots=True)
class Shape:
    """What an actor takes up, in points: the radius of its mark, the width and height of its label."""

    radius: float
    width: float
    height: float


class Link(NamedTuple):
    """A line between two actors by their positions in the list; ``pull`` is 1 for a fact, less for a weaker tie."""

    source: int
    target: int
    pull: float


class Bodies(NamedTuple):
    """Boxes around marks with their labels: sizes, and from each mark the way to the middle of box and label."""

    sizes: Points
    middles: Points
    labels: Points


def bodies(shapes: Sequence[Shape], sides: Points) -> Bodies:
    """Join every mark and its label, which stands on the given side, to one box with some air around it."""
    label = np.array([(shape.width, shape.height) for shape in shapes])
    mark = np.array([2 * shape.radius for shape in shapes])[:, None]
    sizes = np.where(sides != 0, label + mark + LABEL_GAP, np.maximum(label, mark)) + GAP
    return Bodies(sizes, sides * (label + LABEL_GAP) / 2, sides * (label + mark + 2 * LABEL_GAP) / 2)


def quiet_sides(marks: Points, shapes: Sequence[Shape], links: Sequence[Link]) -> Points:
    """Choose for every label the side of its mark where the fewest lines leave."""
    rays: list[list[Points]] = [[] for _ in shapes]
    for source, target, _ in links:
        rays[source].append(marks[target] - marks[source])
        rays[target].append(marks[source] - marks[target])
    return np.array([_quiet_side(shape, np.array(each)) for shape, each in zip(shapes, rays, strict=True)])


def _quiet_side(shape: Shape, rays: Points) -> Points:
    """Count for each side the rays that cross a label there; the first of the best sides wins."""
    if not len(rays):
        return FIRST_SIDE
    centres = bodies([shape] * len(SIDES), SIDES).labels[:, None]
    half = np.array((shape.width, shape.height)) / 2
    slope = np.where(np.abs(rays) < 1e-9, 1e-9, rays)[None]
    near, far = (centres - half) / slope, (centres + half) / slope
    enter = np.minimum(near, far).max(axis=2)
    leave = np.maximum(near, far).min(axis=2)
    crossed = ((enter < leave) & (leave > 0) & (enter < 1)).sum(axis=1)
    best: Points = SIDES[int(np.argmin(crossed))]
    return best


def clear(marks: Points, boxes: Bodies, links: Sequence[Link], canvas: Canvas) -> tuple[Points, Canvas]:
    """Free the boxes from each other and, as far as it goes, from lines that pass through them."""
    found: list[tuple[int, Points, Canvas]] = []
    for _ in range(max(5, min(ROUNDS, WORK // len(marks)))):
        marks, canvas = _separate(marks, boxes, canvas)
        push, crossed = _aside(marks, boxes, links)
        found.append((crossed, marks, canvas))
        if not crossed:
            break
        marks = marks + push
    _, marks, canvas = min(found, key=lambda each: each[0])
    return marks, canvas


def _aside(marks: Points, boxes: Bodies, links: Sequence[Link]) -> tuple[Points, int]:
    """How far boxes must move to leave the lines that pass through them, and how many such passages there are."""
    ends = np.array([(link.source, link.target) for link in links], dtype=int).reshape(-1, 2)
    start, line = marks[ends[:, 0]], marks[ends[:, 1]] - marks[ends[:, 0]]
    length = np.maximum(np.linalg.norm(line, axis=1), 1e-9)
    along = line / length[:, None]
    normal = np.column_stack((-along[:, 1], along[:, 0]))
    away = (marks + boxes.middles)[:, None] - start[None]
    side, position = (away * normal).sum(axis=2), (away * along).sum(axis=2)
    reach = (np.abs(normal)[None] * boxes.sizes[:, None] / 2).sum(axis=2)
    hit = (np.abs(side) < reach) & (position > 0) & (position < length)
    hit[ends.T, np.arange(len(ends))] = False
    step = np.where(hit, np.where(side < 0, -1.0, 1.0) * (reach - np.abs(side)), 0.0)
    return EAGERNESS * (step[..., None] * normal[None]).sum(axis=1), int(hit.sum())


def _separate(marks: Points, boxes: Bodies, canvas: Canvas) -> tuple[Points, Canvas]:
    """Push boxes apart until none touch; a drawing that is too small for that grows."""
    centres: Points = marks + boxes.middles
    while True:
        low, high = boxes.sizes / 2, np.maximum(boxes.sizes / 2, np.array(canvas) - boxes.sizes / 2)
        for _ in range(PUSHES):
            centres = np.clip(centres, low, high).round(2)
            push = _push(centres, boxes.sizes)
            if push is None:
                return centres - boxes.middles, canvas
            centres = centres + push
        canvas, centres = (canvas[0] * 1.1, canvas[1] * 1.1), centres * 1.1


def _push(centres: Points, sizes: Points) -> Points | None:
    """How far each box must move to leave its neighbours, along the shorter way out; ``None`` when all are free."""
    near = KDTree(centres).query_pairs(float(np.linalg.norm(sizes.max(axis=0))), output_type="ndarray")
    one, other = near[np.lexsort(near.T)].T
    apart = centres[one] - centres[other]
    overlap = (sizes[one] + sizes[other]) / 2 - np.abs(apart)
    touching = (overlap > 0.01).all(axis=1)
    if not touching.any():
        return None
    flat = (overlap[:, 0] < overlap[:, 1])[:, None] == np.array([True, False])
    step = np.where(touching[:, None] & flat, np.where(apart < 0, -0.5, 0.5) * overlap, 0.0)
    push = np.zeros_like(centres)
    np.add.at(push, one, step)
    np.add.at(push, other, -step)
    return push
