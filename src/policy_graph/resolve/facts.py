"""Claims become facts: ends become entity ids, the same statement keeps all its evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from policy_graph.model import Claim, Fact, Mention, Predicate, Reference, Span, Status

Triple = tuple[str, Predicate, str, Status]


def facts(claims: Iterable[Claim], identify: Callable[[Mention | Reference], str | None]) -> tuple[Fact, ...]:
    """Merge claims that say the same into one fact each, ordered by subject, predicate, object, status.

    A claim whose end stands for nothing known (an unresolved anaphor) makes no fact. The confidence of a fact is that
    of its best claim: claims of one document are not independent witnesses.
    """
    groups: dict[Triple, list[Claim]] = defaultdict(list)
    for claim in claims:
        subject, object_ = _subject(claim, identify), identify(claim.object)
        if subject and object_ and subject != object_:
            groups[subject, claim.predicate, object_, claim.status].append(claim)
    return tuple(_fact(triple, groups[triple]) for triple in sorted(groups))


def _subject(claim: Claim, identify: Callable[[Mention | Reference], str | None]) -> str | None:
    return claim.subject.name if claim.predicate is Predicate.ALIAS_OF else identify(claim.subject)


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
