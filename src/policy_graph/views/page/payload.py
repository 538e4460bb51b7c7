"""The data of a page: a network in columns, where numbers are places in the lists beside them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from policy_graph.model import Bilingual
from policy_graph.views.kinds import kind
from policy_graph.views.markup import legal
from policy_graph.views.measures import Measured, definitions
from policy_graph.views.network import Network, Node
from policy_graph.views.page.carried import ACTORS, QUOTES, Carried, carried
from policy_graph.views.page.evidence import NO_LINKS, Evidence, Links
from policy_graph.views.page.told import period, scope, source
from policy_graph.views.page.words import palette
from policy_graph.views.theme import RelationStyle, theme

VERSION = 1
Places = Mapping[str, tuple[float, float]]
Data = dict[str, Any]


def data(
    graph: Network,
    measured: Measured,
    places: Places,
    *,
    links: Links = NO_LINKS,
    title: Bilingual | None = None,
    actors: int = ACTORS,
    quotes: int = QUOTES,
) -> Data:
    """Write a network as what the script of the page reads; see docs/reference/pictures.md.

    It holds the ``actors`` best connected, ``quotes`` of each line, and says what it does
    not hold. Same network, same data.
    """
    held, rows, wanted = carried(graph, actors), Evidence(links), kind(graph.graph["kind"])
    lines = _lines(held, rows, quotes, _strengths(graph))
    ties = [tie for *_, evidence in graph.edges(data="evidence") for tie in evidence]
    return {
        "version": VERSION,
        "kind": wanted.name,
        "title": _both(title or wanted.title),
        "reading": _both(wanted.reading),
        "scope": _both(scope(graph, held)),
        "source": _both(source(ties)),
        "period": period(ties),
        **_looks(held),
        "measures": [_measure(each) for each in definitions().values() if each.of == "actor"],
        "communities": _communities(measured, {node.id for node in held.nodes}),
        **rows.lists,
        "nodes": _nodes(graph, held.nodes, measured, places, links),
        "edges": lines,
        "evidence": rows.columns,
        "links": {"base": links.base},
    }


def as_json(found: Data) -> str:
    """Write data as JSON that can stand in a script block of HTML, whatever the words in it are."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _lines(held: Carried, rows: Evidence, quotes: int, strengths: Mapping[Any, float]) -> Data:
    at = {node.id: number for number, node in enumerate(held.nodes)}
    return {
        "source": [at[edge.source] for edge in held.edges],
        "target": [at[edge.target] for edge in held.edges],
        "relation": [legal(edge.relation) for edge in held.edges],
        "weight": [edge.weight for edge in held.edges],
        "strength": [_short(strengths[edge.source, edge.target, edge.relation]) for edge in held.edges],
        "evidence": [[rows.row(tie) for tie in edge.evidence[:quotes]] for edge in held.edges],
        "more": [max(0, edge.weight - quotes) for edge in held.edges],
    }


def _strengths(graph: Network) -> Mapping[Any, float]:
    found = graph.edges(keys=True, data=True)
    return {(source, target, key): at.get("strength", at["weight"]) for source, target, key, at in found}


def _nodes(
    graph: Network,
    held: Iterable[Node],
    measured: Measured,
    places: Places,
    links: Links,
) -> Data:
    shown = list(held)
    named = [name for name, each in definitions().items() if each.of == "actor"]
    return {
        "id": [legal(node.id) for node in shown],
        "label": [legal(node.label) for node in shown],
        "names": [[legal(name) for name in graph.nodes[node.id].get("names", ())] for node in shown],
        "type": [node.type for node in shown],
        "x": [round(places[node.id][0], 4) for node in shown],
        "y": [round(places[node.id][1], 4) for node in shown],
        "community": [measured.nodes[node.id].community for node in shown],
        "href": [links.actor(node.id) for node in shown],
        "measures": {
            name: [_short(getattr(measured.nodes[node.id], name)) for node in shown] for name in named
        },
    }


def _looks(held: Carried) -> Data:
    """The types and relations that are there, in the order of the legend."""
    types, relations = {node.type for node in held.nodes}, {edge.relation for edge in held.edges}
    return {
        "types": {
            name: {"ja": look.ja, "en": look.en, "shape": look.shape, "colour": look.colour}
            for name, look in theme().types.items()
            if name in types
        },
        "relations": {
            legal(name): _relation(theme().relation(name)) for name in sorted(relations, key=theme().rank)
        },
    }


def _relation(look: RelationStyle) -> Data:
    return {
        "ja": legal(look.ja),
        "en": legal(look.en),
        "colour": look.colour,
        "stroke": look.stroke,
        "directed": look.directed,
    }


def _measure(each: Any) -> Data:
    return {"name": each.name, **_both(each.title), "about": _both(each.about)}


def _communities(measured: Measured, held: set[str]) -> list[Data]:
    """The communities of those who are carried; the first have colours that can be told apart, the others one grey."""
    colours, other = palette()
    found = [(each, sum(member in held for member in each.members)) for each in measured.communities]
    return [
        {
            "number": each.number,
            "label": legal(each.label),
            "size": size,
            "colour": colours[at] if at < len(colours) else other,
        }
        for at, (each, size) in enumerate(found)
        if size
    ]


def _both(said: Bilingual) -> Data:
    return {"ja": legal(said.ja), "en": legal(said.en)}


def _short(value: float) -> float:
    """Keep four digits that count; a whole number stays one."""
    short = float(f"{value:.4g}") if abs(value) < 10_000 else round(value, 1)
    return int(short) if short == int(short) else short
