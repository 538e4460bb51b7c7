"""Deictic names: 本市, 同社, この計画 stand for the meeting's own or for what was named before; else for nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policy_graph.model import EntityType, Meeting, Mention, Span
from policy_graph.resolve import owns
from policy_graph.resolve.deixis import Pointing, Way, is_noun, openings, pointing
from policy_graph.resolve.names import Key
from policy_graph.resolve.nearby import Named, Nearby
from policy_graph.resolve.scope import Scopes
from policy_graph.text import fold

ORGANIZATION, PLACE, PROGRAM = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM
# A name is said often where it comes once in so many characters.
LONG = 8_000
Look = Callable[["Focus", Span, Pointing], Key | None]


@dataclass(frozen=True, slots=True)
class Focus:
    """What is in focus at each place of a meeting.

    ``nearby`` knows the names of the meeting in order, ``counts`` how often each is named; ``agenda`` has the keys of
    the programs that each item of the agenda is about.
    """

    nearby: Nearby
    counts: Mapping[Key, int]
    agenda: Sequence[frozenset[Key]]
    scopes: Scopes

    def antecedents(self, anaphors: Iterable[Mention]) -> Iterator[tuple[Mention, Key | None]]:
        """Give what each deictic name stands for, ``None`` where that is not sure; they come in order of the text."""
        for anaphor in anaphors:
            key = self.antecedent(anaphor)
            if key and anaphor.type is not PLACE:
                self.nearby.heard.append((anaphor.span, key))
            yield anaphor, key

    def antecedent(self, anaphor: Mention) -> Key | None:
        """Return what a deictic name stands for, ``None`` where that is not sure."""
        found = pointing(anaphor, self.nearby.text)
        if found is None:
            return None
        return next((key for look in LOOKS[found.way] if (key := look(self, anaphor.span, found))), None)

    def opening(self, mention: Mention) -> tuple[Key, str] | None:
        """Return what a deictic opening of a longer name stands for, and the rest: 同社｜藤山工場."""
        name = fold(mention.name)
        for word in openings():
            if name.startswith(word) and len(name) > len(word) + 1:
                types = (type_ for type_ in (PLACE, ORGANIZATION) if is_noun(type_, word[1:]))
                found = (self.antecedent(replace(mention, name=word, type=type_)) for type_ in types)
                return next(((key, name[len(word) :]) for key in found if key), None)
        return None

    def item(self, span: Span) -> frozenset[Key]:
        """Return the programs that the item of the agenda is about under which something is said."""
        utterance = self.nearby.utterance(span)
        item = utterance.agenda if utterance else None
        return self.agenda[item] if item is not None else frozenset()


def focus(named: Named, taken: Sequence[Span], meeting: Meeting, scopes: Scopes, text: str) -> Focus:
    """Prepare the search for what deictic names stand for.

    ``named`` are names and their keys, ``taken`` the spans of all mentions, both in order of the text.
    """
    programs = [(span, key) for span, key in named if key.type is PROGRAM]
    agenda = tuple(
        _longest(
            key
            for span, key in programs
            if item.title.span.covers(span) or key.name in fold(item.title.value)
        )
        for item in meeting.agenda
    )
    counts = Counter(key for _, key in named)
    return Focus(nearby=Nearby(named, taken, meeting, text), counts=counts, agenda=agenda, scopes=scopes)


def _longest(keys: Iterable[Key]) -> frozenset[Key]:
    """Leave out keys whose name is a part of another one's."""
    found = frozenset(keys)
    return frozenset(
        key for key in found if not any(key.name in other.name for other in found if other.name != key.name)
    )


def _only(keys: Iterable[Key], found: Pointing) -> Key | None:
    """Return the one key among ``keys`` that can be meant."""
    fitting = {key for key in set(keys) if found.fits(key)}
    return fitting.pop() if len(fitting) == 1 else None


def _sure(focus: Focus, span: Span, found: Pointing, key: Key | None) -> Key | None:
    """Return a key unless something that is not known as a name, but may be one, stands between it and the place."""
    return None if key and found.names_another(focus.nearby.since(key, span)) else key


def _own(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The meeting's own municipality, prefecture, body or assembly."""
    return owns.own(found, focus.scopes, focus.nearby.utterance(span))


def _own_unit(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """この町 is the meeting's own, unless another one was named just before."""
    own = _own(focus, span, found) if found.type is PLACE else None
    near = {key for key in focus.nearby.just_before(span) if found.fits(key)}
    return own if own and near <= {own} else None


def _last(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """What was named last."""
    key = next(filter(found.fits, focus.nearby.in_text(span)), None)
    return _sure(focus, span, found, key)


def _discussed(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one thing of its kind that was named just before, else the one that the item of the agenda is about.

    Of several that were named just before it is the one that is on the agenda.
    """
    near = {key for key in focus.nearby.just_before(span) if found.fits(key)}
    item = focus.item(span)
    return _only(near & item, found) or (
        _sure(focus, span, found, _only(near, found)) if near else _only(item, found)
    )


def _tabled(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """What the item of the agenda puts to the vote, else what was named just before."""
    near = _only(focus.nearby.just_before(span), found)
    return _only(focus.item(span), found) or _sure(focus, span, found, near)


def _lately(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one thing of its kind that the speech has lately named, else the nearest speech before it that names any."""
    if found.general:
        return None
    for keys in (focus.nearby.lately(span), *focus.nearby.speeches_before(span)):
        if any(map(found.fits, keys)):
            return _only(keys, found)
    return None


def _unit(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one municipality of its kind in the whole document."""
    return _only(focus.counts, found) if found.type is PLACE else None


def _frequent(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one thing of its kind in the whole document, where it is named often for the length of it."""
    key = _only(focus.counts, found)
    often = key is not None and focus.counts[key] * LONG >= len(focus.nearby.text)
    return key if often and not found.general else None


def _reported(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """In a plenary, the committee whose chair speaks, or the one that was named just before."""
    if not owns.in_plenary(found, focus.scopes):
        return None
    own = owns.committee(focus.scopes, focus.nearby.utterance(span))
    return own or _only((key for key in focus.nearby.just_before(span) if key.scope == focus.scopes.assembly), found)


LOOKS: Mapping[Way, tuple[Look, ...]] = {
    Way.LAST: (_last,),
    Way.OWN: (_own, _reported, _discussed, _lately, _unit, _frequent),
    Way.THIS: (_own_unit, _reported, _discussed),
    Way.BILL: (_tabled,),
    Way.ALONE: (_own, _reported, _discussed, _lately, _frequent),
}
