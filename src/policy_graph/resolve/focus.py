"""Deictic names: 本市, 同社, 本プラン stand for the meeting's own or for what was named last; else for nothing."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from policy_graph.model import EntityType, Meeting, Mention, Span
from policy_graph.resolve.lists import lists
from policy_graph.resolve.names import Key
from policy_graph.resolve.scope import Scopes
from policy_graph.text import fold

DEICTIC = re.compile(r"(?P<prefix>[本当同該]|当該|この|その|我が|わが)?(?P<noun>.+)")
NATION = "国"
HOME = "日本"
COMPANY = "*"


@dataclass(frozen=True, slots=True)
class Focus:
    """What is in focus at each place of a meeting.

    ``named`` are the names of the meeting in order, with their keys; ``agenda`` the keys of the programs that each
    item of the agenda is about.
    """

    named: Sequence[tuple[Span, Key]]
    agenda: Sequence[frozenset[Key]]
    meeting: Meeting
    scopes: Scopes

    def antecedent(self, anaphor: Mention) -> Key | None:
        """Return what a deictic name stands for, ``None`` where that is not sure.

        同 takes the last name of its kind. 本, 当 and a bare noun take the meeting's own municipality or body, then
        the one program of that kind on the agenda item under discussion, then the one name of that kind in the
        whole document.
        """
        match = DEICTIC.fullmatch(fold(anaphor.name))
        if match is None:
            return None
        noun = match["noun"]
        if match["prefix"] == "同":
            return self._last(anaphor, noun)
        if anaphor.type is EntityType.PLACE and noun == NATION:
            return self.scopes.key(EntityType.PLACE, HOME, kind="country")
        fits = frozenset(key for _, key in self.named if _fits(key, anaphor.type, noun))
        return self._own(anaphor.type, noun) or _only(fits & self._discussed(anaphor.span)) or _only(fits)

    def opening(self, mention: Mention) -> tuple[Key, str] | None:
        """Return what a deictic opening of a longer name stands for, and the rest: 同社｜藤山工場."""
        name = fold(mention.name)
        for word in _opening():
            if name.startswith(word) and len(name) > len(word) + 1:
                types = (
                    type_
                    for type_ in (EntityType.PLACE, EntityType.ORGANIZATION)
                    if word[1:] in _nouns()[type_]
                )
                found = (self.antecedent(replace(mention, name=word, type=type_)) for type_ in types)
                return next(((key, name[len(word) :]) for key in found if key), None)
        return None

    def _last(self, anaphor: Mention, noun: str) -> Key | None:
        before = bisect_left(self.named, anaphor.span, key=lambda pair: pair[0])
        return next((key for _, key in reversed(self.named[:before]) if _fits(key, anaphor.type, noun)), None)

    def _own(self, type_: EntityType, noun: str) -> Key | None:
        """Return the meeting's own municipality, its prefecture, its body or the assembly of its body."""
        own = self.scopes.governments.own
        if type_ is EntityType.PLACE:
            names = [own.name, own.within] if own else []
        elif type_ is EntityType.ORGANIZATION:
            names = [self.scopes.body, self.scopes.assembly]
        else:
            names = []
        keys = (self.scopes.key(type_, name) for name in names if name)
        return next((key for key in keys if key.name.endswith(_endings(type_, noun))), None)

    def _discussed(self, span: Span) -> frozenset[Key]:
        item = next((each.agenda for each in self.meeting.utterances if each.span.covers(span)), None)
        return self.agenda[item] if item is not None else frozenset()


def focus(named: Sequence[tuple[Span, Key]], meeting: Meeting, scopes: Scopes) -> Focus:
    """Prepare the search for what deictic names stand for; ``named`` comes in order of its spans."""
    programs = [(span, key) for span, key in named if key.type is EntityType.PROGRAM]
    agenda = tuple(
        _longest(
            key
            for span, key in programs
            if item.title.span.covers(span) or key.name in fold(item.title.value)
        )
        for item in meeting.agenda
    )
    return Focus(named=named, agenda=agenda, meeting=meeting, scopes=scopes)


def _only(keys: frozenset[Key]) -> Key | None:
    return next(iter(keys)) if len(keys) == 1 else None


def _longest(keys: Iterable[Key]) -> frozenset[Key]:
    """Leave out keys whose name is a part of another one's."""
    found = frozenset(keys)
    return frozenset(
        key for key in found if not any(key.name in other.name for other in found if other.name != key.name)
    )


def _fits(key: Key, type_: EntityType, noun: str) -> bool:
    endings = _endings(type_, noun)
    if key.type is not type_ or key.name in endings:
        return False
    return _is_company(key.name) if COMPANY in endings else key.name.endswith(endings)


def _is_company(name: str) -> bool:
    known = (*lists().organization_local, *lists().organization_national, *lists().no_company)
    return not name.endswith(known)


def _endings(type_: EntityType, noun: str) -> tuple[str, ...]:
    return _nouns().get(type_, {}).get(noun, (noun,))


@cache
def _nouns() -> Mapping[EntityType, Mapping[str, tuple[str, ...]]]:
    """For each type the nouns and the name endings that they can mean."""
    return {
        type_: {noun: tuple(endings) for noun, endings in _table().get(type_.lower(), {}).items()}
        for type_ in EntityType
    }


def opens(name: str) -> bool:
    """Tell whether a name begins with a deictic one, so that it means something else in each place."""
    return fold(name).startswith(_opening())


def _opening() -> tuple[str, ...]:
    return tuple(_table()["opening"])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/anaphors.toml").read_text("utf-8"))
