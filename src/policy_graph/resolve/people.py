"""Which person a surname means: the one of that surname, or the one whose title stands behind it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from policy_graph.model import EntityType, Meeting, Mention, Reference
from policy_graph.resolve.lists import lists
from policy_graph.resolve.scope import Scopes
from policy_graph.text import fold

# A given name has at most so many characters.
GIVEN = 4


@dataclass(frozen=True, slots=True)
class People:
    """The people of one meeting: every name, and the roles that lists and labels give to each."""

    roles: Mapping[str, frozenset[str]]
    scopes: Scopes

    def full_names(self, name: str) -> tuple[str, ...]:
        """Return the full names that a folded name can stand for, itself if there is none."""
        if name in self.scopes.full_names:
            return (name,)
        longer = sorted(
            full
            for full in self.roles
            if full.startswith(name) and 0 < len(full) - len(name) <= GIVEN and self.scopes.is_full_name(full)
        )
        return tuple(longer) or (name,)

    def meant(self, named: Mention | Reference, behind: str) -> tuple[str, ...]:
        """Return the folded full names that a name can mean: one when it is sure, several when it is not.

        ``behind`` is the folded text behind the name.
        """
        name = fold((isinstance(named, Mention) and named.canonical) or named.name)
        if name != fold(named.name):
            return (name,)
        names = tuple(full for full in self.full_names(name) if full == name or self._fits(full, behind)) or (
            name,
        )
        return self.titled(names, behind) or names if len(names) > 1 else names

    def _fits(self, name: str, behind: str) -> bool:
        """Tell whether somebody can bear the title behind a surname: 森官房長官 is not the 森 who is a 委員."""
        match = _title().match(behind)
        roles = self.roles[name]
        return (
            not match
            or not roles
            or any(match[0].endswith(role) or role.endswith(match[0]) for role in roles)
        )

    def titled(self, names: Iterable[str], behind: str) -> tuple[str, ...]:
        """Keep the people whose role stands right behind the name: 佐藤委員長 is the 佐藤 who is in the chair."""
        found = [(len(role), name) for name in names for role in self.roles[name] if behind.startswith(role)]
        longest = max((length for length, _ in found), default=0)
        return tuple(sorted({name for length, name in found if length == longest}))


def people(meeting: Meeting, named: Iterable[Mention | Reference], scopes: Scopes) -> People:
    """Collect the people whom lists, speaker labels, mentions and claims name."""
    roles: dict[str, set[str]] = defaultdict(set)
    stated = [(each.name, each.role) for each in meeting.attendees]
    stated += [(each.name, each.affiliation_role) for each in meeting.attendees]
    stated += [(each.name, each.role) for each in meeting.utterances]
    for name, role in stated:
        if name:
            roles[fold(name.value)] |= {fold(role.value)} if role else set()
    for person in named:
        if person.type is EntityType.PERSON:
            canonical = person.canonical if isinstance(person, Mention) else None
            roles.setdefault(fold(canonical or person.name), set())
    return People({name: frozenset(found) for name, found in roles.items()}, scopes)


@cache
def _title() -> re.Pattern[str]:
    endings = "|".join(sorted(lists().titles, key=len, reverse=True))
    return re.compile(rf"[一-鿿]{{0,8}}?(?:{endings})(?![一-鿿])")
