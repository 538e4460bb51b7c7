"""How each line of a picture is drawn: its colour by relation, side or change, its width by its strength."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from policy_graph.model import SPEAKS_OF, Language
from policy_graph.views.network import Edge, Network
from policy_graph.views.paper.legend import Group, Sample
from policy_graph.views.paper.phrases import phrase, said
from policy_graph.views.paper.sheet import PALE, Pen
from policy_graph.views.theme import theme

# What became of each line, by source, target and relation: new, gone, stronger, weaker or same.
States = Mapping[tuple[str, str, str], str]
# How much wider a line gets when its strength grows e-fold.
GROWTH = 0.45
# Where there are no other lines, co-mentions are this much wider and in this grey: they are all there is to see.
ALONE, ALONE_COLOUR = 2.0, "#7F7F7F"
# Lines thinner than this, in points, vanish on a copy.
THINNEST = 0.4


@dataclass(frozen=True, slots=True)
class Strokes:
    """The strengths and sides of the lines of a picture, and what became of them where two periods are compared."""

    strengths: Mapping[int, float]
    sides: Mapping[int, str | None]
    states: States | None = None
    arrows: bool = True
    alone: bool = False

    def pen(self, edge: Edge, scale: float = 1.0) -> Pen:
        """Give the pen for a line."""
        return self._plain(edge, max(scale, 0.6) * self.wider(self.strengths[edge.number]))

    def wider(self, strength: float) -> float:
        """By what a line of this strength is wider than the weakest."""
        return 1 + GROWTH * log(max(strength / self.unit, 1.0))

    @property
    def unit(self) -> float:
        """The strength of the thinnest line."""
        return min((each for each in self.strengths.values() if each > 0), default=1.0)

    def _plain(self, edge: Edge, factor: float) -> Pen:
        look = theme().relation(edge.relation)
        directed = look.directed and self.arrows
        if self.states is not None:
            change = theme().changes[self.states.get((edge.source, edge.target, edge.relation), "same")]
            return Pen(change.colour, change.stroke, max(change.width * factor, THINNEST), directed)
        if edge.relation == SPEAKS_OF:
            side = theme().side(self.sides[edge.number])
            return Pen(side.colour, side.stroke, max(look.width * factor, THINNEST), directed)
        if self.alone:
            return Pen(ALONE_COLOUR, look.stroke, ALONE * look.width * factor, directed)
        return Pen(look.colour, look.stroke, max(look.width * factor, THINNEST), directed)


def strokes(
    graph: Network, lines: Sequence[Edge], *, states: States | None = None, arrows: bool = True
) -> Strokes:
    """Read strengths and sides of lines; a network without a weighting is as strong as it has evidence."""
    data = {edge.number: graph.edges[edge.source, edge.target, edge.relation] for edge in lines}
    return Strokes(
        {number: float(each.get("strength", each["weight"])) for number, each in data.items()},
        {number: each.get("side") for number, each in data.items()},
        states,
        arrows,
        not any(edge.is_fact for edge in lines),
    )


def line_groups(lines: Sequence[Edge], how: Strokes, language: Language) -> list[Group]:
    """Explain the lines that occur: their relations, the sides they take or what became of them, and their widths."""
    groups = [_relations(lines, how, language), _sides(lines, how, language), _changes(lines, how, language)]
    return [group for group in (*groups, _widths(lines, how, language)) if group and group.samples]


def _relations(lines: Sequence[Edge], how: Strokes, language: Language) -> Group | None:
    found = sorted({edge.relation for edge in lines if edge.relation != SPEAKS_OF}, key=theme().rank)
    if how.states is not None:
        return None
    looks = [theme().relation(name) for name in found]
    samples = [
        Sample(
            said(look, language),
            pen=Pen(
                ALONE_COLOUR if how.alone else look.colour,
                look.stroke,
                look.width,
                look.directed and how.arrows,
            ),
        )
        for look in looks
    ]
    return Group(said(phrase("relations"), language), tuple(samples))


def _sides(lines: Sequence[Edge], how: Strokes, language: Language) -> Group | None:
    found = {how.sides[edge.number] or "none" for edge in lines if edge.relation == SPEAKS_OF}
    if how.states is not None or not found:
        return None
    samples = [
        Sample(said(look, language), pen=Pen(look.colour, look.stroke, 1.6, False))
        for name, look in theme().sides.items()
        if name in found
    ]
    return Group(said(phrase("sides"), language), tuple(samples))


def _changes(lines: Sequence[Edge], how: Strokes, language: Language) -> Group | None:
    if how.states is None:
        return None
    found = {how.states.get((edge.source, edge.target, edge.relation), "same") for edge in lines}
    samples = [
        Sample(said(look, language), pen=Pen(look.colour, look.stroke, look.width, False))
        for name, look in theme().changes.items()
        if name in found
    ]
    return Group(said(phrase("changes"), language), tuple(samples))


def _widths(lines: Sequence[Edge], how: Strokes, language: Language) -> Group | None:
    """The least, a middle and the greatest strength that occur, as wide as a line of the first relation."""
    base = theme().relation(min((edge.relation for edge in lines), key=theme().rank)).width
    found = sorted({how.strengths[edge.number] for edge in lines})
    shown = sorted({found[0], found[len(found) // 2], found[-1]})
    counted = all(each.is_integer() for each in found)
    samples = [
        Sample(
            f"{each:,.0f}" if counted else f"{each:.2f}",
            pen=Pen(PALE, "solid", base * how.wider(each), False),
        )
        for each in shown
    ]
    head = phrase("widths" if counted else "strengths")
    return Group(said(head, language), tuple(samples)) if len(shown) > 1 else None
