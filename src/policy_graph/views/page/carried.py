"""What one page can hold of a network: the best connected actors, their lines with the most evidence, some quotes of each."""

from dataclasses import dataclass

from policy_graph.views.network import Edge, Network, Node, edges, nodes
from policy_graph.views.theme import theme

# A picture of more actors is a cloud; a browser still moves these at ease.
ACTORS = 2000
# So many quotes of a line, the first in time; what is beyond is counted.
QUOTES = 20
# About 10 MB of data, which a browser reads in a second.
LINES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The part of a network that a page carries, and how much it does not."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out_actors: int
    left_out_lines: int


def carried(graph: Network, actors: int = ACTORS, lines: int = LINES) -> Carried:
    """Choose the ``actors`` best connected and the ``lines`` among them with the most evidence, in this order."""
    every, between = nodes(graph), edges(graph)
    best = sorted(every, key=lambda node: (-node.degree, -node.weight, node.id))[:actors]
    known = {node.id for node in best}
    among = sorted((edge for edge in between if edge.ends <= known), key=_order)[:lines]
    return Carried(
        nodes=tuple(best),
        edges=tuple(among),
        left_out_actors=len(every) - len(best),
        left_out_lines=len(between) - len(among),
    )


def _order(edge: Edge) -> tuple[object, ...]:
    """The heaviest first; of two as heavy a fact before a co-mention, as in the legend."""
    return -edge.weight, theme().rank(edge.relation), edge.source, edge.target
