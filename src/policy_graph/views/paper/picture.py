"""A network becomes one readable picture: chosen, laid out, drawn, captioned."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from matplotlib.style import context

from policy_graph.views.paper.captions import NOTHING, reading_line, scope_line, source_line
from policy_graph.views.paper.layout import NARROWEST, Plan, plan
from policy_graph.views.paper.legend import MARGIN, framed, surround
from policy_graph.views.paper.lettering import extent
from policy_graph.views.network import Edge, Network, Node, edges, nodes
from policy_graph.views.paper.selection import Selection, select
from policy_graph.views.paper.sheet import HOUSE_STYLE, Sheet, spread
from policy_graph.views.paper.spacing import Link, Shape
from policy_graph.views.theme import theme
from policy_graph.views.paper.vector import Part
from policy_graph.views.paper.wrapping import wrap

# A label is at most three lines of eleven full-width characters; the page beside the picture has the whole name.
LABEL_WIDTH, LABEL_LINES = 11, 3
LABEL = 8.5
# Radius of the smallest and the largest mark, in points.
SMALLEST, LARGEST = 4.5, 13.0
# A weaker tie pulls its ends less close.
CO_MENTION_PULL = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn network: the sheet, the captions under it, and what each of its parts (by SVG id) stands for."""

    sheet: Sheet
    captions: tuple[str, ...]
    parts: Mapping[str, Part]


@context(HOUSE_STYLE)
def picture(graph: Network, *, title: str, limit: int) -> Picture:
    """Draw the most relevant ``limit`` actors of a network with their relations.

    Raises UsageError for a limit under 2. A network without relations gives a sheet that says so.
    """
    chosen = select(graph, limit)
    if not chosen.edges:
        return _notice(title)
    shown = [node for node in nodes(graph) if node.id in set(chosen.nodes)]
    labels = {node.id: wrap(node.label, LABEL_WIDTH, LABEL_LINES) for node in shown}
    shapes = _shapes(shown, labels)
    places = plan([shapes[node.id] for node in shown], _links(shown, chosen.edges))
    captions = _captions(graph, chosen)
    around = surround(title, captions, chosen.edges, {node.type for node in shown}, places.width)
    page = framed(around, places.width, places.height)
    _draw(page, shown, chosen.edges, labels, shapes, places, around.below)
    return Picture(sheet=page, captions=captions, parts=_parts(shown, chosen.edges))


def _notice(title: str) -> Picture:
    """Say on a sheet of its own that there is nothing to draw."""
    around = surround(title, (NOTHING,), (), (), NARROWEST)
    return Picture(sheet=framed(around, NARROWEST, 0.0), captions=(NOTHING,), parts={})


def _captions(graph: Network, chosen: Selection) -> tuple[str, ...]:
    ties = (tie for edge in edges(graph) for tie in edge.evidence)
    return reading_line(chosen.edges), scope_line(chosen, graph.number_of_nodes()), source_line(ties)


def _parts(shown: Sequence[Node], lines: Sequence[Edge]) -> dict[str, Part]:
    """Say in words what every mark and line stands for and where the page lists it."""
    looks, label = theme(), {node.id: node.label for node in shown}
    parts: dict[str, Part] = {}
    for node in shown:
        kind = looks.types[node.type]
        part = Part(node.anchor, f"{node.label}（{kind.ja} {kind.en}）")
        parts |= {f"node-{node.number}": part, f"label-{node.number}": part}
    for edge in lines:
        look = looks.relation(edge.relation)
        arrow = "→" if look.directed else "—"
        words = f"{label[edge.source]} {arrow} {label[edge.target]}（{look.ja} {look.en}、{edge.weight}）"
        parts[f"edge-{edge.number}"] = Part(edge.anchor, words)
    return parts


def _shapes(shown: Sequence[Node], labels: Mapping[str, str]) -> dict[str, Shape]:
    most = max(node.degree for node in shown)
    return {
        node.id: Shape(
            SMALLEST + (LARGEST - SMALLEST) * sqrt(node.degree / most), *extent(labels[node.id], LABEL)
        )
        for node in shown
    }


def _links(shown: Sequence[Node], lines: Sequence[Edge]) -> list[Link]:
    place = {node.id: at for at, node in enumerate(shown)}
    return [
        Link(place[edge.source], place[edge.target], 1.0 if edge.is_fact else CO_MENTION_PULL)
        for edge in lines
    ]


def _draw(
    page: Sheet,
    shown: Sequence[Node],
    lines: Sequence[Edge],
    labels: Mapping[str, str],
    shapes: Mapping[str, Shape],
    places: Plan,
    bottom: float,
) -> None:
    marks = {
        node.id: (MARGIN + x, bottom + y) for node, (x, y) in zip(shown, places.marks.tolist(), strict=True)
    }
    for edge, bend in _bent(lines):
        ends = marks[edge.source], marks[edge.target]
        free = shapes[edge.source].radius + 1, shapes[edge.target].radius + 1
        look = theme().relation(edge.relation)
        page.line(ends, look, weight=edge.weight, bend=bend, free=free, gid=f"edge-{edge.number}")
    for node, (x, y) in zip(shown, places.labels.tolist(), strict=True):
        page.mark(marks[node.id], shapes[node.id].radius, theme().types[node.type], gid=f"node-{node.number}")
        page.text(
            (MARGIN + x, bottom + y), labels[node.id], LABEL, place="center", gid=f"label-{node.number}"
        )


def _bent(lines: Sequence[Edge]) -> list[tuple[Edge, float]]:
    """Bend lines that join the same two actors away from each other."""
    bundles: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in lines:
        bundles[edge.ends].append(edge)
    return [
        (edge, bend if edge.source < edge.target else -bend)
        for bundle in bundles.values()
        for edge, bend in zip(bundle, spread(len(bundle)), strict=True)
    ]
