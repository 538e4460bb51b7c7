"""A network becomes one readable picture: chosen, laid out, drawn, captioned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.style import context

from policy_graph.model import Finding, Language, Printing
from policy_graph.views.network import Edge, Network, Node, edges, nodes
from policy_graph.views.paper.captions import chosen, filtered, kind_title, reading, scope, source_line
from policy_graph.views.paper.columns import columns
from policy_graph.views.paper.drawing import BOXED, columns_drawn, size_group, sizes, spread_drawn
from policy_graph.views.paper.frame import Words, fitted, framed
from policy_graph.views.paper.groups import Measured, group_groups
from policy_graph.views.paper.layout import plan
from policy_graph.views.paper.legend import Group, Sample
from policy_graph.views.paper.lettering import missing_glyphs
from policy_graph.views.paper.names import with_shown_names
from policy_graph.views.paper.phrases import paragraphs, phrase, said
from policy_graph.views.paper.selection import Selection, select, two_modes
from policy_graph.views.paper.sheet import HOUSE_STYLE, Sheet, mixed
from policy_graph.views.paper.spacing import Link
from policy_graph.views.paper.strokes import States, Strokes, line_groups, strokes
from policy_graph.views.paper.vector import Part, finish
from policy_graph.views.theme import theme

# Share of the drawing that marks and labels cover: denser than on a screen, for paper is small and names must be large.
COVERED = 0.24
# A weaker tie pulls its ends less close.
CO_MENTION_PULL = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn sheet: its title, the captions under it, and what each of its parts (by SVG id) stands for."""

    sheet: Sheet
    title: str
    captions: tuple[str, ...]
    parts: Mapping[str, Part]
    dpi: int = 200

    def png(self) -> bytes:
        """Print as PNG."""
        return self.sheet.png(self.dpi)

    def svg(self) -> str:
        """Print as SVG whose parts have titles and lead into the page beside it."""
        description = "\n".join(self.captions)
        return finish(self.sheet.svg(), title=self.title, description=description, parts=self.parts)

    def pdf(self) -> bytes:
        """Print as PDF, text as text."""
        return self.sheet.pdf(self.title)

    def missing(self) -> Finding | None:
        """Name the characters that could not be drawn; ``None`` where every one was."""
        return missing_glyphs(self.sheet.written)


@context(HOUSE_STYLE)
def picture(
    graph: Network,
    printing: Printing | None = None,
    measured: Measured | None = None,
    *,
    states: States | None = None,
) -> Picture:
    """Draw the most relevant ``printing.limit`` actors of a network with their relations.

    A kind of network with two sorts of ends is drawn in columns. ``states`` say what became of each line between two
    periods. Raises UsageError for a limit under 2. A network without relations gives a sheet that says so.
    """
    wanted = printing or Printing()
    # A bill lives but one session: with sides first, all of a comparison would be new or gone.
    found = select(graph, wanted.limit, sides_first=states is None)
    title = wanted.title or _title(graph, states, wanted.language)
    if not found.edges:
        return notice(title, wanted)
    sources, targets = {edge.source for edge in found.edges}, {edge.target for edge in found.edges}
    two = two_modes(graph) and not sources & targets
    kept = set(found.nodes)
    shown = with_shown_names([node for node in nodes(graph) if node.id in kept], found.edges)
    how = strokes(graph, found.edges, states=states, arrows=not two)
    words = _words(graph, found, shown, how, wanted, measured, title, two=two)
    marks = sizes(shown, wanted, measured, two=two)
    if two:
        pairs = [(edge.source, edge.target) for edge in found.edges]
        placed, places = fitted(words, wanted.paper, lambda aspect: columns(marks.sizes, pairs, aspect))
        columns_drawn(placed, shown, found.edges, marks, places, how)
    else:
        shapes, links = marks.shapes(shown), _links(shown, found.edges)
        placed, spaced = fitted(words, wanted.paper, lambda aspect: plan(shapes, links, aspect, COVERED))
        spread_drawn(placed, shown, found.edges, marks, spaced, how, wanted, measured)
    return Picture(
        sheet=placed.sheet,
        title=title,
        captions=words.captions,
        parts=_parts(shown, found.edges),
        dpi=wanted.dpi,
    )


def notice(title: str, printing: Printing) -> Picture:
    """Say on a sheet of its own that there is nothing to draw."""
    captions = paragraphs([phrase("nothing")], printing.language)
    sheet = framed(Words(title, printing.subtitle or "", (), captions), printing.paper, (480.0, 60.0)).sheet
    return Picture(sheet=sheet, title=title, captions=captions, parts={}, dpi=printing.dpi)


def _title(graph: Network, states: States | None, language: Language) -> str:
    title = kind_title(graph)
    return said(phrase("change", title=title) if states is not None else title, language)


def _words(
    graph: Network,
    found: Selection,
    shown: Sequence[Node],
    how: Strokes,
    printing: Printing,
    measured: Measured | None,
    title: str,
    *,
    two: bool,
) -> Words:
    language = printing.language
    grey = not all(edge.is_fact for edge in found.edges)
    sentences = reading(graph, grey=grey, sized=not two)
    if how.states is not None:
        sentences = [phrase("change_reading"), *sentences[-1:]]
    if how.states is None and found.left_out_facts and any(edge.side for edge in found.edges):
        sentences.append(phrase("sided_first"))
    sentences += [scope(found, graph.number_of_nodes()), *filtered(graph)]
    source = source_line((tie for edge in edges(graph) for tie in edge.evidence), language)
    ends = [{edge.source for edge in found.edges}, {edge.target for edge in found.edges}]
    boxed = min(ends, key=len) if two else set()
    groups = [_types(shown, boxed, language), *line_groups(found.edges, how, language)]
    if not two:  # in columns nobody has a ring
        sized = size_group(shown, language)
        groups += [*([sized] if sized.samples else []), *group_groups(found.nodes, printing, measured)]
    subtitle = chosen(graph, language) if printing.subtitle is None else printing.subtitle
    return Words(title, subtitle, tuple(groups), (*paragraphs(sentences, language), source))


def _types(shown: Sequence[Node], boxed: set[str], language: Language) -> Group:
    """Explain the types that occur; those that stand in boxes by a box."""
    found, framed_types = {node.type for node in shown}, {node.type for node in shown if node.id in boxed}
    samples = [
        Sample(said(look, language), "square", mixed(look.colour, BOXED), width=0.8)
        if name in framed_types
        else Sample(said(look, language), look.shape, look.colour)
        for name, look in theme().types.items()
        if name in found
    ]
    return Group(said(phrase("types"), language), tuple(samples))


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


def _links(shown: Sequence[Node], lines: Sequence[Edge]) -> list[Link]:
    place = {node.id: at for at, node in enumerate(shown)}
    return [
        Link(place[edge.source], place[edge.target], 1.0 if edge.is_fact else CO_MENTION_PULL)
        for edge in lines
    ]
