"""GraphML for Cytoscape, yEd, igraph and networkx."""

import networkx as nx

from policy_graph.views.network import Network


def graphml(plain: Network) -> bytes:
    """Write a plain network; every attribute has a key with its type.

    All edges are directed, since networkx and igraph read no graph that mixes both; ``symmetric`` is 1 where the
    direction means nothing.
    """
    return ("\n".join(nx.generate_graphml(plain)) + "\n").encode()
