"""GEXF 1.3 for Gephi: typed, dynamic, with colours, shapes and places; a line is there on the dates of its evidence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log, sqrt
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from policy_graph.views.exports.texts import SEPARATOR
from policy_graph.views.network import Network
from policy_graph.views.theme import RelationStyle, theme

# https://gexf.net/schema.html. The schema of viz has no namespace of its own; Gephi and networkx write and read this one.
GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
TYPES = {int: "integer", float: "double", str: "string"}
# What GEXF has of our shapes and strokes; pentagon and hexagon become discs, ``type`` still tells them apart.
SHAPES = {"square": "square", "triangle": "triangle", "diamond": "diamond"}
STROKES = {"dashdot": "dashed"}
# Diameters of the smallest and the largest node, as Gephi draws them.
SMALLEST, LARGEST = 8.0, 30.0
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Said by attributes of GEXF itself, or by its spells.
OWN_NODE, OWN_EDGE = {"label", "x", "y"}, {"label", "weight", "dates"}


def gexf(plain: Network) -> bytes:
    """Write a plain network as GEXF 1.3.

    An edge is of ``kind`` its relation, so that Gephi keeps parallel ones apart, and ``directed`` or ``undirected`` by
    itself. Its spells are the days of its evidence; an actor is there whenever one of its lines is. A line without any
    date, and who stands at its ends, is always there. No date of writing: same network, same bytes.
    """
    ElementTree.register_namespace("viz", VIZ)
    root = Element("gexf", {"xmlns": GEXF, "version": "1.3"})
    _about(SubElement(root, "meta"), plain)
    graph = SubElement(
        root,
        "graph",
        {
            "defaultedgetype": "directed",
            "mode": "dynamic",
            "timeformat": "date",
            "timerepresentation": "interval",
            "idtype": "string",
        },
    )
    keys = _Keys(graph)
    days = _days(plain)
    _nodes(SubElement(graph, "nodes"), plain, keys, days)
    _edges(SubElement(graph, "edges"), plain, keys)
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


class _Keys:
    """Declares attributes as they come, each with its type."""

    def __init__(self, graph: Element) -> None:
        self._tables = {
            each: SubElement(graph, "attributes", {"class": each, "mode": "static"})
            for each in ("node", "edge")
        }
        self._ids: dict[tuple[str, str], str] = {}

    def values(self, parent: Element, of: str, values: Iterable[tuple[str, Any]]) -> None:
        """Write attribute values under ``parent``."""
        every = SubElement(parent, "attvalues")
        for name, value in values:
            SubElement(every, "attvalue", {"for": self._id(of, name, value), "value": str(value)})

    def _id(self, of: str, name: str, value: object) -> str:
        if (of, name) not in self._ids:
            self._ids[of, name] = f"{of}-{name}"
            declared = {"id": f"{of}-{name}", "title": name, "type": TYPES[type(value)]}
            SubElement(self._tables[of], "attribute", declared)
        return self._ids[of, name]


def _about(meta: Element, plain: Network) -> None:
    SubElement(meta, "creator").text = "policy-graph"
    told = (f"{name}: {value}" for name, value in plain.graph.items())
    SubElement(meta, "description").text = ". ".join(told)


def _days(plain: Network) -> dict[str, set[str]]:
    """The days on which each actor has a line; none where one of its lines has no date and so is always there."""
    days: dict[str, set[str]] = defaultdict(set)
    always = set()
    for source, target, data in plain.edges(data=True):
        found = _dates(data)
        for end in (source, target):
            days[end].update(found)
            always |= set() if found else {end}
    return {end: each for end, each in days.items() if end not in always}


def _dates(data: Mapping[str, Any]) -> list[str]:
    """The days of a line; xs:date has no months or years without a day."""
    return sorted(filter(DAY.fullmatch, data.get("dates", "").split(SEPARATOR)))


def _nodes(parent: Element, plain: Network, keys: _Keys, days: Mapping[str, set[str]]) -> None:
    most = max((data["degree"] for data in plain.nodes.values()), default=0) or 1
    for node, data in plain.nodes.items():
        element = SubElement(parent, "node", {"id": node, **_labelled(data)})
        keys.values(element, "node", _rest(data, OWN_NODE))
        _spells(element, sorted(days.get(node, ())))
        look = theme().types.get(data["type"])
        _viz(element, "size", value=f"{SMALLEST + (LARGEST - SMALLEST) * sqrt(data['degree'] / most):.2f}")
        if "x" in data:
            _viz(element, "position", x=str(data["x"]), y=str(data["y"]), z="0.0")
        if look:
            _colour(element, look.colour)
            _viz(element, "shape", value=SHAPES.get(look.shape, "disc"))


def _edges(parent: Element, plain: Network, keys: _Keys) -> None:
    for source, target, key, data in plain.edges(keys=True, data=True):
        look = theme().relation(data["relation"])
        ends = {"id": key, "source": source, "target": target}
        what = {
            "type": "directed" if look.directed else "undirected",
            "kind": data["relation"],
            "weight": str(float(data["weight"])),
        }
        element = SubElement(parent, "edge", ends | what | _labelled(data))
        keys.values(element, "edge", _rest(data, OWN_EDGE))
        _spells(element, _dates(data))
        _drawn(element, look, data["weight"])


def _drawn(element: Element, look: RelationStyle, weight: int) -> None:
    _colour(element, look.colour)
    _viz(element, "thickness", value=f"{look.width * (1 + 0.35 * log(weight)):.2f}")
    _viz(element, "shape", value=STROKES.get(look.stroke, look.stroke))


def _labelled(data: Mapping[str, Any]) -> dict[str, str]:
    return {"label": data["label"]} if "label" in data else {}


def _rest(data: Mapping[str, Any], own: set[str]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in data.items() if name not in own)


def _spells(element: Element, dates: list[str]) -> None:
    """Write a spell for each day: both bounds are included in GEXF."""
    if dates:
        spells = SubElement(element, "spells")
        for date in dates:
            SubElement(spells, "spell", {"start": date, "end": date})


def _colour(element: Element, colour: str) -> None:
    red, green, blue = (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    _viz(element, "color", r=red, g=green, b=blue)


def _viz(element: Element, name: str, **attributes: str) -> None:
    SubElement(element, f"{{{VIZ}}}{name}", attributes)
