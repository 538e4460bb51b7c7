"""Which names of one meeting are one thing, and what it is called in full."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import EntityType, Meeting, Mention, Reference
from policy_graph.resolve.names import Key
from policy_graph.resolve.people import People, people
from policy_graph.resolve.scope import Scopes, scopes
from policy_graph.resolve.shortforms import follow, short_forms
from policy_graph.text import fold, squeeze

Named = Mention | Reference
ORGANIZATION, PERSON, POST = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.POST
# The names of places abroad stay as the minutes write them; only their ids use the full name.
ABROAD = ("country", "region", "foreign-place")


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of one meeting stand for.

    ``aliases`` gives the full form of names that the text defines or a gazetteer knows, ``short`` the key that a short
    form stands for, ``labels`` how a key is written in full.
    """

    scopes: Scopes
    people: People
    aliases: Mapping[tuple[EntityType, str], str]
    short: Mapping[Key, Key]
    labels: Mapping[Key, str]

    def keys(self, named: Named, behind: str = "") -> tuple[Key, ...]:
        """Return the keys that a name can mean: several for a surname that people share, else one.

        ``behind`` is the text behind a surname, where its title may stand. A deictic name must not be asked for.
        """
        if named.type is PERSON:
            found = self.people.meant(named, fold(behind))
            return tuple(self.scopes.key(PERSON, name) for name in found)
        key = direct(
            named,
            self.scopes,
            self.aliases,
            within=self._owner(named) if named.type is POST else named.within,
        )
        return (follow(self.short, key),)

    def label(self, key: Key) -> str:
        """Return how a key is written in full; a post is written ``role@organization``."""
        if key.type is POST and key.scope:
            return f"{key.name}@{self.label(self._organization(key.scope))}"
        return self.labels.get(key) or (key.scope if key.type is ORGANIZATION else "") + key.name

    def _owner(self, post: Named) -> str | None:
        """Return the full name of the organization that a post is stated to belong to."""
        if not post.within:
            return None
        owner = self._organization(post.within)
        return owner.name if owner.type is not ORGANIZATION else owner.scope + owner.name

    def _organization(self, name: str) -> Key:
        return self.keys(Reference(type=ORGANIZATION, name=name))[0]


def names(meeting: Meeting, mentions: Sequence[Mention], ends: Iterable[Named]) -> Names:
    """Decide which names of one meeting are one thing; ``ends`` are the subjects and objects of its claims."""
    named = [each for each in (*mentions, *ends) if not (isinstance(each, Mention) and each.anaphor)]
    against = scopes(meeting, named)
    aliases = _aliases(named)
    written = _written(named, against, aliases)
    folded = {key: frozenset(map(fold, forms)) for key, forms in written.items()}
    return Names(
        scopes=against,
        people=people(meeting, named, against),
        aliases=aliases,
        short=short_forms(folded, against),
        labels=_labels(written, named, against, aliases) | _people(meeting, named, against),
    )


def direct(
    named: Named, scopes: Scopes, aliases: Mapping[tuple[EntityType, str], str], *, within: str | None
) -> Key:
    """Return the key of the full form of a name, before short forms are looked at."""
    full = aliases.get((named.type, fold(named.name)), _full(named))
    return scopes.key(named.type, full, kind=named.kind, within=within)


def _full(named: Named) -> str:
    return (isinstance(named, Mention) and named.canonical) or named.name


def _aliases(named: Iterable[Named]) -> dict[tuple[EntityType, str], str]:
    """Collect the names whose full form some mention knows; a name with two full forms is left out."""
    found: dict[tuple[EntityType, str], set[str]] = defaultdict(set)
    for each in named:
        if each.type not in (PERSON, POST) and fold(_full(each)) != fold(each.name):
            found[each.type, fold(each.name)].add(fold(_full(each)))
    return {surface: next(iter(fulls)) for surface, fulls in sorted(found.items()) if len(fulls) == 1}


def _written(
    named: Iterable[Named], scopes: Scopes, aliases: Mapping[tuple[EntityType, str], str]
) -> dict[Key, Counter[str]]:
    """Count how each key is written in full; a full form that the minutes do not contain counts 0."""
    written: dict[Key, Counter[str]] = defaultdict(Counter)
    for each in named:
        if each.type is PERSON:
            continue
        key = direct(each, scopes, aliases, within=each.within)
        surface, full = (
            scopes.governments.without_prefecture(squeeze(name)) for name in (each.name, _full(each))
        )
        alias = (each.type, fold(surface)) in aliases
        if not alias or each.kind in ABROAD:
            written[key][surface] += 1
        elif full != surface:
            written[key][full] += 0
        if len(completed := scopes.written_out(each.type, full)) > len(fold(full)):
            written[key][completed] += 0
    return written


def _people(meeting: Meeting, named: Iterable[Named], scopes: Scopes) -> dict[Key, str]:
    stated = [*(each.name for each in meeting.attendees), *(each.name for each in meeting.utterances)]
    spelled = [name.value for name in stated if name] + [_full(each) for each in named if each.type is PERSON]
    forms: dict[Key, Counter[str]] = defaultdict(Counter)
    for name in spelled:
        forms[scopes.key(PERSON, name)][squeeze(name)] += 1
    return {key: _label(counts) for key, counts in forms.items()}


def _labels(
    written: Mapping[Key, Counter[str]],
    named: Iterable[Named],
    scopes: Scopes,
    aliases: Mapping[tuple[EntityType, str], str],
) -> dict[Key, str]:
    """Choose the label of each key: the fullest spelling, for places abroad the most frequent one."""
    abroad = {direct(each, scopes, aliases, within=each.within) for each in named if each.kind in ABROAD}
    return {key: _usual(forms) if key in abroad else _label(forms) for key, forms in written.items()}


def _usual(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _label(forms: Counter[str]) -> str:
    """Return the fullest spelling: the longest, the most frequent among equals, the first in code-point order."""
    return min(forms, key=lambda form: (-len(fold(form)), -forms[form], form))
