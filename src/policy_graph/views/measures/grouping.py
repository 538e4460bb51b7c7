"""Communities: who has more lines to one another than to others; the same ones every time."""

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np

from policy_graph.views.measures.pairs import Pairs, Places


def communities(pairs: Pairs, seed: int) -> list[list[int]]:
    """Group actors by Louvain's method (Blondel and others 2008) over strengths; largest first, then by first member.

    Actors are visited in an order drawn by ``seed``. A group that hangs together only through members of another one is
    parted into its connected pieces, as Leiden's method would have it (Traag and others 2019); an actor without lines is a
    group of its own.
    """
    graph = pairs.graph()
    found = nx.community.louvain_communities(graph, seed=seed) if len(pairs.ends) else []
    alone = [[at] for at in graph if not found]
    pieces = [sorted(piece) for group in found for piece in _pieces(graph, group)]
    return sorted(pieces + alone, key=lambda piece: (-len(piece), piece))


def _pieces(graph: Any, group: set[int]) -> list[set[int]]:
    return list(nx.connected_components(graph.subgraph(group)))


def numbers(groups: Sequence[Sequence[int]], count: int) -> Places:
    """Give everybody the number of their group, counted from 1."""
    found = np.zeros(count, dtype=np.int64)
    for number, group in enumerate(groups, 1):
        found[list(group)] = number
    return found
