"""Readers of exports that no library on hand reads in full."""

import csv
import re
from io import StringIO
from typing import Any
from xml.etree import ElementTree

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
CAST = {"integer": int, "double": float, "string": str}
QUOTED = r'"((?:[^"\\]|\\.)*)"'


class Gexf:
    """A GEXF file: declared attributes, nodes and edges with their values, spells and looks."""

    def __init__(self, content: bytes) -> None:
        self.root = ElementTree.fromstring(content)
        found = self.root.find(f"{GEXF}graph")
        assert found is not None
        self.graph = found
        self.declared = {
            each.get("id", ""): (each.get("title", ""), each.get("type", ""))
            for each in self.graph.iter(f"{GEXF}attribute")
        }
        self.nodes = {each.get("id", ""): self.read(each) for each in self.graph.iter(f"{GEXF}node")}
        self.edges = {each.get("id", ""): self.read(each) for each in self.graph.iter(f"{GEXF}edge")}

    def read(self, element: ElementTree.Element) -> dict[str, Any]:
        values = dict(element.attrib)
        for each in element.iter(f"{GEXF}attvalue"):
            title, type_ = self.declared[each.get("for", "")]
            values[title] = CAST[type_](each.get("value"))
        spells = [(each.get("start"), each.get("end")) for each in element.iter(f"{GEXF}spell")]
        looks = {
            each.tag.removeprefix(VIZ): dict(each.attrib) for each in element if each.tag.startswith(VIZ)
        }
        return {**values, "spells": spells, "looks": looks}


class Dot:
    """A DOT file of one statement a line, as Graphviz would read it."""

    def __init__(self, content: bytes) -> None:
        self.nodes: dict[str, dict[str, str]] = {}
        self.edges: list[tuple[str, str, dict[str, str]]] = []
        lines = content.decode().split("\n")
        assert lines[0].startswith("digraph ")
        assert lines[-2:] == ["}", ""]
        for line in lines[4:-2]:
            self._read(line)

    def _read(self, line: str) -> None:
        found = re.fullmatch(rf"{QUOTED}(?: -> {QUOTED})? \[((?:\w+={QUOTED}(?:, )?)*)\];", line)
        assert found, line
        pairs = re.findall(rf"(\w+)={QUOTED}", found[3])
        values = {name: meant(text) for name, text in pairs}
        if found[2] is None:
            self.nodes[meant(found[1])] = values
        else:
            self.edges.append((meant(found[1]), meant(found[2]), values))


def meant(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted).replace("&amp;", "&")


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
