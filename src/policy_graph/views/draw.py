"""Actors and ties in, a folder of pictures out: PNG, SVG, GraphML, GEXF and an offline page."""

from collections.abc import Iterable
from pathlib import Path

from policy_graph.model import Actor, Bilingual, Finding, Tie
from policy_graph.views.export import gexf, graphml
from policy_graph.views.lettering import missing_glyphs
from policy_graph.views.network import Network, network
from policy_graph.views.page import page
from policy_graph.views.page.evidence import NO_LINKS, Links
from policy_graph.views.page.html import NOTHING_STILL, App, Still
from policy_graph.views.picture import picture
from policy_graph.views.standing import arrange, measure
from policy_graph.views.vector import finish, inline

TITLE = "会議録にみる関係者ネットワーク  Stakeholders in the minutes"


def draw(
    actors: Iterable[Actor],
    ties: Iterable[Tie],
    folder: Path,
    *,
    title: str = TITLE,
    limit: int = 40,
    app: App | None = None,
    links: Links = NO_LINKS,
) -> list[Path]:
    """Write network.png, .svg, .html, .graphml and .gexf into ``folder`` and return their paths.

    The picture shows the ``limit`` best connected actors and says what it leaves out; the page lists every relation
    with its words, the exports hold them all. The page moves where there is an ``app``; ``links`` give the
    addresses of quotes and of documents. Same actors and ties, same bytes. A network without relations gives a
    picture that says so. Raises UsageError for a limit under 2 and for a tie whose end is no actor.
    """
    graph = network(actors, ties)
    graph.graph.setdefault("kind", "stakeholders")
    drawing = picture(graph, title=title, limit=limit)
    svg = finish(
        drawing.sheet.svg(), title=title, description="\n".join(drawing.captions), parts=drawing.parts
    )
    drawn = frozenset(part.anchor for part in drawing.parts.values())
    still = Still(svg=inline(svg), drawn=drawn, captions=tuple(drawing.captions))
    files = {
        "network.png": drawing.sheet.png(),
        "network.svg": svg.encode(),
        "network.html": _page(graph, app, still, links, title).encode(),
        "network.graphml": graphml(graph),
        "network.gexf": gexf(graph),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _page(graph: Network, app: App | None, still: Still, links: Links, title: str) -> str:
    measured = measure(graph)
    said = None if title == TITLE else Bilingual(ja=title, en=title)
    still = NOTHING_STILL if app else still
    return page(graph, measured, arrange(graph, measured), app=app, still=still, title=said, links=links)


def findings(actors: Iterable[Actor], ties: Iterable[Tie], *, title: str = TITLE) -> list[Finding]:
    """Name what pictures of these actors cannot show: characters that no font of this machine has a glyph for."""
    texts = [title, *(actor.label for actor in actors), *(tie.meeting for tie in ties)]
    found = missing_glyphs(texts)
    return [found] if found else []
