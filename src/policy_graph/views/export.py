"""The network for other tools: GraphML (Cytoscape, yEd, R) and GEXF (Gephi), plain values only."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

import networkx as nx

from policy_graph.views.markup import ILLEGAL, legal
from policy_graph.views.network import Edge, Network, Node, edges, nodes
from policy_graph.views.theme import theme

UNSAFE = re.compile(rf"{ILLEGAL.pattern}|\s")


def plain(graph: Network) -> Network:
    """Copy a network with what the formats can hold: texts and whole numbers, unique edge ids, nothing missing.

    Nodes keep their ids; ``label``, ``type``, ``degree``, ``weight``. Edges are called ``line-N`` as in the page;
    ``relation``, ``weight``, ``symmetric``, ``first`` and ``last`` date, ``evidence`` as ``document:start-end``
    joined by ``; ``, ``speakers`` and ``meetings`` likewise. What is not known is left out.
    """
    copy: Network = nx.MultiDiGraph()
    for node in nodes(graph):
        copy.add_node(_id(node.id), **_given(_node(node)))
    for edge in edges(graph):
        copy.add_edge(_id(edge.source), _id(edge.target), key=edge.anchor, **_given(_line(edge)))
    return copy


def _node(node: Node) -> dict[str, str | int]:
    return {"label": node.label, "type": node.type, "degree": node.degree, "weight": node.weight}


def _line(edge: Edge) -> dict[str, str | int]:
    first, last = edge.period or ("", "")
    return {
        "relation": edge.relation,
        "weight": edge.weight,
        "symmetric": int(not theme().relation(edge.relation).directed),
        "first": first,
        "last": last,
        "evidence": _joined(f"{tie.document}:{tie.start}-{tie.end}" for tie in edge.evidence),
        "speakers": _joined(tie.speaker for tie in edge.evidence),
        "meetings": _joined(tie.meeting for tie in edge.evidence),
    }


def _given(values: Mapping[str, str | int]) -> dict[str, str | int]:
    """Keep what has a value: an attribute that is not there says so in every format, an empty one does not."""
    folded = {name: _folded(value) if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in folded.items() if value != ""}


def graphml(graph: Network) -> bytes:
    """Write a network as GraphML."""
    return ("\n".join(nx.generate_graphml(plain(graph))) + "\n").encode()


def gexf(graph: Network) -> bytes:
    """Write a network as GEXF 1.3, without the date on which it was written."""
    text = "\n".join(nx.generate_gexf(plain(graph), version="1.3")) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1).encode()


def _id(id_: str) -> str:
    """Ids are parts of IRIs and come through unchanged; what XML cannot hold or would fold is percent-encoded."""
    return UNSAFE.sub(lambda char: quote(char[0], errors="surrogatepass"), id_)


def _joined(parts: Iterable[str | None]) -> str:
    """Join distinct parts in their order."""
    return "; ".join(dict.fromkeys(_folded(part) for part in parts if part))


def _folded(text: str) -> str:
    """XML readers fold line breaks; fold them first, so that what is read is what was written."""
    return " ".join(legal(text).split())
