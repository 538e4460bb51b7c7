"""The sentences under a picture: how to read it, what it leaves out, where it comes from."""

from collections.abc import Iterable

from policy_graph.model import Tie
from policy_graph.views.network import Edge
from policy_graph.views.paper.selection import Selection

# So many meetings are named; of more only the number is given.
NAMED = 3
NOTHING = "描くべき関係が見つかりませんでした。 There is no relation to draw: none was found in the minutes."


def source_line(ties: Iterable[Tie]) -> str:
    """Say which meetings and dates a network comes from."""
    ties = list(ties)
    meetings = list(
        dict.fromkeys(tie.meeting for tie in sorted(ties, key=lambda tie: (tie.date or "", tie.meeting)))
    )
    dates = sorted({tie.date for tie in ties if tie.date})
    named = "、".join(meetings[:NAMED]) + (
        f" ほか{len(meetings) - NAMED}会議" if len(meetings) > NAMED else ""
    )
    period = "" if not dates else dates[0] if dates[0] == dates[-1] else f"{dates[0]} – {dates[-1]}"
    return f"出典 Source: {named}" + (f" ({period})" if period else "")


def scope_line(selection: Selection, total: int) -> str:
    """Say how much of a network a picture shows and leaves out, in both languages."""
    shown, left = len(selection.nodes), selection.left_out_nodes
    facts, grey = selection.left_out_facts, selection.left_out_co_mentions
    if not left + facts + grey:
        return f"全{total}者と、そのすべての関係を表示。 All {total} actors and all their relations."
    return (
        f"全{total}者のうち関係の多い{shown}者を表示。省略：{left}者、関係{facts}本、同じ段落での言及{grey}本。"
        f" The {shown} best connected of {total}; left out: {left} actors, {facts} relations, {grey} co-mentions."
    )


def reading_line(edges: Iterable[Edge]) -> str:
    """Say how to read size and width, and what a grey line does not mean."""
    line = "印の大きさ＝つながりの数、線の太さ＝根拠の数。 Size: number of lines; width: pieces of evidence."
    if not all(edge.is_fact for edge in edges):
        line += (
            " 灰色の線は同じ段落に名前があるというだけで、関係を意味しない。 Grey: named together, no more."
        )
    return line
