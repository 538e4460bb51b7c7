"""Names as a sheet of paper shows them: without rules drawn in characters and without names of files."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from policy_graph.views.network import Edge, Node

# Bills of one number and title are told apart by their document (令和六年第一回定例会-0a1b2c3d): on paper by their year.
DOCUMENT = re.compile(r"（[^（）]*-[0-9a-f]{8}）$")
# Lines drawn in characters that stand between titles in minutes: －－－、───＋、…….
RULES = re.compile(r"[－―─━＝=＊*＋+…‥・○◯◇◆□■_＿-]{2,}")


def shown_name(label: str, year: str = "") -> str:
    """Give a name without rules; in place of the document that tells it from its likes the ``year``, where one is known."""
    bare = DOCUMENT.sub(f"（{year}）" if year else "", label)
    return " ".join(RULES.sub(" ", bare).split()) or label


def with_shown_names(shown: Iterable[Node], lines: Sequence[Edge]) -> list[Node]:
    """Give actors their names for paper; the year is that of the first evidence of their lines."""
    years: dict[str, str] = {}
    for edge in lines:
        for end in edge.ends:
            if edge.period:
                years[end] = min(edge.period[0][:4], years.get(end, edge.period[0][:4]))
    return [replace(node, label=shown_name(node.label, years.get(node.id, ""))) for node in shown]
