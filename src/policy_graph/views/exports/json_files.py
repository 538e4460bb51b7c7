"""JSON for scripts: node-link, as networkx and D3 read it, and the serialization of graphology."""

import json
from typing import Any

import networkx as nx

from policy_graph.views.network import Network


def node_link(plain: Network) -> bytes:
    """Write a plain network (with lists) as node-link JSON: ``nodes`` with ``id``, ``links`` with ``source``, ``target``, ``key``.

    ``networkx.node_link_graph(data, edges="links")`` reads it; links is what D3 calls them as well.
    """
    return _written(nx.node_link_data(plain, edges="links"))


def graphology(plain: Network) -> bytes:
    """Write a plain network (with lists) as graphology's ``Graph.from`` reads it: mixed, with several lines between two."""
    nodes = [{"key": node, "attributes": data} for node, data in plain.nodes.items()]
    return _written(
        {
            "attributes": plain.graph,
            "options": {"type": "mixed", "multi": True, "allowSelfLoops": True},
            "nodes": nodes,
            "edges": [_edge(*each) for each in plain.edges(keys=True, data=True)],
        }
    )


def _edge(source: str, target: str, key: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": key,
        "source": source,
        "target": target,
        "undirected": bool(data["symmetric"]),
        "attributes": data,
    }


def _written(data: Any) -> bytes:
    """Write strict JSON, one line, Japanese as it is."""
    return (json.dumps(data, ensure_ascii=False, allow_nan=False) + "\n").encode()
