"""Actors have places of their own, communities and connected parts stand apart, and every run gives the same picture."""

from itertools import combinations
from random import Random

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from policy_graph.views.arrangement import ASPECT, arrange
from policy_graph.views.measures import measure
from policy_graph.views.network import Network

LINES = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60)


def drawn(graph: Network) -> NDArray[np.float64]:
    places = arrange(graph, measure(graph))
    assert list(places) == sorted(graph)
    return np.array([places[id_] for id_ in sorted(graph)]).reshape(-1, 2)


def tied(lines: list[tuple[int, int]], count: int = 0) -> Network:
    graph: Network = nx.MultiDiGraph()
    named = {*range(count), *(end for line in lines for end in line)}
    graph.add_nodes_from((f"{at:04}" for at in sorted(named)), label="甲", type="Place")
    for one, other in lines:
        graph.add_edge(f"{one:04}", f"{other:04}", "coMention", relation="coMention", weight=1)
    return graph


def cliques(count: int, size: int) -> Network:
    """Groups in which everybody is tied to everybody, in a ring of single lines."""
    within = [
        (at * size + one, at * size + other)
        for at in range(count)
        for one, other in combinations(range(size), 2)
    ]
    return tied([*within, *((at * size, (at + 1) % count * size + 1) for at in range(count))])


@given(LINES)
@settings(max_examples=25, deadline=None)
def test_everybody_has_a_place_of_their_own_on_the_sheet(lines: list[tuple[int, int]]) -> None:
    places = drawn(tied(lines, 3))
    assert ((places >= 0) & (places <= (ASPECT, 1))).all()
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(len(places)) * 9
    # As many places as there are actors would be 1.18 / √n apart in a plain grid.
    assert gaps.min() > 0.2 / np.sqrt(len(places))


def test_who_has_the_same_neighbours_does_not_share_their_spot() -> None:
    places = drawn(tied([(0, at) for at in range(1, 300)]))
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(300) * 9
    assert gaps.min() > 0.2 / np.sqrt(300)


def test_every_run_gives_the_same_picture_whatever_the_order() -> None:
    graph, shuffled = cliques(6, 9), nx.MultiDiGraph()
    chance = Random(1)
    shuffled.add_nodes_from(chance.sample([*graph.nodes(data=True)], len(graph)))
    for source, target, key, data in chance.sample([*graph.edges(keys=True, data=True)], graph.size()):
        shuffled.add_edge(source, target, key, **data)
    assert (drawn(graph) == drawn(graph)).all()
    assert (drawn(graph) == drawn(shuffled)).all()


def test_communities_are_clusters() -> None:
    places = drawn(cliques(8, 12)).reshape(8, 12, 2)
    middles = places.mean(axis=1)
    inside = np.linalg.norm(places - middles[:, None], axis=2).max(axis=1)
    for one, other in combinations(range(8), 2):
        assert np.linalg.norm(middles[one] - middles[other]) > 0.8 * (inside[one] + inside[other])


def test_connected_parts_stand_side_by_side() -> None:
    large = [(one, other) for one, other in combinations(range(12), 2) if (one + other) % 3]
    graph = tied([*large, *((at, at + 1) for at in range(20, 80, 2))], 0)
    found = drawn(graph)
    at = dict(zip(sorted(graph), found, strict=True))
    boxes = [
        (np.min(each, axis=0), np.max(each, axis=0))
        for part in nx.weakly_connected_components(graph)
        for each in [[at[id_] for id_ in part]]
    ]
    for (low, high), (other_low, other_high) in combinations(boxes, 2):
        assert (high < other_low).any() or (other_high < low).any()


def test_an_empty_network_has_no_places() -> None:
    assert arrange(tied([]), measure(tied([]))) == {}
