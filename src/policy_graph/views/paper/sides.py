"""Which side several pieces of evidence take together."""

from collections.abc import Iterable

from policy_graph.model import Tie


def side_of(ties: Iterable[Tie]) -> str | None:
    """Give ``for``, ``against``, ``both``, or ``None`` where none takes a side.

    Where two statements make one piece of evidence, both count: a conflict is always on both sides.
    """
    words = [each for tie in ties for each in (tie, tie.beside) if each]
    found = {str(each.side) for each in words if each.side}
    return "both" if len(found) > 1 else next(iter(found), None)
