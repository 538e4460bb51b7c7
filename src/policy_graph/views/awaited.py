"""Plain forms of what ``choosing``, ``measures`` and ``arrangement`` do, with the same names and shapes."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

import networkx as nx

from policy_graph.model import Actor, NetworkChoice, Tie
from policy_graph.views.kinds import kind
from policy_graph.views.network import Network, network

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


def compare(before: Network, after: Network) -> tuple[Network, Network]:
    """Set two networks side by side."""
    return before, after


def tie_rows(change: tuple[Network, Network], before: Network, after: Network) -> Iterator[Row]:
    """Give a row a line: ends, relation, evidence before and after."""
    yield ("source", "target", "relation", "before", "after")
    was, is_ = (
        {each[:3]: each[3] for each in graph.edges(keys=True, data="weight")} for graph in (before, after)
    )
    yield from ((*line, was.get(line, 0), is_.get(line, 0)) for line in sorted(was | is_))


def shift_rows(change: tuple[Network, Network]) -> Iterator[Row]:
    """Give a row an actor: degree before and after."""
    yield ("id", "before", "after")
    degrees = [dict(graph.nodes(data="degree")) for graph in change]
    yield from ((id_, *(each.get(id_, 0) for each in degrees)) for id_ in sorted({*degrees[0], *degrees[1]}))


def mover_rows(change: tuple[Network, Network]) -> Iterator[Row]:
    """Give the heads of the table of communities."""
    yield ("community before", "community after")


def csv_text(rows: Iterable[Row]) -> str:
    """Write rows as CSV."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
