"""Claims become facts: ends become entity ids, the same statement keeps all its evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from policy_graph.model import Claim, Fact, Mention, Predicate, Reference, Span, Status

Identify = Callable[[Mention | Reference], str | None]
Triple = tuple[str, Predicate, str, Status]
# What holds in both directions is written in one: the smaller id first.
BOTH_WAYS = frozenset({Predicate.COOPERATES_WITH})


def facts(claims: Iterable[Claim], identify: Identify) -> tuple[tuple[Fact, ...], tuple[Claim, ...]]:
    """Merge claims that say the same into one fact each, ordered by subject, predicate, object, status.

    Also returns the claims that make no fact: an end stands for nothing known (an unresolved deictic name), or both
    ends are one thing. The confidence of a fact is that of its best claim: claims of one document are no independent
    witnesses.
    """
    groups: dict[Triple, list[Claim]] = defaultdict(list)
    open_ = []
    for claim in claims:
        triple = _triple(claim, identify)
        if triple:
            groups[triple].append(claim)
        else:
            open_.append(claim)
    return tuple(_fact(triple, groups[triple]) for triple in sorted(groups)), tuple(open_)


def _triple(claim: Claim, identify: Identify) -> Triple | None:
    alias = claim.predicate is Predicate.ALIAS_OF
    subject, object_ = claim.subject.name if alias else identify(claim.subject), identify(claim.object)
    if not subject or not object_ or subject == object_:
        return None
    if claim.predicate in BOTH_WAYS and object_ < subject:
        subject, object_ = object_, subject
    return subject, claim.predicate, object_, claim.status


def _fact(triple: Triple, claims: Sequence[Claim]) -> Fact:
    subject, predicate, object_, status = triple
    best = min(claims, key=lambda claim: (-claim.confidence, claim.method))
    return Fact(
        subject=subject,
        predicate=predicate,
        object=object_,
        evidence=_evidence(claim.evidence for claim in claims),
        method=best.method,
        confidence=best.confidence,
        status=status,
    )


def _evidence(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))
