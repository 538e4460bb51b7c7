"""How strong a line is: its pieces of evidence, plain or in proportion to what its ends do altogether.

The proportions are those of discourse network analysis: P. Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic
Networks", The Oxford Handbook of Political Networks (2017), and the manual of Discourse Network Analyzer by Leifeld, Gruber and
Bossner, chapter on algorithms; where ours differ, docs/decisions/0027 says why.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from policy_graph.errors import UsageError
from policy_graph.model import Tie, Weighting
from policy_graph.views.kinds import Kind, kinds
from policy_graph.views.lines import Counted, Key, Line


def refuse_senseless(weighting: Weighting, wanted: Kind) -> None:
    """Raise UsageError for a weighting that means nothing for a kind of network; it says which kinds it can weight."""
    if weighting not in wanted.weightings:
        can = ", ".join(each.name for each in kinds().values() if weighting in each.weightings)
        ways = ", ".join(each for each in Weighting if each in wanted.weightings)
        raise UsageError(
            f"lines of {wanted.name} cannot be weighted by {weighting}, only by {ways}; {weighting} can weight {can}"
        )


def weighted(
    bundles: Mapping[Key, Sequence[Tie]], statements: Iterable[Counted], weighting: Weighting
) -> dict[Key, Line]:
    """Give each line its evidence and its strength.

    With w the pieces of evidence of a line between i and j, and M(i) the set of different matters that i speaks of (of
    congruence and conflict: takes a side on) in ``statements``, those that the choice keeps:

    - ``COUNT``: w
    - ``ACTIVITY``: w / s(i), where s(i) is the number of all statements of the source: the share of them on this target
    - ``AVERAGE_ACTIVITY``: w / ((|M(i)| + |M(j)|) / 2)
    - ``JACCARD``: w / |M(i) ∪ M(j)|
    - ``COSINE``: w / √(|M(i)| · |M(j)|)

    Strengths but the plain count lie between 0 and 1: w is at most the number of matters that both speak of.
    """
    if weighting is Weighting.COUNT:
        return {key: Line(tuple(evidence), float(len(evidence))) for key, evidence in bundles.items()}
    if weighting is Weighting.ACTIVITY:
        said = Counter(key[0] for key, evidence in bundles.items() for _ in evidence)
        return {key: Line(tuple(rows), len(rows) / said[key[0]]) for key, rows in bundles.items()}
    matters = _matters(statements)
    return {
        key: Line(tuple(rows), len(rows) / _measure(matters[key[0]], matters[key[1]], weighting))
        for key, rows in bundles.items()
    }


def _measure(one: set[str], other: set[str], weighting: Weighting) -> float:
    if weighting is Weighting.AVERAGE_ACTIVITY:
        return (len(one) + len(other)) / 2
    if weighting is Weighting.JACCARD:
        return len(one | other)
    return sqrt(len(one) * len(other))


def _matters(statements: Iterable[Counted]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source, target, _ in statements:
        found[source].add(target)
    return found
