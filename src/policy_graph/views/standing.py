"""Stands for choosing, measures and arrangement until they are there: the plainest network, degrees, a ring."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, pi, sin

import networkx as nx

from policy_graph.model import Actor, Bilingual, NetworkChoice, Tie
from policy_graph.views.kinds import kind
from policy_graph.views.network import Network, network


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A measure in words."""

    name: str
    of: str
    title: Bilingual
    unit: Bilingual
    about: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMeasures:
    """How an actor stands in a network."""

    degree: int
    strength: float
    betweenness: float
    pagerank: float
    core: int
    community: int
    broker: int
    is_broker: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Actors who are tied to each other more than to others."""

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


def definitions() -> Mapping[str, Definition]:
    """Say what is measured."""
    about = Bilingual(ja="線で直接結ばれている相手の数。", en="How many others an actor has a line with.")
    title, unit = Bilingual(ja="隣接者数", en="Neighbours"), Bilingual(ja="者", en="actors")
    return {"degree": Definition(name="degree", of="actor", title=title, unit=unit, about=about)}


def choose(actors: Iterable[Actor], ties: Iterable[Tie], choice: NetworkChoice) -> Network:
    """Build the network of a kind between two dates, with lines of so much evidence."""
    wanted = kind(choice.kind)
    every = list(ties)
    kept = [tie for tie in every if tie.relation in wanted.relations and _within(tie, choice)]
    graph = network(actors, kept)
    light = [key for *key, weight in graph.edges(keys=True, data="weight") if weight < choice.least]
    graph.remove_edges_from(light)
    graph.remove_nodes_from([node for node in list(graph) if not graph.degree(node)])
    left_out = {"relation": len(every) - len(kept)} if len(every) > len(kept) else {}
    graph.graph.update(kind=choice.kind, choice=choice, left_out=left_out)
    return graph


def _within(tie: Tie, choice: NetworkChoice) -> bool:
    day = tie.date or ""
    return (not choice.since or day >= choice.since) and (
        not choice.until or "" < day[:10] <= choice.until + "~"
    )


def measure(graph: Network, *, seed: int = 1) -> Measured:
    """Count neighbours; connected parts are communities."""
    plain = nx.Graph(graph)
    parts = sorted(nx.connected_components(plain), key=lambda part: (-len(part), min(part)))
    of = {node: number for number, part in enumerate(parts, 1) for node in part}
    nodes = {
        node: NodeMeasures(
            degree=plain.degree(node),
            strength=float(graph.nodes[node]["weight"]),
            betweenness=0.0,
            pagerank=0.0,
            core=0,
            community=of[node],
            broker=0,
            is_broker=False,
        )
        for node in graph
    }
    communities = tuple(
        Community(number=number, members=tuple(sorted(part)), label=graph.nodes[min(part)]["label"])
        for number, part in enumerate(parts, 1)
    )
    return Measured(nodes=nodes, bridges=frozenset(), communities=communities)


def arrange(graph: Network, measured: Measured, *, seed: int = 1) -> dict[str, tuple[float, float]]:
    """Put everybody on a ring."""
    count = max(1, graph.number_of_nodes())
    return {
        node: (0.7 + cos(2 * pi * at / count) / 2, 0.5 + sin(2 * pi * at / count) / 2)
        for at, node in enumerate(graph)
    }
