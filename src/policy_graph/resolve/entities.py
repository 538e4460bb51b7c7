"""Everything that the minutes say about each entity, gathered from all that names it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from policy_graph.model import Code, Entity, EntityType, Listed, Mention, Reference
from policy_graph.resolve.linking import Names
from policy_graph.resolve.names import Key
from policy_graph.text import squeeze

Named = Mention | Reference


def entities(linked: Iterable[tuple[Named, Key]], known: Names) -> tuple[Entity, ...]:
    """Make one entity of each key, in order of their ids."""
    groups: dict[Key, list[Named]] = defaultdict(list)
    for named, key in linked:
        groups[key].append(named)
    made = [_entity(key, named, known) for key, named in groups.items()]
    owners = {each.label: each.aliases for each in made if each.type is EntityType.ORGANIZATION}
    return tuple(sorted((_with_owners(each, owners) for each in made), key=lambda entity: entity.id))


def _with_owners(entity: Entity, owners: Mapping[str, tuple[str, ...]]) -> Entity:
    """A post is also called by the other names of its organization: 委員@港湾部会."""
    role, at, owner = entity.label.partition("@")
    if entity.type is not EntityType.POST or not at or not owners.get(owner):
        return entity
    return replace(entity, aliases=tuple(f"{role}@{alias}" for alias in owners[owner]))


def _entity(key: Key, group: Sequence[Named], known: Names) -> Entity:
    label = known.label(key)
    direct = [each for each in group if not (isinstance(each, Mention) and each.anaphor)]
    mentions = [each for each in group if isinstance(each, Mention)]
    surfaces = {squeeze(each.name) for each in direct} if key.type is not EntityType.POST else set()
    government = known.scopes.governments.named.get(key.name) if key.type is EntityType.PLACE else None
    codes = _codes(mentions)
    return Entity(
        id=key.id,
        type=key.type,
        label=label,
        kind=government.kind if government else _most(each.kind for each in direct or group),
        within=key.scope or None,
        aliases=tuple(sorted(surfaces - {label})),
        reading=_most(each.reading for each in mentions),
        codes=codes,
        candidates=() if codes else _candidates(mentions),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """Return the most frequent value, the first in code-point order among equals."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _codes(mentions: Iterable[Mention]) -> tuple[Code, ...]:
    """Return the codes of all mentions; a scheme of which they give two codes is left out: one is not it."""
    codes: dict[str, set[str]] = defaultdict(set)
    for code in (code for each in mentions for code in each.codes):
        codes[code.scheme].add(code.value)
    return tuple(
        Code(scheme=scheme, value=value)
        for scheme, values in sorted(codes.items())
        for value in values
        if len(values) == 1
    )


def _candidates(mentions: Iterable[Mention]) -> tuple[Listed, ...]:
    """Return the official entries that the name fits: those among which no mention decided, or the mentions disagree."""
    return entries(entry for each in mentions for entry in (*each.candidates, *_listed(each)))


def entries(found: Iterable[Listed]) -> tuple[Listed, ...]:
    """Return the different ones among entries of official lists, in an order that does not depend on where they stood."""
    return tuple(sorted(set(found), key=_order))


def _order(entry: Listed) -> tuple[str, str, list[str], list[str], str]:
    values, schemes = [code.value for code in entry.codes], [code.scheme for code in entry.codes]
    return entry.within or "", entry.name, values, schemes, entry.kind or ""


def _listed(mention: Mention) -> tuple[Listed, ...]:
    if not mention.codes:
        return ()
    name = mention.canonical or mention.name
    return (Listed(name=name, kind=mention.kind, within=mention.within, codes=mention.codes),)
