"""DiscussNet JSON: the speeches of one meeting, each with a title and a body of HTML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from policy_graph.ingest.fields import text
from policy_graph.ingest.html.lines import Layout
from policy_graph.ingest.html.tree import tree, walk
from policy_graph.ingest.sheet import Row
from policy_graph.model import Finding, RegionKind
from policy_graph.text import fold

# What the kinds of speeches begin with (○議長, ◆質問, ◎答弁); 名簿 and 議題 are none.
SPEECH = "○〇◯◆◇◎●△▲□■"
NOTHING: frozenset[int] = frozenset()


def rows(minutes: Sequence[Mapping[str, Any]], name: str) -> tuple[list[Row], list[Finding]]:
    """Give the lines of the bodies in the order of the file.

    A title that its body repeats is left to the body. Where most speeches lack their labels, titles are the labels; any
    other title is furniture. ``page_no`` begins pages.
    """
    bodies = [body(each, name) for each in minutes]
    speeches = [at for at, each in enumerate(minutes) if text(each, "minute_type")[:1] in SPEECH]
    lacking = [at for at in speeches if not _repeats(minutes[at], bodies[at])]
    bare = len(lacking) * 2 > len(speeches)
    lines: list[Row] = []
    page = ""
    for at, (minute, inside) in enumerate(zip(minutes, bodies, strict=True)):
        kind = RegionKind.LABEL if bare and at in speeches else RegionKind.FURNITURE
        new = [*_title(minute, inside, kind), *inside]
        if new and text(minute, "page_no") != page:
            new[0], page = replace(new[0], page=True), text(minute, "page_no")
        lines += new
    return lines, []


def body(minute: Mapping[str, Any], name: str) -> list[Row]:
    """Give the lines of one body."""
    return Layout(NOTHING, NOTHING).rows(walk(tree(text(minute, "body"), name)))


def _title(minute: Mapping[str, Any], inside: Sequence[Row], kind: RegionKind) -> Iterator[Row]:
    title = " ".join(text(minute, "title").split())
    if title and not _repeats(minute, inside):
        yield Row(title, kind)


def _repeats(minute: Mapping[str, Any], inside: Sequence[Row]) -> bool:
    """Tell whether a body begins with its title, but for marks."""
    first = next((row.text for row in inside if row.text.strip()), "")
    title = fold(text(minute, "title")).lstrip(SPEECH)
    return fold(first).lstrip(SPEECH).startswith(title)
