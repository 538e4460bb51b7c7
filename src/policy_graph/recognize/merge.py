"""One name at one place: the rule by which proposals become mentions that do not overlap."""

from collections.abc import Callable, Iterable

from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent, is_free

Finder = Callable[[Analysis, Spent], Iterable[Candidate]]


def search(analysis: Analysis, finders: Iterable[Finder], found: Iterable[Candidate] = ()) -> list[Candidate]:
    """Let the finders look one after the other, the surest first.

    What one finder has taken, with the title that is spent with it, the next ones do not see; within a finder the
    proposal that comes first wins, and each finder proposes its longest names first. ``found`` is taken before the
    first finder looks. Returns the candidates in order of their place.
    """
    taken = list(found)
    spent = [each.spent for each in taken]
    for finder in finders:
        for each in finder(analysis, tuple(spent)):
            if is_free(each.start, each.end, spent):
                taken.append(each)
                spent.append(each.spent)
    return _in_order(taken)


def put(found: Iterable[Candidate], new: Candidate) -> list[Candidate]:
    """Put ``new`` in the place of whatever overlaps it."""
    kept = (each for each in found if is_free(each.start, each.end, [(new.start, new.end)]))
    return _in_order([*kept, new])


def _in_order(found: Iterable[Candidate]) -> list[Candidate]:
    return sorted(found, key=lambda each: each.start)
