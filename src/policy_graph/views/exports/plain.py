"""A network as plain values: what every format has a place for, under the same names in all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import networkx as nx

from policy_graph.model import NetworkChoice, Tie
from policy_graph.views.exports.texts import SEPARATOR, distinct, given, joined, line
from policy_graph.views.kinds import kind
from policy_graph.views.network import Network
from policy_graph.views.theme import theme

if TYPE_CHECKING:
    from policy_graph.views.measures import Measured

Places = Mapping[str, tuple[float, float]]
# The measures of an actor that every export has, beside degree and weight, where they were made.
MEASURES = ("strength", "betweenness", "pagerank", "core", "community", "broker", "is_broker")
# What a line has several of: lists in JSON, joined elsewhere.
MANY = ("evidence", "dates", "speakers", "meetings")


def plain(
    graph: Network, measured: "Measured | None" = None, places: Places | None = None, *, lists: bool = False
) -> Network:
    """Copy a network with what formats can hold: texts and numbers, unique ids of edges, nothing missing.

    Nodes keep their ids; ``label``, ``type``, ``names``, ``degree``, ``weight``, the ``MEASURES`` (``is_broker`` 1 or 0),
    ``x`` and ``y``.
    Edges are called ``line-N`` in the order of the network: ``relation``, ``label``, ``weight`` (pieces of evidence),
    ``strength``, ``side``, ``symmetric`` (1 where direction means nothing), ``first`` and ``last`` date, and ``MANY``,
    as lists where ``lists`` is set. What is not known is left out: an attribute that is not there says so in every
    format. The graph says its ``kind``, its titles, what was ``chosen`` and what was ``left_out``.
    """
    copy: Network = nx.MultiDiGraph(**scope(graph))
    for id_, data in graph.nodes.items():
        copy.add_node(given(id_), **_known(_node(id_, data, measured, places)))
    for at, (source, target, data) in enumerate(graph.edges(data=True), 1):
        attributes = _known({**_line(data), **_several(data["evidence"], lists)})
        copy.add_edge(given(source), given(target), key=f"line-{at}", **attributes)
    return copy


def scope(graph: Network) -> dict[str, str]:
    """Say in texts which network this is, what was asked of it and what its filters left out."""
    name = graph.graph.get("kind", NetworkChoice().kind)
    title = kind(name).title
    said = {
        "kind": name,
        "title_ja": title.ja,
        "title_en": title.en,
        "chosen": chosen(graph.graph.get("choice", NetworkChoice())),
        "left_out": SEPARATOR.join(
            f"{why}={count}" for why, count in graph.graph.get("left_out", {}).items()
        ),
    }
    return {name: value for name, value in said.items() if value}


def chosen(choice: NetworkChoice) -> str:
    """Tell a choice as ``since=2024-05; types=Person,Post``: what differs from the empty one."""
    empty = NetworkChoice()
    told = ((each.name, getattr(choice, each.name), getattr(empty, each.name)) for each in fields(choice))
    return SEPARATOR.join(f"{name}={_told(value)}" for name, value, default in told if value != default)


def _told(value: object) -> str:
    return ",".join(map(line, map(str, value))) if isinstance(value, tuple) else line(str(value))


def _node(
    id_: str, data: Mapping[str, Any], measured: "Measured | None", places: Places | None
) -> Iterator[tuple[str, Any]]:
    yield from (("label", line(data["label"])), ("type", line(data["type"])))
    yield "names", joined(data.get("names", ()))
    yield from (("degree", data["degree"]), ("weight", data["weight"]))
    if measured is not None:
        yield from ((name, _number(getattr(measured.nodes[id_], name))) for name in MEASURES)
    if places is not None:
        yield from zip(("x", "y"), map(float, places[id_]), strict=True)


def _number(value: float) -> float:
    """Give truth as 1 or 0, which every tool reads alike."""
    return int(value) if isinstance(value, bool) else value


def _line(data: Mapping[str, Any]) -> dict[str, Any]:
    look = theme().relation(data["relation"])
    dates = sorted(tie.date for tie in data["evidence"] if tie.date)
    return {
        "relation": line(data["relation"]),
        "label": line(look.ja),
        "weight": data["weight"],
        "strength": float(data.get("strength", data["weight"])),
        "side": str(data.get("side") or ""),
        "symmetric": int(not look.directed),
        "first": dates[0] if dates else "",
        "last": dates[-1] if dates else "",
    }


def _several(evidence: tuple[Tie, ...], lists: bool) -> dict[str, Any]:
    several: dict[str, list[str | None]] = {
        "evidence": [place(tie) for tie in evidence],
        "dates": [tie.date for tie in evidence],
        "speakers": [tie.speaker for tie in evidence],
        "meetings": [tie.meeting for tie in evidence],
    }
    return {name: distinct(parts) if lists else joined(parts) for name, parts in several.items()}


def place(tie: Tie) -> str:
    """Name the place of a piece of evidence: code points of the one text of its document."""
    return f"{tie.document}:{tie.start}-{tie.end}"


def _known(values: Any) -> dict[str, Any]:
    return {name: value for name, value in dict(values).items() if value != "" and value != []}
