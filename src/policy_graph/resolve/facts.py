"""Claims become facts: ends become entity ids, the same statement keeps all its evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from policy_graph.model import Claim, Fact, Mention, Predicate, Reference, Status

Identify = Callable[[Mention | Reference], str | None]
Triple = tuple[str, Predicate, str, Status]
# What holds in both directions is written in one: the smaller id first.
BOTH_WAYS = frozenset({Predicate.COOPERATES_WITH})


def facts(claims: Iterable[Claim], identify: Identify) -> tuple[tuple[Fact, ...], tuple[Claim, ...]]:
    """Merge claims that say the same into one fact each, ordered by subject, predicate, object, status.

    Also returns the claims that make no fact: an end stands for nothing known (an unresolved deictic name), or both
    ends are one thing.
    """
    made, open_ = [], []
    for claim in claims:
        fact = _fact(claim, identify)
        if fact:
            made.append(fact)
        else:
            open_.append(claim)
    return united(made), tuple(open_)


def united(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Merge facts that say the same, ordered by subject, predicate, object, status.

    The confidence of a fact is that of the best: claims of one document are no independent witnesses.
    """
    groups: dict[Triple, list[Fact]] = defaultdict(list)
    for fact in found:
        groups[_triple(fact)].append(fact)
    return tuple(_united(triple, groups[triple]) for triple in sorted(groups))


def _fact(claim: Claim, identify: Identify) -> Fact | None:
    alias = claim.predicate is Predicate.ALIAS_OF
    subject, object_ = claim.subject.name if alias else identify(claim.subject), identify(claim.object)
    if not subject or not object_ or subject == object_:
        return None
    return Fact(
        subject=subject,
        predicate=claim.predicate,
        object=object_,
        evidence=(claim.evidence,),
        method=claim.method,
        confidence=claim.confidence,
        status=claim.status,
    )


def _triple(fact: Fact) -> Triple:
    subject, object_ = fact.subject, fact.object
    if fact.predicate in BOTH_WAYS and object_ < subject:
        subject, object_ = object_, subject
    return subject, fact.predicate, object_, fact.status


def _united(triple: Triple, same: Sequence[Fact]) -> Fact:
    subject, predicate, object_, status = triple
    best = min(same, key=lambda fact: (-fact.confidence, fact.method))
    return Fact(
        subject=subject,
        predicate=predicate,
        object=object_,
        evidence=tuple(sorted({span for fact in same for span in fact.evidence})),
        method=best.method,
        confidence=best.confidence,
        status=status,
    )
