"""Web pages: the minutes on a page as lines, the page around them as furniture."""

from dataclasses import replace

from policy_graph.errors import SkipDocument
from policy_graph.ingest.encoding.declared import decoded, origin
from policy_graph.ingest.html.chrome import is_tool
from policy_graph.ingest.html.lines import Layout
from policy_graph.ingest.html.title import headed
from policy_graph.ingest.html.tools import tools
from policy_graph.ingest.html.tree import Node, title, tree, walk
from policy_graph.ingest.sheet import Row, document, short
from policy_graph.model import Document, RegionKind
from policy_graph.settings import DEFAULTS, Settings

# A page of frames that says no more itself only asks for a browser that shows frames.
APOLOGY = 200


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Read the minutes on a web page.

    Raises SkipDocument for a page without text, a frame that shows other pages, and bytes in no known encoding.
    """
    found = decoded(source, name, settings)
    root = tree(found.text, name)
    lines = body(root)
    words = sum(len(row.text.strip()) for row in lines if row.kind is None)
    if words < (APOLOGY if root.css_first("frame") is not None else 1):
        raise SkipDocument(_empty(root, name))
    return document(headed(title(root), lines), origin(found, source, name=name, media_type="text/html"))


def body(root: Node) -> list[Row]:
    """Give the lines of a page; those of its tools are furniture."""
    # Walked once: a frame inside is parsed anew by each walk, and elements are known by their place.
    steps = list(walk(root))
    found = tools(steps)
    lines = Layout(found.tools, found.kept).rows(steps)
    return [
        replace(row, kind=RegionKind.FURNITURE) if row.kind is None and is_tool(row.text) else row
        for row in lines
    ]


def _empty(root: Node, name: str) -> str:
    """Say why a page has no minutes."""
    frames = [frame.attributes.get("src") or "" for frame in root.css("frame, iframe")]
    shown = ", ".join(each for each in frames if each)
    if shown:
        return f"{name}: the page only shows other pages ({short(shown)}); save the one with the minutes"
    return f"{name}: the page holds no text; if a browser shows some, save the page from there"
