"""A network is read, chosen, measured and laid out; where its sources lie, and the script that moves it."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from policy_graph.engine.folder import MARK
from policy_graph.model import Actor, NetworkChoice, Tie
from policy_graph.resources import built
from policy_graph.views.arrangement import arrange
from policy_graph.views.choosing import choose
from policy_graph.views.measures import Measured, measure
from policy_graph.views.network import Network
from policy_graph.views.page.addresses import beside
from policy_graph.views.page.evidence import Links
from policy_graph.views.page.html import App

SOURCES = "sources"
Known = tuple[tuple[Actor, ...], tuple[Tie, ...]]


class Laid(NamedTuple):
    """A network with its measures and the places of its actors."""

    graph: Network
    measured: Measured
    places: Mapping[str, tuple[float, float]]


def laid(found: Known, choice: NetworkChoice) -> Laid:
    """Choose a network among actors and ties, measure it and lay it out; raises UsageError for a senseless choice."""
    graph = choose(*found, choice)
    measured = measure(graph)
    return Laid(graph, measured, arrange(graph, measured))


def app() -> App | None:
    """The script and style of the page that moves; ``None`` where npm has not built them."""
    script, style = built("network.js"), built("network.css")
    return App(script=script, style=style) if script and style else None


class Sources(NamedTuple):
    """Where the texts of documents lie, by their names; those of a name that two share lie nowhere."""

    folder: Path
    files: Mapping[str, str]
    encodings: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """Read the text of a document; ``None`` where it cannot be read."""
        file = self.files.get(name)
        return _text(self.folder / SOURCES / file, self.encodings[name]) if file else None

    def links(self, up: str = "") -> Links:
        """Give the links to quotes and documents from a page from which ``up`` leads to the folder."""
        return beside(self.files, up, self.text)


def sources(folder: Path) -> Sources:
    """Find the texts of a build or release by its report."""
    report = next((each for each in (folder / MARK, folder / "report" / MARK) if each.is_file()), None)
    documents = json.loads(report.read_text("utf-8"))["documents"] if report else []
    shared = Counter(each["name"] for each in documents)
    single = [each for each in documents if shared[each["name"]] == 1]
    files = {each["name"]: _file(folder, each["id"]) for each in single}
    return Sources(
        folder,
        {name: file for name, file in files.items() if file},
        {each["name"]: each["encoding"] for each in single},
    )


def links(folder: Path, actors: Iterable[str], near: Path | None = None) -> Links:
    """Give the links from a page in the folder ``near``, or in that of the build itself, to the texts of
    its documents; ``actors`` are ids."""
    way = Path(os.path.relpath(folder, near or folder)).as_posix()
    up = "" if way == "." else f"{way}/"
    start = next((each.partition("/id/")[0] for each in actors), "")
    return replace(sources(folder).links(up), base=f"{start}/id/" if start else "")


def _file(folder: Path, id_: str) -> str | None:
    """The text that was read, where the document is none itself."""
    lying = (f"{id_}.text.txt", f"{id_}.txt")
    return next((name for name in lying if (folder / SOURCES / name).is_file()), None)


@lru_cache(maxsize=8)
def _text(path: Path, encoding: str) -> str | None:
    """Read a source as it was read; the ties of one document stand together."""
    written = "utf-8" if path.name.endswith(".text.txt") else encoding
    try:
        return path.read_bytes().decode(written)
    except (OSError, LookupError, ValueError):
        return None
