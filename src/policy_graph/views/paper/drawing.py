"""Marks, labels and lines are put on a sheet: actors spread over it, or in columns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from policy_graph.model import Language, Printing
from policy_graph.views.network import Edge, Node
from policy_graph.views.paper.columns import Columns, Size
from policy_graph.views.paper.frame import Placed
from policy_graph.views.paper.groups import Measured, number, ring_width, rings
from policy_graph.views.paper.layout import Plan
from policy_graph.views.paper.legend import Group, Sample
from policy_graph.views.paper.lettering import extent
from policy_graph.views.paper.phrases import phrase, said
from policy_graph.views.paper.sheet import Point, mixed, spread
from policy_graph.views.paper.spacing import Shape
from policy_graph.views.paper.strokes import Strokes
from policy_graph.views.paper.wrapping import wrap
from policy_graph.views.theme import theme

# A label is at most three lines of eleven full-width characters, in columns two of eighteen; the page has the whole name.
SPREAD_LABEL, COLUMN_LABEL = (11, 3), (18, 2)
LABEL = 8.5
# Radius of the smallest and the largest mark, in points.
SMALLEST, LARGEST = 4.5, 13.0
LARGEST_IN_COLUMNS = 8.0
# How much of the colour of its type fills a box; names in it stay legible.
BOXED = 0.22


@dataclass(frozen=True, slots=True)
class Marks:
    """Labels of actors, broken into lines, and what marks and labels take up."""

    labels: Mapping[str, str]
    sizes: Mapping[str, Size]
    ring: float

    def shapes(self, shown: Sequence[Node]) -> list[Shape]:
        """The same with room for rings, in the order of actors."""
        return [Shape(size.radius + self.ring, *size[1:]) for size in (self.sizes[node.id] for node in shown)]


def sizes(shown: Sequence[Node], printing: Printing, measured: Measured | None, *, two: bool) -> Marks:
    """Measure marks and labels before anything is scaled; the area of a mark stands for the number of its lines."""
    most = max(node.degree for node in shown)
    largest = LARGEST_IN_COLUMNS if two else LARGEST
    labels = {node.id: wrap(node.label, *(COLUMN_LABEL if two else SPREAD_LABEL)) for node in shown}
    found = {
        node.id: Size(_radius(node.degree, most, largest), *extent(labels[node.id], LABEL)) for node in shown
    }
    return Marks(labels, found, 0.0 if two else ring_width(printing, measured))


def size_group(shown: Sequence[Node], language: Language) -> Group:
    """Explain the sizes of marks: the least, a middle and the greatest number of lines that occur."""
    degrees = sorted(node.degree for node in shown)
    values = sorted({degrees[0], degrees[len(degrees) // 2], degrees[-1]})
    samples = [
        Sample(f"{each:,}", "circle", "#FFFFFF", radius=_radius(each, degrees[-1], LARGEST), scaled=True)
        for each in values
    ]
    return Group(said(phrase("sizes"), language), tuple(samples) if len(values) > 1 else ())


def _radius(degree: int, most: int, largest: float) -> float:
    return SMALLEST + (largest - SMALLEST) * sqrt(degree / most)


def spread_drawn(
    placed: Placed,
    shown: Sequence[Node],
    lines: Sequence[Edge],
    marks: Marks,
    places: Plan,
    how: Strokes,
    printing: Printing,
    measured: Measured | None,
) -> None:
    """Draw actors where the plan puts them."""
    sheet, scale = placed.sheet, placed.scale
    centres = {node.id: _at(placed, place) for node, place in zip(shown, places.marks.tolist(), strict=True)}
    for edge, bend in _bent(lines):
        free = [scale * (marks.sizes[end].radius + marks.ring) + 1 for end in (edge.source, edge.target)]
        ends = centres[edge.source], centres[edge.target]
        sheet.line(ends, how.pen(edge, scale), bend=bend, free=(free[0], free[1]), gid=f"edge-{edge.number}")
    for node, place in zip(shown, places.labels.tolist(), strict=True):
        look, radius = theme().types[node.type], scale * marks.sizes[node.id].radius
        rings(sheet, centres[node.id], radius, node.id, printing, measured)
        sheet.mark(centres[node.id], radius, look.shape, look.colour, gid=f"node-{node.number}")
        number(sheet, centres[node.id], 1.1 * radius, node.id, printing, measured)
        sheet.text(
            _at(placed, place),
            marks.labels[node.id],
            scale * LABEL,
            place="center",
            gid=f"label-{node.number}",
        )


def columns_drawn(
    placed: Placed, shown: Sequence[Node], lines: Sequence[Edge], marks: Marks, places: Columns, how: Strokes
) -> None:
    """Draw actors in columns; lines run from the mark of the one to the edge of the other's box."""
    sheet, scale = placed.sheet, placed.scale
    for edge in lines:
        outer, inner = (
            (edge.source, edge.target) if edge.target in places.boxes else (edge.target, edge.source)
        )
        (x, y), (wide, _) = places.boxes[inner]
        edge_of_box = x + (-wide / 2 if outer in places.left else wide / 2), y
        ends = _at(placed, places.marks[outer]), _at(placed, edge_of_box)
        free = scale * marks.sizes[outer].radius, 0.0
        sheet.line(ends, how.pen(edge, scale), free=free, gid=f"edge-{edge.number}")
    for node in shown:
        if node.id in places.boxes:
            _box(placed, node, marks, places)
        else:
            _outer(placed, node, marks, places)


def _box(placed: Placed, node: Node, marks: Marks, places: Columns) -> None:
    sheet, scale, look = placed.sheet, placed.scale, theme().types[node.type]
    (x, y), (wide, tall) = places.boxes[node.id]
    corner, size = _at(placed, (x - wide / 2, y - tall / 2)), (scale * wide, scale * tall)
    sheet.box(corner, size, mixed(look.colour, BOXED), width=0.8, gid=f"node-{node.number}")
    sheet.text(
        _at(placed, (x, y)), marks.labels[node.id], scale * LABEL, place="center", gid=f"label-{node.number}"
    )


def _outer(placed: Placed, node: Node, marks: Marks, places: Columns) -> None:
    sheet, scale, look = placed.sheet, placed.scale, theme().types[node.type]
    radius = scale * marks.sizes[node.id].radius
    sheet.mark(_at(placed, places.marks[node.id]), radius, look.shape, look.colour, gid=f"node-{node.number}")
    side = "right" if node.id in places.left else "left"
    at, label = _at(placed, places.labels[node.id]), marks.labels[node.id]
    sheet.text(at, label, scale * LABEL, place=side, gid=f"label-{node.number}")


def _at(placed: Placed, place: Sequence[float]) -> Point:
    return placed.corner[0] + placed.scale * place[0], placed.corner[1] + placed.scale * place[1]


def _bent(lines: Sequence[Edge]) -> Iterator[tuple[Edge, float]]:
    """Bend lines that join the same two actors away from each other."""
    bundles: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in lines:
        bundles[edge.ends].append(edge)
    for bundle in bundles.values():
        for edge, bend in zip(bundle, spread(len(bundle)), strict=True):
            yield edge, bend if edge.source < edge.target else -bend
