"""A network is read, chosen, measured and laid out; where its sources lie, and the script that moves it."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from policy_graph.engine.folder import MARK
from policy_graph.model import Actor, NetworkChoice, Tie
from policy_graph.resources import built
from policy_graph.triples.network import actors_and_ties
from policy_graph.views.network import Network
from policy_graph.views.page.html import App
from policy_graph.views.standing import Measured, arrange, choose, measure

Known = tuple[tuple[Actor, ...], tuple[Tie, ...]]


class Laid(NamedTuple):
    """A network with its measures and the places of its actors."""

    graph: Network
    measured: Measured
    places: Mapping[str, tuple[float, float]]


def known(folder: Path) -> Known:
    """Read actors and ties of a build or release; raises UsageError where there are none."""
    return actors_and_ties(folder)


def laid(found: Known, choice: NetworkChoice) -> Laid:
    """Choose a network among actors and ties, measure it and lay it out; raises UsageError for a senseless choice."""
    graph = choose(*found, choice)
    measured = measure(graph)
    return Laid(graph, measured, arrange(graph, measured))


def app() -> App | None:
    """The script and style of the page that moves; ``None`` where npm has not built them."""
    script, style = built("network.js"), built("network.css")
    return App(script=script, style=style) if script and style else None


def sources(folder: Path) -> Mapping[str, str]:
    """Say in which file of ``sources/`` the text of each document lies, by its name; names that two share lead nowhere."""
    report = next((each for each in (folder / MARK, folder / "report" / MARK) if each.is_file()), None)
    documents = json.loads(report.read_text("utf-8"))["documents"] if report else []
    shared = Counter(each["name"] for each in documents)
    found = {each["name"]: _file(folder, each) for each in documents if shared[each["name"]] == 1}
    return {name: file for name, file in found.items() if file}


def _file(folder: Path, document: Mapping[str, Any]) -> str | None:
    """The text that was read, where the document is none itself."""
    lying = (f"{document['id']}.text.txt", f"{document['id']}.txt")
    return next((name for name in lying if (folder / "sources" / name).is_file()), None)
