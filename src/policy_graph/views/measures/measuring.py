"""Measures of a network, the same for the same network on every machine."""

from collections.abc import Sequence
from math import fsum

import networkx as nx
import numpy as np

from policy_graph.views.measures.brokerage import brokers, mediated
from policy_graph.views.measures.grouping import communities, numbers
from policy_graph.views.measures.measured import Community, Measured, NodeMeasures
from policy_graph.views.measures.pairs import Numbers, Pairs, Places, pairs, rounded
from policy_graph.views.measures.paths import betweenness, pivots
from policy_graph.views.network import Network

# The share of steps that follow a line; the rest begins anew anywhere (Brin and Page 1998).
DAMPING = 0.85


def measure(network: Network, *, seed: int = 1) -> Measured:
    """Measure every actor of a network, as data/measures.toml defines it, and find communities and bridges.

    Several lines between two actors make them neighbours once, with their strengths added; directions and lines from an
    actor to itself do not count. ``seed`` draws the order in which communities are sought, and in a large network the
    actors from whom betweenness is estimated (``Measured.sampled``).
    """
    given = pairs(network)
    groups = communities(given, seed)
    starts = pivots(given, seed)
    return Measured(
        nodes=_nodes(given, numbers(groups, len(given.ids)), betweenness(given, starts)),
        bridges=frozenset(frozenset((given.ids[a], given.ids[b])) for a, b in nx.bridges(given.graph())),
        communities=_communities(network, given, groups),
        sampled=None if starts is None else len(starts),
    )


def _nodes(given: Pairs, community: Places, between: Numbers) -> dict[str, NodeMeasures]:
    degree = _degrees(given)
    broker = mediated(given, community)
    columns = (
        degree.tolist(),
        map(rounded, _strengths(given)),
        map(rounded, between.tolist()),
        map(rounded, _pageranks(given)),
        _cores(given),
        community.tolist(),
        broker.tolist(),
        brokers(broker, degree).tolist(),
    )
    names = NodeMeasures.__dataclass_fields__
    return {
        id_: NodeMeasures(**dict(zip(names, row, strict=True)))
        for id_, row in zip(given.ids, zip(*columns, strict=True), strict=True)
    }


def _degrees(given: Pairs) -> Places:
    return np.bincount(given.ends.ravel(), minlength=len(given.ids))


def _strengths(given: Pairs) -> list[float]:
    found: list[list[float]] = [[] for _ in given.ids]
    for (one, other), strength in zip(given.ends.tolist(), given.strength.tolist(), strict=True):
        found[one].append(strength)
        found[other].append(strength)
    return [fsum(each) for each in found]


def _pageranks(given: Pairs) -> list[float]:
    """Let a reader wander along lines as often as they are strong; who has none passes on to anybody."""
    if not given.ids:
        return []
    found = nx.pagerank(given.graph(), alpha=DAMPING, tol=1e-14, max_iter=1000)
    return [found[at] for at in range(len(given.ids))]


def _cores(given: Pairs) -> list[int]:
    found = nx.core_number(given.graph())
    return [found[at] for at in range(len(given.ids))]


def _communities(network: Network, given: Pairs, groups: Sequence[Sequence[int]]) -> tuple[Community, ...]:
    degree, strength = _degrees(given), _strengths(given)
    return tuple(
        Community(
            number=number,
            members=tuple(given.ids[at] for at in group),
            label=network.nodes[given.ids[min(group, key=lambda at: (-degree[at], -strength[at], at))]][
                "label"
            ],
        )
        for number, group in enumerate(groups, 1)
    )
