"""The SVG as it is published: titled, linked, small, without styles that a strict page would refuse."""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple
from xml.etree import ElementTree

from policy_graph.views.markup import legal
from policy_graph.views.paper.sheet import RIM_WIDTH

# The page that lies beside the picture and explains every part of it.
PAGE = "network.html"
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
SCALE = re.compile(r"scale\((\S+)")
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")


class Part(NamedTuple):
    """What a mark or a line of a picture stands for: the words to show, and the place in the page to go
    to, empty where the page has none."""

    anchor: str
    words: str


def finish(svg: bytes, *, title: str, description: str, parts: Mapping[str, Part]) -> str:
    """Make matplotlib's SVG accessible: a title and description for the whole, title and link for each part.

    ``parts`` maps ids of SVG groups to what they stand for; links lead into ``network.html`` in the same folder.
    """
    root = ElementTree.fromstring(svg)
    _plain(root)
    for group in list(root.iter(f"{{{SVG}}}g")):
        if group.get("id") in parts:
            _link(group, parts[group.get("id", "")])
    root.set("role", "group")
    root.set("aria-labelledby", "picture-title picture-description")
    root.insert(0, _words("desc", description, id="picture-description"))
    root.insert(0, _words("title", title, id="picture-title"))
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def inline(svg: str) -> str:
    """Make a finished SVG a part of the page that its links lead to."""
    bare = re.sub(r' xmlns(:\w+)?="[^"]*"', "", svg, count=2)
    return bare.replace(f' xlink:href="{PAGE}#', ' href="#')


def _plain(root: ElementTree.Element) -> None:
    """Turn styles into attributes, which the strictest page allows, and cut outlines to hundredths."""
    for definitions in root.iter(f"{{{SVG}}}defs"):
        for style in definitions.findall(f"{{{SVG}}}style"):
            definitions.remove(style)
    root.set("stroke-linejoin", "round")
    for element in root.iter():
        for declaration in filter(None, element.attrib.pop("style", "").split(";")):
            name, _, value = declaration.partition(":")
            element.set(name.strip(), value.strip())
        if outline := element.get("d"):
            element.set("d", LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}", outline))


def _link(group: ElementTree.Element, part: Part) -> None:
    """Turn a group into a link with a title; a label gets its white rim as a copy of itself underneath."""
    if part.anchor:
        group.tag = f"{{{SVG}}}a"
        group.set(f"{{{XLINK}}}href", f"{PAGE}#{part.anchor}")
        group.set("tabindex", "-1")  # the tables of the page are the way for the keyboard
    if group.get("id", "").startswith("label-"):
        for at, rim in enumerate([_rim(line) for line in group]):
            group.insert(at, rim)
    group.insert(0, _words("title", part.words))


def _rim(line: ElementTree.Element) -> ElementTree.Element:
    """Copy the outlines of a line of a label as a white band to lay behind it."""
    rim = deepcopy(line)
    for definitions in rim.findall(f"{{{SVG}}}defs"):
        rim.remove(definitions)
    scale = SCALE.search(line.get("transform", ""))
    rim.set("fill", "#ffffff")
    rim.set("stroke", "#ffffff")
    rim.set("stroke-width", f"{RIM_WIDTH / float(scale[1] if scale else 1):.2f}")
    return rim


def _words(tag: str, words: str, **attributes: str) -> ElementTree.Element:
    element = ElementTree.Element(f"{{{SVG}}}{tag}", attributes)
    element.text = legal(words)
    return element
