"""Which side several pieces of evidence take together."""

from collections.abc import Iterable

from policy_graph.model import Tie


def side_of(ties: Iterable[Tie]) -> str | None:
    """Give ``for``, ``against``, ``both``, or ``None`` where none takes a side."""
    found = {str(tie.side) for tie in ties if tie.side}
    return "both" if len(found) > 1 else next(iter(found), None)
