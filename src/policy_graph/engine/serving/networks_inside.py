"""A network of a build for scripts: rows of actors and lines, the page, and files by their endings."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from policy_graph.engine.networks import Laid, app, links
from policy_graph.errors import UsageError
from policy_graph.model import PictureFormat, Printing
from policy_graph.views.canvas import Canvas
from policy_graph.views.measures import definitions
from policy_graph.views.network import edges, nodes
from policy_graph.views.page.evidence import NO_LINKS, Links

# What a network is written as in one file, by the ending of its name.
FILES = tuple(each for each in PictureFormat if each not in (PictureFormat.CSV, PictureFormat.GRAPHOLOGY))


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


def whole_page(laid: Laid, base: str) -> str:
    """Write the page, which lies beside nothing: its quotes lead nowhere."""
    return _canvas(laid, replace(NO_LINKS, base=f"{base}id/")).html


def file(laid: Laid, path: Path, folder: Path) -> bytes:
    """Write what the ending of a path says; raises UsageError for one that says nothing."""
    form = path.suffix.removeprefix(".")
    if form not in FILES:
        raise UsageError(f"a network is not written as {path.name!r}; its name ends in .{', .'.join(FILES)}")
    canvas = _canvas(laid, links(folder, laid.graph, path.resolve().parent))
    return dict(canvas.files([PictureFormat(form)]))[form]


def _canvas(laid: Laid, leading: Links) -> Canvas:
    canvas = Canvas(laid.graph, Printing(), app=app(), links=leading)
    canvas.measured, canvas.places = laid.measured, laid.places
    return canvas
