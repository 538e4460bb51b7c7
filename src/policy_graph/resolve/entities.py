"""From the names of one meeting to its entities: which names are one thing, and what it is called."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import Code, Entity, EntityType, Meeting, Mention, Reference
from policy_graph.resolve.names import mint
from policy_graph.resolve.scope import Scopes, rules
from policy_graph.text import fold, squeeze

Key = tuple[EntityType, str]

# A shorter name is a short form only from this length on: 部会 or 条例 could be anybody's.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Names:
    """The canonical key of every key of one meeting, and the label of every canonical key."""

    canonical: Mapping[Key, Key]
    labels: Mapping[Key, str]

    def resolve(self, key: Key) -> Key:
        """Follow aliases and short forms to the end."""
        seen = set()
        while key in self.canonical and key not in seen:
            seen.add(key)
            key = self.canonical[key]
        return key


def names(mentions: Sequence[Mention], meeting: Meeting) -> Names:
    """Decide which names of one meeting are one thing.

    In this order: what the text defines or a gazetteer knows (``Mention.canonical``); surnames of the people on the
    lists; statutory bodies of the municipality (教育委員会); short forms that end exactly one longer name of the
    same type.
    """
    surfaces: dict[Key, Counter[str]] = defaultdict(Counter)
    canonical: dict[Key, Key] = {}
    for mention in mentions:
        if mention.anaphor or mention.type is EntityType.POST:
            continue
        key = (mention.type, fold(mention.name))
        surfaces[key][squeeze(mention.name)] += 1
        if mention.canonical and fold(mention.canonical) != key[1]:
            canonical.setdefault(key, (mention.type, fold(mention.canonical)))
            surfaces[canonical[key]][squeeze(mention.canonical)] += 0
    own = fold(meeting.municipality.value) if meeting.municipality else None
    for key in sorted(surfaces):
        if key not in canonical and (longer := _longer(key, surfaces, own)):
            canonical[key] = longer
            surfaces.setdefault(longer, Counter({own_name(longer[1], own, key, surfaces): 0}))
    labels = {key: _label(key, counts) for key, counts in surfaces.items()}
    return Names(canonical, labels)


def own_name(full: str, own: str | None, key: Key, surfaces: Mapping[Key, Counter[str]]) -> str:
    """Write a statutory body in full: the municipality before the name as the document writes it."""
    return (own or "") + surfaces[key].most_common(1)[0][0] if own and full.startswith(own) else full


def _longer(key: Key, surfaces: Iterable[Key], own: str | None) -> Key | None:
    type_, name = key
    if type_ is EntityType.PERSON:
        found = [other for other in surfaces if other[0] is type_ and _is_full_name(name, other[1])]
        return found[0] if len(found) == 1 else None
    if type_ is EntityType.ORGANIZATION and own and name in rules().statutory:
        return type_, own + name
    if len(name) < SHORTEST or type_ is EntityType.PLACE:
        return None
    found = [
        other for other in surfaces if other[0] is type_ and other[1] != name and other[1].endswith(name)
    ]
    return _one(found, own)


def _is_full_name(surname: str, full: str) -> bool:
    return full != surname and full.startswith(surname) and len(full) - len(surname) <= 4


def _one(found: list[Key], own: str | None) -> Key | None:
    """Choose among longer names: the only one, the only chain of ever longer ones, or the municipality's own."""
    if not found:
        return None
    longest = max(found, key=lambda key: (len(key[1]), key[1]))
    if all(longest[1].endswith(name) for _, name in found):
        return longest
    mine = [key for key in found if own and key[1].startswith(own)]
    return mine[0] if len(mine) == 1 else None


def _label(key: Key, counts: Counter[str]) -> str:
    """Return the most frequent spelling, the first in code-point order among equals."""
    return min(counts, key=lambda surface: (-counts[surface], surface)) if counts else key[1]


def entity_of(
    named: Mention | Reference, known: Names, scopes: Scopes, *, within: str | None = None
) -> tuple[str, Key]:
    """Return the id and the canonical key of what a mention or a reference names."""
    type_ = named.type
    full = (isinstance(named, Mention) and named.canonical) or named.name
    key = known.resolve((type_, fold(full)))
    if type_ is EntityType.POST:
        owner = fold(within or named.within or scopes.municipality or scopes.body or "")
        return mint(type_, owner or None, named.name), (
            type_,
            f"{fold(named.name)}@{owner}" if owner else key[1],
        )
    scope = within or (named.within if type_ is EntityType.PLACE else None) or scopes.of(type_, key[1])
    return mint(type_, scope, key[1]), key


def entities(linked: Iterable[tuple[Mention | Reference, str, Key]], known: Names) -> tuple[Entity, ...]:
    """Gather what is known about each entity from everything that names it."""
    groups: dict[str, list[tuple[Mention | Reference, Key]]] = defaultdict(list)
    for named, id_, key in linked:
        groups[id_].append((named, key))
    return tuple(_entity(id_, groups[id_], known) for id_ in sorted(groups))


def _entity(id_: str, group: Sequence[tuple[Mention | Reference, Key]], known: Names) -> Entity:
    named, key = group[0]
    label = known.labels.get(key, key[1])
    surfaces = {squeeze(each.name) for each, _ in group if not (isinstance(each, Mention) and each.anaphor)}
    aliases = tuple(sorted(surfaces - {label})) if named.type is not EntityType.POST else ()
    return Entity(
        id=id_,
        type=named.type,
        label=label,
        kind=_most(each.kind for each, _ in group),
        within=_most(each.within for each, _ in group),
        aliases=aliases,
        codes=_codes(group),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _codes(group: Sequence[tuple[Mention | Reference, Key]]) -> tuple[Code, ...]:
    codes = {code for each, _ in group if isinstance(each, Mention) for code in each.codes}
    return tuple(sorted(codes, key=lambda code: (code.scheme, code.value)))
