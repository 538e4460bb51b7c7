"""The facts of one document after judgements: put together again from their pieces of evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from policy_graph.model import Entity, EntityType, Fact, Finding, Predicate, Severity
from policy_graph.resolve.facts import united
from policy_graph.resolve.governments import OWNERS
from policy_graph.resolve.judged_places import Piece
from policy_graph.resolve.names import key_of

ORGANIZATION, PERSON, PLACE, POST, PROGRAM = (
    EntityType.ORGANIZATION,
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.POST,
    EntityType.PROGRAM,
)
ANY = frozenset(EntityType)
# What the ends of a relation can be, where a judgement has given one of them another type; the shapes of the graph
# refuse others. A place that is a government counts as an organization.
ENDS: Mapping[Predicate, tuple[frozenset[EntityType], frozenset[EntityType]]] = {
    Predicate.MEMBER_OF: (frozenset({PERSON, ORGANIZATION, POST}), frozenset({ORGANIZATION, PLACE, PROGRAM})),
    Predicate.HOLDS_POST: (ANY, frozenset({POST})),
    Predicate.PART_OF: (ANY - {POST}, ANY),
    Predicate.LOCATED_IN: (ANY, frozenset({PLACE, ORGANIZATION})),
}
GOVERNMENTS = (*OWNERS, "country")
Kinds = Mapping[str, str | None]


def holds(piece: Piece, kinds: Kinds) -> bool:
    """Tell whether a piece of evidence still makes a fact; ``kinds`` are those of the entities."""
    ends = piece.ends
    return ends is not None and ends[0] != ends[1] and _fits(piece.fact, ends, kinds)


def facts(held: Iterable[Piece]) -> tuple[Fact, ...]:
    """Unite pieces that say the same."""
    return united(
        replace(each.fact, subject=ends[0], object=ends[1], evidence=(each.span,))
        for each in held
        if (ends := each.ends)
    )


def findings(found: Sequence[Piece], kinds: Kinds, entities: Iterable[Entity]) -> tuple[Finding, ...]:
    """Report the facts that judgements leave without sense; those of a thing that was dropped are gone with it."""
    labels = {entity.id: entity.label for entity in entities}
    lost = [each for each in found if each.ends and not holds(each, kinds)]
    return tuple(
        Finding(
            code="resolve.no-fact",
            message=f"{labels.get(each.fact.subject, each.fact.subject)} {each.fact.predicate} "
            f"{labels.get(each.fact.object, each.fact.object)} makes no fact any more: by judgement both are one "
            "thing, or one of them is of a type that cannot stand there",
            span=each.span,
            severity=Severity.INFO,
        )
        for each in lost
    )


def _fits(fact: Fact, ends: tuple[str, str], kinds: Kinds) -> bool:
    before = (fact.subject, fact.object)
    allowed = ENDS.get(fact.predicate, (ANY, ANY))
    return all(_end_fits(*end, kinds) for end in zip(before, ends, allowed, strict=True))


def _end_fits(before: str, after: str, types: frozenset[EntityType], kinds: Kinds) -> bool:
    """Tell whether an end can stand in its place; one that kept its type can."""
    old, new = key_of(before), key_of(after)
    if old is None or new is None or old.type is new.type:
        return True
    government = new.type is PLACE and kinds.get(after) in GOVERNMENTS
    return new.type in types or (government and ORGANIZATION in types)
