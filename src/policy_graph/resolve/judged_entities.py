"""The entities of one document after judgements: what is known of several is united in the one that stands for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from policy_graph.model import Code, Entity, EntityType, Extraction, Listed, Mention
from policy_graph.resolve.entities import entries
from policy_graph.resolve.judged_places import Piece, Places
from policy_graph.resolve.names import Key, key_of
from policy_graph.resolve.outcomes import Outcome, full_names
from policy_graph.text import squeeze

ORGANIZATION, PLACE, POST = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.POST
Owners = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one entity, or one name of it, brings to what stands for it; ``own`` is the entity where it is still that."""

    names: tuple[str, ...]
    kind: str | None = None
    codes: tuple[Code, ...] = ()
    candidates: tuple[Listed, ...] = ()
    reading: str | None = None
    own: Entity | None = None


def entities(extraction: Extraction, known: Places, held: Sequence[Piece]) -> tuple[Entity, ...]:
    """Make the entities that mentions and facts now stand for, in order of their ids.

    Each keeps its own label; the names of what was merged into it become aliases. One that this document did not know
    is labelled by the name in its id, a post by its role and the label of its organization.
    """
    groups = _groups(extraction, known, held)
    keys = {id_: key for id_ in groups if (key := key_of(id_))}
    made = [_entity(id_, key, groups[id_], known, {}) for id_, key in keys.items() if key.type is not POST]
    owners = _owners(made)
    posts = (_entity(id_, key, groups[id_], known, owners) for id_, key in keys.items() if key.type is POST)
    return tuple(sorted((*made, *posts), key=lambda entity: entity.id))


def _groups(extraction: Extraction, known: Places, held: Sequence[Piece]) -> dict[str, list[_Part]]:
    """Gather what is brought to each id; a name that no mention or fact stands on brings nothing into the world."""
    staying = _staying(extraction, known, held)
    parts = [*_whole(staying, known), *_mentioned(extraction.mentions, known)]
    present = {id_ for id_, _ in parts}
    groups: dict[str, list[_Part]] = defaultdict(list)
    for id_, part in (*parts, *_parted(extraction.entities, known)):
        if id_ in present:
            groups[id_].append(part)
    return groups


def _staying(extraction: Extraction, known: Places, held: Iterable[Piece]) -> list[Entity]:
    """Leave out entities whose mentions, and whatever rests on them, have all become something else by their spelling."""
    ends = {(each.fact.subject, each.subject.id) for each in held}
    ends |= {(each.fact.object, each.object.id) for each in held}
    ends |= {
        (id_, known.rules.outcome(id_, each.name).id)
        for id_, found in known.mentions.items()
        for each in found
    }
    return [
        entity
        for entity in extraction.entities
        if entity.id not in known.mentions or (entity.id, known.rest(entity.id).id) in ends
    ]


def _whole(staying: Iterable[Entity], known: Places) -> Iterator[tuple[str, _Part]]:
    for entity in staying:
        rest = known.rest(entity.id)
        if rest.id:
            kept = [name for name in _names(entity) if known.rules.outcome(entity.id, name).id == rest.id]
            yield (
                rest.id,
                _Part(
                    names=tuple(kept),
                    kind=_kind(entity.id, entity.kind, rest),
                    codes=entity.codes,
                    candidates=entity.candidates,
                    reading=entity.reading,
                    own=None if rest.other else entity,
                ),
            )


def _mentioned(mentions: Iterable[Mention], known: Places) -> Iterator[tuple[str, _Part]]:
    """What spellings bring to the things that only they stand for."""
    for mention in mentions:
        if mention.entity:
            outcome = known.rules.outcome(mention.entity, mention.name)
            if outcome.id and outcome.id != known.rest(mention.entity).id:
                plain = not mention.anaphor and mention.type is not POST
                names = (squeeze(mention.name),) if plain else ()
                yield outcome.id, _Part(names=names, kind=_kind(mention.entity, mention.kind, outcome))


def _parted(entities: Iterable[Entity], known: Places) -> Iterator[tuple[str, _Part]]:
    """The names of an entity that are judged to be those of another; what it is called itself stays its label."""
    for entity in entities:
        rest = known.rest(entity.id)
        for name in _names(entity) if rest.other else entity.aliases:
            outcome = known.rules.outcome(entity.id, name)
            if outcome.id and outcome.id != rest.id:
                yield outcome.id, _Part(names=(name,))


def _kind(before: str, kind: str | None, outcome: Outcome) -> str | None:
    """The kind that something brings along: its own while its type stays, else the one that a judgement gives."""
    judged = [each.kind for each in outcome.by if each.kind]
    old, new = key_of(before), key_of(outcome.id or "")
    same = old and new and old.type is new.type
    return judged[-1] if judged else kind if same else None


def _entity(id_: str, key: Key, parts: Sequence[_Part], known: Places, owners: Owners) -> Entity:
    own = min(
        (each.own for each in parts if each.own), key=lambda each: (each.id != id_, each.id), default=None
    )
    name = _name(own) if own else key.name
    label = own.label if own and own.id == id_ else _label(key, name, owners)
    first = own if own and own.id == id_ else None
    ordered = sorted(parts, key=lambda part: part.own is not own)
    codes = _codes(parts)
    return Entity(
        id=id_,
        type=key.type,
        label=label,
        kind=known.rules.kinds.get(id_) or next((each.kind for each in ordered if each.kind), None),
        within=first.within if first else key.scope or None,
        aliases=tuple(sorted({each for part in parts for each in part.names} - {label, name})),
        reading=next((each.reading for each in ordered if each.reading), None),
        codes=codes,
        candidates=() if codes else entries(each for part in parts for each in part.candidates),
    )


def _label(key: Key, name: str, owners: Owners) -> str:
    if key.type is POST and key.scope:
        return f"{name}@{owners.get(key.scope, key.scope)}"
    return name


def _names(entity: Entity) -> tuple[str, ...]:
    return _name(entity), *entity.aliases


def _name(entity: Entity) -> str:
    """The name without the organization that the label of a post shows."""
    return entity.label.rpartition("@")[0] or entity.label if entity.type is POST else entity.label


def _owners(made: Iterable[Entity]) -> Owners:
    """The labels of places and organizations by the names that posts are scoped by; organizations go first."""
    ordered = sorted(made, key=lambda entity: (entity.type is ORGANIZATION, entity.id))
    return {name: entity.label for entity in ordered for name in full_names(entity.id)}


def _codes(parts: Iterable[_Part]) -> tuple[Code, ...]:
    codes: Set[Code] = {code for part in parts for code in part.codes}
    return tuple(sorted(codes, key=lambda code: (code.scheme, code.value)))
