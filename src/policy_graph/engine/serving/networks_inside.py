"""A network of a build for scripts: rows of actors and lines, the page, and files by their endings."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from policy_graph.engine.networks import Laid, app, sources
from policy_graph.errors import UsageError
from policy_graph.views.export import gexf, graphml
from policy_graph.views.kinds import kind
from policy_graph.views.network import Network, edges, nodes
from policy_graph.views.page import page
from policy_graph.views.page.evidence import NO_LINKS
from policy_graph.views.page.html import NOTHING_STILL, Still
from policy_graph.views.picture import picture
from policy_graph.views.standing import definitions
from policy_graph.views.vector import finish, inline

# How many actors a still picture shows.
STILL = 40


def actor_rows(laid: Laid) -> list[dict[str, Any]]:
    """Give a row for each actor with all that is measured, the best connected first."""
    measured = [name for name, each in definitions().items() if each.of in ("actor", "group", "mark")]
    of = laid.measured.nodes
    found = sorted(nodes(laid.graph), key=lambda node: (-of[node.id].degree, -node.weight, node.id))
    return [
        {"id": node.id, "label": node.label, "type": node.type}
        | {name: getattr(of[node.id], name) for name in measured}
        for node in found
    ]


def line_rows(laid: Laid) -> list[dict[str, Any]]:
    """Give a row for each line, those with the most evidence first."""
    labels = dict(laid.graph.nodes(data="label"))
    found = sorted(edges(laid.graph), key=lambda edge: (-edge.weight, edge.number))
    return [
        {
            "source": labels[edge.source],
            "target": labels[edge.target],
            "relation": edge.relation,
            "weight": edge.weight,
            "first": edge.period[0] if edge.period else None,
            "last": edge.period[1] if edge.period else None,
            "source_id": edge.source,
            "target_id": edge.target,
        }
        for edge in found
    ]


def whole_page(laid: Laid, folder: Path, base: str, near: Path | None = None) -> str:
    """Write the page; where it shall lie in the folder ``near``, its links lead to the sources of the build."""
    up = Path(os.path.relpath(folder, near)).as_posix() + "/" if near else ""
    links = replace(sources(folder).links(up) if near else NO_LINKS, base=f"{base}id/")
    moves = app()
    still = NOTHING_STILL if moves else Still(svg=inline(_svg(laid.graph)))
    return page(laid.graph, laid.measured, laid.places, app=moves, still=still, links=links)


def file(laid: Laid, path: Path, folder: Path, base: str) -> bytes:
    """Write what the ending of a path says; raises UsageError for one that says nothing."""
    graph = laid.graph
    writers: dict[str, Callable[[], bytes]] = {
        ".html": lambda: whole_page(laid, folder, base, path.resolve().parent).encode(),
        ".png": lambda: bytes(_picture(graph).sheet.png()),
        ".svg": lambda: _svg(graph).encode(),
        ".gexf": lambda: gexf(graph),
        ".graphml": lambda: graphml(graph),
    }
    if path.suffix not in writers:
        raise UsageError(f"a network is not written as {path.name!r}; its name ends in {', '.join(writers)}")
    return writers[path.suffix]()


def _title(graph: Network) -> str:
    said = kind(graph.graph["kind"]).title
    return f"{said.ja}  {said.en}"


def _picture(graph: Network) -> Any:
    return picture(graph, title=_title(graph), limit=STILL)


def _svg(graph: Network) -> str:
    drawing = _picture(graph)
    told = "\n".join(drawing.captions)
    return finish(drawing.sheet.svg(), title=_title(graph), description=told, parts=drawing.parts)
