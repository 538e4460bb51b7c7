"""Plain forms of what choosing, measures, arrangement, paper and page do, with the same names and shapes."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import networkx as nx

from policy_graph.model import Actor, Bilingual, NetworkChoice, Printing, Tie
from policy_graph.views import picture as pictures
from policy_graph.views.kinds import kind
from policy_graph.views.network import Network, network
from policy_graph.views.page import page as tabled
from policy_graph.views.vector import finish

Row = tuple[Any, ...]


def choose(actors: Iterable[Actor], ties: Iterable[Tie], choice: NetworkChoice) -> Network:
    """Build the network of a kind among the actors that its ties join; stakeholders keep everybody."""
    kept = [tie for tie in ties if tie.relation in kind(choice.kind).relations and _within(tie, choice)]
    ends = {end for tie in kept for end in (tie.source, tie.target)}
    everybody = choice == NetworkChoice()
    graph = network([actor for actor in actors if everybody or actor.id in ends], kept)
    graph.graph.update(kind=choice.kind, choice=choice, left_out={})
    return graph


def _within(tie: Tie, choice: NetworkChoice) -> bool:
    if not (choice.since or choice.until):
        return True
    return tie.date is not None and (choice.since or "") <= tie.date <= (choice.until or "9999")


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMeasures:
    """The measures of an actor."""

    degree: int
    strength: float
    betweenness: float
    pagerank: float
    core: int
    community: int
    broker: float
    is_broker: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Actors who have more to do with each other than with others."""

    number: int
    members: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The measures of a network."""

    nodes: Mapping[str, NodeMeasures]
    bridges: frozenset[frozenset[str]]
    communities: tuple[Community, ...]
    sampled: int | None = None


def measure(graph: Network, *, seed: int = 1) -> Measured:
    """Take connected parts for communities; nothing else is measured."""
    parts = sorted(
        (sorted(part) for part in nx.weakly_connected_components(graph)), key=lambda p: (-len(p), p)
    )
    number = {node: at for at, part in enumerate(parts, 1) for node in part}
    return Measured(
        nodes={
            node: NodeMeasures(
                degree=data["degree"],
                strength=float(data["weight"]),
                betweenness=0.0,
                pagerank=0.0,
                core=0,
                community=number[node],
                broker=0.0,
                is_broker=False,
            )
            for node, data in graph.nodes.items()
        },
        bridges=frozenset(),
        communities=tuple(
            Community(number=at, members=tuple(part), label=graph.nodes[part[0]]["label"])
            for at, part in enumerate(parts, 1)
        ),
    )


def arrange(graph: Network, measured: Measured) -> dict[str, tuple[float, float]]:
    """Put actors on a circle."""
    return {
        node: (round(float(x), 3), round(float(y), 3)) for node, (x, y) in nx.circular_layout(graph).items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """What became of a line."""

    source: str
    target: str
    relation: str
    shift: str
    weights: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two networks side by side."""

    lines: tuple[LineChange, ...]
    before: Measured
    after: Measured


def compare(before: Network, after: Network, *, seed: int = 1) -> Change:
    """Set two networks side by side."""
    was, is_ = (
        {each[:3]: each[3] for each in graph.edges(keys=True, data="weight")} for graph in (before, after)
    )
    return Change(
        lines=tuple(_became(line, was.get(line, 0), is_.get(line, 0)) for line in sorted(was | is_)),
        before=measure(before),
        after=measure(after),
    )


def _became(line: tuple[str, str, str], was: int, now: int) -> LineChange:
    shift = "new" if not was else "gone" if not now else "same"
    return LineChange(source=line[0], target=line[1], relation=line[2], shift=shift, weights=(was, now))


def tie_rows(change: Change, before: Network, after: Network) -> Iterator[Row]:
    """Give a row a line: ends, relation, evidence before and after."""
    yield ("source", "target", "relation", "before", "after")
    yield from ((each.source, each.target, each.relation, *each.weights) for each in change.lines)


def shift_rows(change: Change) -> Iterator[Row]:
    """Give a row an actor: degree before and after."""
    yield ("id", "before", "after")
    sides = (change.before.nodes, change.after.nodes)
    for id_ in sorted({*sides[0], *sides[1]}):
        yield (id_, *(each[id_].degree if id_ in each else 0 for each in sides))


def mover_rows(change: Change) -> Iterator[Row]:
    """Give the heads of the table of communities."""
    yield ("community before", "community after")


def csv_text(rows: Iterable[Row]) -> str:
    """Write rows as CSV."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


class Picture:
    """A drawn sheet."""

    def __init__(self, drawn: pictures.Picture, title: str) -> None:
        self._drawn, self.title = drawn, title
        self.captions, self.parts = drawn.captions, drawn.parts

    def png(self) -> bytes:
        """Print as PNG."""
        return self._drawn.sheet.png()

    def svg(self) -> str:
        """Print as SVG."""
        described = "\n".join(self.captions)
        return finish(self._drawn.sheet.svg(), title=self.title, description=described, parts=self.parts)

    def pdf(self) -> bytes:
        """Print as PDF."""
        return self._drawn.sheet._print("pdf", dict.fromkeys(("CreationDate", "Creator", "Producer")))


def picture(graph: Network, printing: Printing, measured: Measured | None = None) -> Picture:
    """Draw a network; of ``printing`` limit and title count."""
    said = kind(graph.graph["kind"]).title
    title = printing.title or f"{said.ja}  {said.en}"
    return Picture(pictures.picture(graph, title=title, limit=printing.limit), title)


def timeline(actors: Iterable[Actor], ties: Iterable[Tie], matter: str | None, printing: Printing) -> Picture:
    """Draw the ties of a matter as a network."""
    graph = network(actors, [tie for tie in ties if matter in (tie.source, tie.target)])
    graph.graph.update(kind="speaker-program")
    return picture(graph, printing)


def matrix(graph: Network, printing: Printing, measured: Measured | None = None) -> Picture:
    """Draw the network as it is."""
    return picture(graph, printing)


def changed(
    before: Network,
    after: Network,
    states: Mapping[tuple[str, str, str], str],
    printing: Printing,
    measured: Measured | None = None,
) -> Picture:
    """Draw the second network."""
    return picture(after, printing)


def page(
    graph: Network,
    measured: Measured,
    places: Mapping[str, tuple[float, float]],
    *,
    svg: str = "",
    drawn: Iterable[str] = (),
    captions: Sequence[str] = (),
    title: Bilingual | None = None,
) -> str:
    """Write the page with tables."""
    said = title or kind(graph.graph["kind"]).title
    both = said.ja if said.ja == said.en else f"{said.ja}  {said.en}"
    return tabled(graph, svg, title=both, captions=captions, drawn=drawn)
