"""A network as plain pairs of actors: no directions, no loops, one line for whoever is tied, as strong as all its ties."""

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from policy_graph.views.network import Network

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Who is tied to whom. ``ids`` are sorted; ``ends`` (a row a pair, the smaller first, sorted) are places in them.

    ``strength`` has a value for each row of ``ends``.
    """

    ids: tuple[str, ...]
    ends: Places
    strength: Numbers

    def graph(self) -> Any:
        """Give a simple graph for networkx, whose nodes are places in ``ids``: no order of hashes can enter."""
        graph = nx.Graph()
        graph.add_nodes_from(range(len(self.ids)))
        one, other = self.ends.T.tolist() or ([], [])
        graph.add_weighted_edges_from(zip(one, other, self.strength.tolist(), strict=True))
        return graph

    def matrix(self, values: Numbers | None = None) -> csr_array:
        """Give the symmetric matrix of pairs, with ``values`` for each row of ``ends``; 1 where none are given."""
        count = len(self.ids)
        found = np.ones(len(self.ends)) if values is None else values
        half = coo_array((found, (self.ends[:, 0], self.ends[:, 1])), (count, count))
        return csr_array(half + half.T)


def pairs(network: Network) -> Pairs:
    """Make the pairs of a network; the order of its nodes and lines does not matter."""
    ids = tuple(sorted(network))
    place = {id_: at for at, id_ in enumerate(ids)}
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for source, target, data in network.edges(data=True):
        one, other = sorted((place[source], place[target]))
        if one != other:
            found[one, other].append(float(data.get("strength", data["weight"])))
    order = sorted(found)
    return Pairs(
        ids,
        np.array(order, dtype=np.int64).reshape(-1, 2),
        np.array([fsum(found[each]) for each in order], dtype=np.float64),
    )


def rounded(value: float) -> float:
    """Keep six significant digits, and whole numbers whole: libraries sum in different orders and differ in the sixteenth.

    Rounded twice, so that a value in the middle between two, as 1/8 is for two digits, falls on one side for all of them.
    """
    nearly = float(f"{value:.12g}")
    return nearly if nearly.is_integer() else float(f"{nearly:.6g}")
