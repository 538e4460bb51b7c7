"""Actors and ties in, a folder of pictures out: PNG, SVG, PDF, GraphML, GEXF and an offline page."""

from collections.abc import Iterable
from pathlib import Path

from policy_graph.model import Actor, Finding, Printing, Tie
from policy_graph.views.export import gexf, graphml
from policy_graph.views.network import network
from policy_graph.views.page import page
from policy_graph.views.paper.lettering import missing_glyphs
from policy_graph.views.paper.picture import picture
from policy_graph.views.paper.vector import inline

TITLE = "会議録にみる関係者ネットワーク Stakeholders in the minutes"


def draw(
    actors: Iterable[Actor], ties: Iterable[Tie], folder: Path, *, title: str = TITLE, limit: int = 40
) -> list[Path]:
    """Write network.png, .svg, .pdf, .html, .graphml and .gexf into ``folder`` and return their paths.

    The picture shows the ``limit`` best connected actors and says what it leaves out; the page lists every relation
    with its words, the exports hold them all. Same actors and ties, same bytes. A network without relations gives a
    picture that says so. Raises UsageError for a limit under 2 and for a tie whose end is no actor.
    """
    graph = network(actors, ties)
    drawing = picture(graph, Printing(title=title, limit=limit))
    svg = drawing.svg()
    drawn = {part.anchor for part in drawing.parts.values()}
    files = {
        "network.png": drawing.png(),
        "network.svg": svg.encode(),
        "network.pdf": drawing.pdf(),
        "network.html": page(
            graph, inline(svg), title=title, captions=drawing.captions, drawn=drawn
        ).encode(),
        "network.graphml": graphml(graph),
        "network.gexf": gexf(graph),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def findings(actors: Iterable[Actor], ties: Iterable[Tie], *, title: str = TITLE) -> list[Finding]:
    """Name what pictures of these actors cannot show: characters that no font of this machine has a glyph for."""
    texts = [title, *(actor.label for actor in actors), *(tie.meeting for tie in ties)]
    found = missing_glyphs(texts)
    return [found] if found else []
