"""How fast networks are measured and arranged: python benchmarks/networks.py [ACTORS LINES].

Without numbers, 500 actors with 2,500 lines, 5,000 with 50,000 and 10,000 with 200,000. A network is made by seed: groups of
different sizes, four lines of five within a group, few actors with many lines and many with few. Seconds are those of the
clock. The first table has each measure by itself; the second all of them at once, and the arrangement.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any

import networkx as nx

from policy_graph.views.arrangement import arrange
from policy_graph.views.measures import measure, paths
from policy_graph.views.measures.brokerage import mediated
from policy_graph.views.measures.grouping import communities, numbers
from policy_graph.views.measures.pairs import Pairs, pairs
from policy_graph.views.network import Network

SIZES = ((500, 2_500), (5_000, 50_000), (10_000, 200_000))
WITHIN = 0.8


def grouped(actors: int, lines: int, seed: int = 1) -> Network:
    """Make a network of ``actors`` in groups of 10 to some hundreds, with so many different pairs tied."""
    chance = Random(seed)
    starts = [0]
    while starts[-1] < actors:
        starts.append(min(actors, starts[-1] + int(10 * chance.paretovariate(1.0)) % (actors // 5)))
    groups = [range(start, end) for start, end in pairwise(starts)]
    group_of = {at: group for group in groups for at in group}
    weights = [chance.paretovariate(1.5) for _ in range(actors)]
    found: set[tuple[int, int]] = set()
    while len(found) < lines:
        for one in chance.choices(range(actors), weights, k=lines - len(found)):
            near = group_of[one]
            other = chance.choice(near) if chance.random() < WITHIN and len(near) > 3 else None
            if other is None:
                (other,) = chance.choices(range(actors), weights)
            if one != other:
                found.add((min(one, other), max(one, other)))
    return _network(actors, sorted(found), chance)


def _network(actors: int, lines: list[tuple[int, int]], chance: Random) -> Network:
    graph: Network = nx.MultiDiGraph()
    graph.add_nodes_from((f"a{at:05}" for at in range(actors)), label="甲", type="Organization")
    for one, other in lines:
        graph.add_edge(
            f"a{one:05}", f"a{other:05}", "coMention", relation="coMention", weight=chance.randint(1, 9)
        )
    return graph


def took(work: Callable[[], Any]) -> tuple[float, Any]:
    """Do something and say how long it took, in seconds."""
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def ways(given: Pairs) -> list[tuple[str, Callable[[], Any]]]:
    """Name every measure with how it is made; betweenness by products of matrices and by both libraries."""
    everybody = range(len(given.ids))
    groups = numbers(communities(given, 1), len(given.ids))
    drawn = paths.pivots(given, 1) or Random(1).sample(everybody, min(len(everybody), paths.PIVOTS))
    hundred = everybody[:100]
    return [
        ("communities", lambda: communities(given, 1)),
        ("PageRank", lambda: nx.pagerank(given.graph(), tol=1e-14, max_iter=1000)),
        ("cores", lambda: nx.core_number(given.graph())),
        ("bridges", lambda: list(nx.bridges(given.graph()))),
        ("brokers", lambda: mediated(given, groups)),
        (f"betweenness from {len(drawn):,}", lambda: paths.by_products(given.matrix(), drawn)),
        ("betweenness, exact", lambda: paths.by_products(given.matrix(), everybody)),
        ("the same, networkit", lambda: paths.by_networkit(given)),
        (f"networkx, from {len(hundred)}", lambda: paths.by_networkx(given, hundred)),
    ]


def nearness(given: Pairs) -> str:
    """Tell how many of the 20 highest by exact betweenness a sample finds."""
    exact = paths.betweenness(given, None)
    sample = paths.betweenness(given, Random(1).sample(range(len(given.ids)), paths.PIVOTS))
    highest = exact.argsort()[-20:]
    same = len({*highest.tolist()} & {*sample.argsort()[-20:].tolist()})
    return f"{same} of the 20 highest, mean error of those {abs(sample[highest] / exact[highest] - 1).mean():.1%}"


def main(sizes: tuple[tuple[int, int], ...]) -> None:
    """Make networks, measure and arrange them."""
    for actors, lines in sizes:
        network = grouped(actors, lines)
        given = pairs(network)
        print(f"\n## {actors:,} actors, {lines:,} lines\n")
        for name, work in ways(given):
            print(f"| {name} | {took(work)[0]:.2f} |", flush=True)
        seconds, measured = took(partial(measure, network))
        print(f"| all measures | {seconds:.2f} |  sampled: {measured.sampled}")
        seconds, _ = took(partial(arrange, network, measured))
        print(f"| arrangement | {seconds:.2f} |")
        if actors > paths.PIVOTS:
            print(f"\nfrom a sample of {paths.PIVOTS:,}: {nearness(given)}")


if __name__ == "__main__":
    main(((int(sys.argv[1]), int(sys.argv[2])),) if sys.argv[2:] else SIZES)
