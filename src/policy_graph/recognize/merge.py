"""One name at one place: the rule by which proposals become mentions that do not overlap."""

from collections.abc import Callable, Iterable, Sequence

from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate

Spent = Sequence[tuple[int, int]]
Finder = Callable[[Analysis, Spent], Iterable[Candidate]]


def search(analysis: Analysis, finders: Iterable[Finder], found: Iterable[Candidate] = ()) -> list[Candidate]:
    """Let the finders look one after the other, the surest first.

    What one finder has taken, with the title or prefix that is spent with it, the next ones do not see; within a
    finder the proposal that comes first wins, and each finder proposes its longest names first. ``found`` is taken
    before the first finder looks. Returns the candidates in order of their place.
    """
    taken = list(found)
    for finder in finders:
        for each in finder(analysis, [other.spent for other in taken]):
            if not any(overlaps(each, *other.spent) for other in taken):
                taken.append(each)
    return sorted(taken, key=lambda each: each.start)


def replace(found: Iterable[Candidate], new: Candidate) -> list[Candidate]:
    """Put ``new`` in the place of whatever overlaps it."""
    return sorted(
        [*(each for each in found if not overlaps(each, new.start, new.end)), new],
        key=lambda each: each.start,
    )


def overlaps(each: Candidate, start: int, end: int) -> bool:
    """Tell whether a candidate shares a character with ``[start, end)``."""
    return each.start < end and start < each.end
