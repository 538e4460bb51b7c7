"""Web pages: the minutes on a page as lines, the page around them as furniture."""

from collections.abc import Sequence
from dataclasses import replace

from policy_graph.errors import SkipDocument
from policy_graph.ingest.chrome import chrome, is_tool
from policy_graph.ingest.declared import decoded
from policy_graph.ingest.html_chrome import tools
from policy_graph.ingest.html_lines import Layout
from policy_graph.ingest.html_tree import Node, title, tree
from policy_graph.ingest.sheet import Origin, Row, document
from policy_graph.model import Document, RegionKind
from policy_graph.settings import DEFAULTS, Settings

# How far down a page its title may stand.
TOP = 40
# A line that is longer is no title.
LONGEST = 80


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Read the minutes on a web page.

    Raises SkipDocument for a page without text, a frame that shows other pages, and bytes in no known encoding.
    """
    found = decoded(source, name)
    root = tree(found.text, name)
    lines = body(root)
    if not any(row.kind is None and row.text.strip() for row in lines):
        raise SkipDocument(_empty(root, name))
    origin = Origin(
        name=name, source=source, media_type="text/html", encoding=found.encoding, reason=found.reason
    )
    return document([*_titles(title(root), lines), *lines], origin)


def body(root: Node) -> list[Row]:
    """Give the lines of a page; those of its tools are furniture."""
    found = tools(root)
    lines = Layout(found.tools, found.kept).rows(root)
    return [
        replace(row, kind=RegionKind.FURNITURE) if row.kind is None and is_tool(row.text) else row for row in lines
    ]


def _titles(said: str, lines: Sequence[Row]) -> list[Row]:
    """Make lines of the title of the window. It is furniture unless it names a record and the page itself does not."""
    words = chrome()
    top = [row.text for row in lines if row.kind is None and row.text.strip()][:TOP]
    named = any(words.record.search(text) and len(text) < LONGEST and "。" not in text for text in top)
    parts = [part for part in words.dividers.split(said) if part.strip()]
    return [
        Row(part, None if words.record.search(part) and not named else RegionKind.FURNITURE) for part in parts
    ]


def _empty(root: Node, name: str) -> str:
    """Say why a page has no minutes."""
    frames = [frame.attributes.get("src") or "" for frame in root.css("frame, iframe")]
    shown = ", ".join(each for each in frames if each)
    if shown:
        return f"{name}: the page only shows other pages ({shown}); save the one with the minutes"
    return f"{name}: the page holds no text; if a browser shows some, save the page from there"
