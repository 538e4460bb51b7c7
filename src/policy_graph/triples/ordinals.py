"""Where a meeting stands in a series as RDF: the session by its number, the sitting or meeting as written."""

from collections.abc import Sequence

from policy_graph.model import Ordinal
from policy_graph.triples.graph import Said
from policy_graph.triples.literals import number, plain

# Which number tells a meeting from the others of its session, the first one that there is.
SITTINGS = ("号", "日", "回")


def numbered(ordinals: Sequence[Ordinal]) -> Said:
    """Say the numbers of a title: 第３回定例会 is a session, 第２号, 第３日 and the 第２回 of a committee are issues."""
    session = next((each for each in ordinals if each.unit == "回" and each.session), None)
    others = {each.unit: each for each in ordinals if each is not session}
    issue = next((others[unit] for unit in SITTINGS if unit in others), None)
    return {
        "pg:session": number(session.number) if session else None,
        "pg:issue": plain(f"第{issue.number}{issue.unit}") if issue else None,
    }
