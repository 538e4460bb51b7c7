"""Places for actors: related ones near each other, parts side by side, always the same for the same network."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from policy_graph.views.paper.spacing import (
    FIRST_SIDE,
    Canvas,
    Link,
    Points,
    Shape,
    bodies,
    clear,
    quiet_sides,
)

# Width to height of the drawing, as of a sheet of A4 on its side.
ASPECT = sqrt(2)
# Share of the drawing that marks and labels cover; lines need the rest.
COVERED = 0.15
# No drawing is smaller than this, in points: its legend must have room.
NARROWEST, LOWEST = 480.0, 60.0
# Free space between unconnected parts, in points.
ALLEY = 18.0
# A drawing is made at most so many times as high as it came out: a chain stays a chain.
STRETCH = 3.0
# How much of the empty stretches between groups is given to the crowded ones: 0 none, 1 all.
EVENNESS = 0.4


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything goes, in points from the lower left corner.

    ``marks`` and ``labels`` are centres, one row an actor; ``width`` and ``height`` are those of the drawing.
    """

    marks: Points
    labels: Points
    width: float
    height: float


def plan(
    shapes: Sequence[Shape], links: Sequence[Link], aspect: float = ASPECT, covered: float = COVERED
) -> Plan:
    """Lay out actors so that no mark or label touches another one's. Same input, same plan.

    ``aspect`` is the width of the drawing in proportion to its height, ``covered`` the share of it that marks and labels
    cover; where there is no room, the drawing grows.
    """
    boxes = bodies(shapes, np.tile(FIRST_SIDE, (len(shapes), 1)))
    marks, canvas = _arrange(boxes.sizes, links, aspect, covered)
    for _ in range(2):  # lines turn a little when marks move, and labels with them
        boxes = bodies(shapes, quiet_sides(marks, shapes, links))
        marks, canvas = clear(marks, boxes, links, canvas)
    return Plan(marks, marks + boxes.labels, *canvas)


def _arrange(sizes: Points, links: Sequence[Link], aspect: float, covered: float) -> tuple[Points, Canvas]:
    """Lay out every connected part by itself and set the parts side by side."""
    ends = np.array([(link.source, link.target) for link in links], dtype=int).reshape(-1, 2).T
    count, part = connected_components(coo_array((np.ones(ends.shape[1]), ends), (len(sizes), len(sizes))))
    members = [np.flatnonzero(part == at) for at in range(count)]
    drawn = [_part(sizes, links, each, aspect, covered) for each in members]
    corners, canvas = _pack([canvas for _, canvas in drawn], aspect)
    marks = np.zeros_like(sizes)
    for each, (places, _), corner in zip(members, drawn, corners, strict=True):
        marks[each] = places + corner
    return marks, canvas


def _part(
    sizes: Points, links: Sequence[Link], members: NDArray[np.int64], aspect: float, covered: float
) -> tuple[Points, Canvas]:
    """Lay out one connected part on a canvas of its own, no larger than needed."""
    place = {int(member): at for at, member in enumerate(members)}
    within = [Link(place[s], place[t], pull) for s, t, pull in links if s in place]
    marks = _stretch(_stress(_distances(len(members), within)), sizes[members], aspect, covered)
    width, height = (np.ptp(marks, axis=0) + sizes[members].max(axis=0) + ALLEY).tolist()
    return marks, (width, height)


def _pack(canvases: Sequence[Canvas], aspect: float) -> tuple[list[Canvas], Canvas]:
    """Set canvases on shelves of the width that best fills a sheet; returns their corners and the whole size."""
    order = sorted(range(len(canvases)), key=lambda at: (-canvases[at][1], at))
    widest = max(width for width, _ in canvases)
    rooms = [max(room, widest, NARROWEST) for room in accumulate(canvases[at][0] for at in order)]
    packed = [_shelves(canvases, order, 1.03 * room) for room in rooms]
    return min(packed, key=lambda each: max(each[1][0] / aspect, each[1][1]))


def _shelves(canvases: Sequence[Canvas], order: Sequence[int], room: float) -> tuple[list[Canvas], Canvas]:
    """Set canvases side by side on shelves ``room`` wide, top down; returns their lower left corners and the size."""
    corners = [(0.0, 0.0)] * len(canvases)
    left = shelf = top = 0.0
    for at in order:
        width, height = canvases[at]
        if left + width > room:
            left, top, shelf = 0.0, top + shelf, 0.0
        corners[at] = left, top + height
        left, shelf = left + width, max(shelf, height)
    tall = max(top + shelf, LOWEST)
    return [(x, tall - y) for x, y in corners], (room, tall)


def _distances(count: int, links: Sequence[Link]) -> Points:
    """Ideal distances in one connected part: along the shortest path, longer around actors with many lines."""
    degree = np.ones(count)
    for link in links:
        degree[[link.source, link.target]] += link.pull
    far = np.full((count, count), np.inf)
    np.fill_diagonal(far, 0.0)
    for source, target, pull in links:
        length = (1.0 + 0.35 * np.log(min(degree[source], degree[target]))) / pull
        far[source, target] = far[target, source] = min(far[source, target], length)
    for via in range(count):
        far = np.minimum(far, far[:, via, None] + far[None, via, :])
    return far


def _stress(ideal: Points, steps: int = 200) -> Points:
    """Find places whose distances come near the ideal ones (Gansner, Koren, North 2004: stress majorization)."""
    weight = np.divide(1.0, ideal**2, out=np.zeros_like(ideal), where=ideal > 0)
    inverse = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight)
    places = _spiral(len(ideal))
    for _ in range(steps):
        distance = np.linalg.norm(places[:, None] - places[None], axis=2)
        ratio = np.divide(weight * ideal, distance, out=np.zeros_like(ideal), where=distance > 1e-9)
        places = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ places)
    return places


def _spiral(count: int) -> Points:
    """Start on a spiral: evenly spread, no two places alike, no chance in it."""
    turn = np.arange(count) * 2.399963  # golden angle
    spiral: Points = np.sqrt(np.arange(count) + 1.0)[:, None] * np.column_stack((np.cos(turn), np.sin(turn)))
    return spiral


def _stretch(places: Points, sizes: Points, aspect: float, covered: float) -> Points:
    """Turn the longer axis flat and spread the places over as large a drawing as their boxes need."""
    _, _, axes = np.linalg.svd(places - places.mean(axis=0), full_matrices=True)
    turned = np.round((places - places.mean(axis=0)) @ axes.T, 6)
    low, span = turned.min(axis=0), np.ptp(turned, axis=0)
    even = np.argsort(np.argsort(turned, axis=0, kind="stable"), axis=0) / max(len(places) - 1, 1)
    share = (1 - EVENNESS) * (turned - low) / np.where(span > 0, span, 1.0) + EVENNESS * even
    area = float(np.prod(sizes, axis=1).sum()) / covered
    room = np.maximum(np.array((sqrt(area * aspect), sqrt(area / aspect))) - sizes.max(axis=0), 1.0)
    room[1] = min(room[1], STRETCH * room[0] * span[1] / max(span[0], 1e-6))
    spread: Points = sizes.max(axis=0) / 2 + np.where(span > 0, share * room, 0.0)
    return spread.round(1)
