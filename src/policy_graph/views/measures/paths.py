"""Betweenness: on how many shortest paths an actor lies, exactly or from a sample of starting points.

Three ways give the same numbers, and which one is taken depends on the form of the network (docs/decisions/0028). Where
paths are short, many starting points advance together, one product of matrices a step (`Brandes 2001`_'s two sweeps).
Where they are long, that goes over the whole network for each of many steps: networkit is faster, networkx stands in
for it.

.. _Brandes 2001: https://doi.org/10.1080/0022250X.2001.9990249
"""

from collections.abc import Sequence
from importlib.util import find_spec
from random import Random

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from policy_graph.views.measures.pairs import Numbers, Pairs

# Exact up to so many looks at an actor or a line (actors times actors and twice the lines): 5,000 actors with 50,000
# pairs, some seconds. Each counts for more where paths are long. Beyond, so many starting points are drawn.
LOOKS = 600_000_000
PIVOTS = 1_000
# So many starting points advance together; more of them fall out of the processor's cache.
ABREAST = 32
# Up to so many steps from the middle the products of matrices are faster than networkit, and than networkx.
SHORT, LONG = 15, 200


def pivots(pairs: Pairs, seed: int) -> list[int] | None:
    """Draw the starting points of a network that is too large for exact betweenness; ``None`` for all of them."""
    count = len(pairs.ids)
    if count <= PIVOTS:
        return None
    steps = min(max(depth(pairs.matrix()), SHORT), LONG)
    if count * (count + 2 * len(pairs.ends)) * steps <= LOOKS * SHORT:
        return None
    return sorted(Random(seed).sample(range(count), PIVOTS))


def betweenness(pairs: Pairs, starts: Sequence[int] | None) -> Numbers:
    """Give the share of pairs of other actors between whom each actor lies, 0 to 1.

    Where several shortest paths join a pair, each counts in part; strengths do not make a path shorter. From a sample
    of ``starts`` it is estimated without bias (Brandes and Pich 2007).
    """
    count = len(pairs.ids)
    if count < 3 or not len(pairs.ends):
        return np.zeros(count)
    chosen = range(count) if starts is None else starts
    return _sums(pairs, chosen) * (count / len(chosen)) / ((count - 1) * (count - 2))


def _sums(pairs: Pairs, starts: Sequence[int]) -> Numbers:
    """Sum over ``starts`` what share of the paths to all others goes through each actor."""
    matrix = pairs.matrix()
    steps = depth(matrix)
    if steps > SHORT and len(starts) == len(pairs.ids) and find_spec("networkit"):
        return by_networkit(pairs)
    if steps > LONG:
        return by_networkx(pairs, starts)
    return by_products(matrix, starts)


def depth(matrix: csr_array) -> int:
    """Count the steps that reach everybody from the best connected actor of each connected part."""
    part = connected_components(matrix, directed=False)[1]
    order = np.argsort(-np.diff(matrix.indptr), kind="stable")
    _, first = np.unique(part[order], return_index=True)
    seen = np.zeros(matrix.shape[0])
    seen[order[first]] = 1.0
    steps = 0
    while not seen.all():
        seen = np.minimum(seen + matrix @ seen, 1.0)
        steps += 1
    return steps


def by_products(matrix: csr_array, starts: Sequence[int]) -> Numbers:
    """Let starting points advance together, block by block."""
    total = np.zeros(matrix.shape[0])
    for at in range(0, len(starts), ABREAST):
        total += _block(matrix, np.array(starts[at : at + ABREAST]))
    return total


def _block(matrix: csr_array, starts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Numbers:
    columns = np.arange(len(starts))
    front = np.zeros((matrix.shape[0], len(starts)))
    front[starts, columns] = 1.0
    number, level, steps = front.copy(), np.where(front > 0, 0, -1).astype(np.int16), 0
    while True:  # outwards: how many shortest paths lead to each actor
        front = (matrix @ front) * (level < 0)
        if not front.any():
            break
        steps += 1
        level[front > 0] = steps
        number += front
    share = np.zeros_like(number)
    known = np.maximum(number, 1.0)
    for step in range(
        steps, 1, -1
    ):  # back again: what part of them goes through each; the first step ends at the start
        carried = matrix @ np.where(level == step, (1.0 + share) / known, 0.0)
        share += np.where(level == step - 1, carried * number, 0.0)
    through: Numbers = share.sum(axis=1)
    return through


def by_networkit(pairs: Pairs) -> Numbers:
    """Let networkit go from every actor; in one thread, so that the order of sums is always the same."""
    import networkit as nk

    graph = nk.Graph(len(pairs.ids))
    for one, other in pairs.ends.tolist():
        graph.addEdge(one, other)
    threads = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(1)
    try:
        found: Numbers = np.array(nk.centrality.Betweenness(graph).run().scores())
    finally:
        nk.setNumberOfThreads(threads)
    return found


def by_networkx(pairs: Pairs, starts: Sequence[int]) -> Numbers:
    """Let networkx go from some actors to all."""
    graph = pairs.graph()
    found = nx.betweenness_centrality_subset(graph, list(starts), list(graph), normalized=False)
    # It halves what it finds in a network without directions, where every pair is met from both ends.
    return 2.0 * np.array([found[at] for at in range(len(pairs.ids))])
