"""What is near an actor: whom at most so many lines part from it, and the lines among these."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from policy_graph.views.lines import Key, Line


def around(centre: str, lines: Mapping[Key, Line], steps: int) -> dict[Key, Line]:
    """Keep the lines among those who are at most ``steps`` lines, whichever way they run, from ``centre``."""
    near = _reached(centre, lines, steps)
    return {key: line for key, line in lines.items() if key[0] in near and key[1] in near}


def _reached(centre: str, lines: Iterable[Key], steps: int) -> set[str]:
    beside: dict[str, set[str]] = defaultdict(set)
    for source, target, _ in lines:
        beside[source].add(target)
        beside[target].add(source)
    near = edge = {centre}
    for _ in range(steps):
        edge = {each for one in edge for each in beside[one]} - near
        near = near | edge
    return near
