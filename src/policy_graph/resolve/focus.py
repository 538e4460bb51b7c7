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
from policy_graph.resolve.topics import Topics, longest, topics
from policy_graph.text import fold

ORGANIZATION, PLACE, PROGRAM = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM
# A name is said often where it comes once in so many characters.
LONG = 8_000
ORDINANCE, THIS = "条例", "この"
Look = Callable[["Focus", Span, Pointing], Key | None]


@dataclass(frozen=True, slots=True)
class Focus:
    """What is in focus at each place of a meeting.

    ``nearby`` knows the names of the meeting in order, ``counts`` how often each is named, ``topics`` what is being
    discussed.
    """

    nearby: Nearby
    counts: Mapping[Key, int]
    topics: Topics
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

    def discussed(self, span: Span) -> frozenset[Key]:
        """Return the programs that are being discussed at a place; with 緑基金条例 it is 緑基金, too."""
        utterance = self.nearby.utterance(span)
        topics = self.topics.at(span.start, utterance.agenda if utterance else None)
        rules = {replace(key, name=key.name.removesuffix(ORDINANCE)) for key in topics}
        return topics | (rules & self.counts.keys())


def focus(named: Named, taken: Sequence[Span], meeting: Meeting, scopes: Scopes, text: str) -> Focus:
    """Prepare the search for what deictic names stand for.

    ``named`` are names and their keys, ``taken`` the spans of all mentions, both in order of the text.
    """
    return Focus(
        nearby=Nearby(named, taken, meeting, text),
        counts=Counter(key for _, key in named),
        topics=topics(named, meeting, text),
        scopes=scopes,
    )


def _only(keys: Iterable[Key], found: Pointing) -> Key | None:
    """Return the one key among ``keys`` that can be meant."""
    fitting = longest(key for key in set(keys) if found.fits(key))
    return next(iter(fitting)) if len(fitting) == 1 else None


def _sure(focus: Focus, span: Span, found: Pointing, key: Key | None) -> Key | None:
    """Return a key unless something that is not known as a name, but may be one, stands between it and the place."""
    return None if key and found.names_another(focus.nearby.since(key, span)) else key


def _own(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The meeting's own municipality, prefecture, body or assembly."""
    return owns.own(found, focus.scopes, focus.nearby.utterance(span))


def _own_this(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """この町 and この委員会 are the meeting's own, unless another one was named just before; その委員会 is not."""
    own = _own(focus, span, found) if found.word == THIS else None
    near = {key for key in focus.nearby.just_before(span) if found.fits(key)}
    return own if own and near <= {own} else None


def _last(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """What was named last."""
    key = next(filter(found.fits, focus.nearby.in_text(span)), None)
    return _sure(focus, span, found, key)


def _near(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one thing of its kind that was named just before; of several, the one that is being discussed."""
    near = {key for key in focus.nearby.just_before(span) if found.fits(key) and not found.is_unit}
    if on_table := _only(near & focus.discussed(span), found):
        return on_table
    key = _only(near, found)
    return _sure(focus, span, found, key) if key and _leads(focus, span, found, key) else None


def _leads(focus: Focus, span: Span, found: Pointing, key: Key) -> bool:
    """Tell whether a key has lately been named as often as any other of its kind: a mere aside is not meant."""
    counts = Counter(filter(found.fits, focus.nearby.lately(span)))
    return counts[key] >= max(counts.values())


def _topic(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one thing of its kind that is being discussed, unless another one was named just before."""
    near = {key for key in focus.nearby.just_before(span) if found.fits(key)}
    topic = _only(focus.discussed(span), found)
    return topic if not near or found.way is Way.OWN else None


def _tabled(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """What is put to the vote, else the bill that was named just before."""
    return _only(focus.discussed(span), found) or _near(focus, span, found)


def _lately(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one thing of its kind that the speech has lately named, else the nearest speech before it that names any."""
    heard = [focus.nearby.lately(span)]
    if found.general and found.way is not Way.THIS:
        return None
    if not found.general:
        heard += focus.nearby.speeches_before(span)
    key = next((_only(keys, found) for keys in heard if any(map(found.fits, keys))), None)
    return _sure(focus, span, found, key) if found.way is Way.THIS else key


def _unit(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one municipality of its kind in the whole document."""
    return _only(focus.counts, found) if found.type is PLACE else None


def _frequent(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """The one thing of its kind in the whole document, where it is named often for the length of it."""
    key = _only(focus.counts, found)
    often = key is not None and focus.counts[key] * LONG >= len(focus.nearby.text)
    return key if often and not found.general else None


def _reported(focus: Focus, span: Span, found: Pointing) -> Key | None:
    """In a plenary, the committee whose chair speaks, or the one that was named just before or whose report it is."""
    if not owns.in_plenary(found, focus.scopes):
        return None
    if own := owns.committee(focus.scopes, focus.nearby.utterance(span)):
        return own
    before = [focus.nearby.just_before(span)]
    if found.reported:
        before += [focus.nearby.lately(span), *focus.nearby.speeches_before(span, any_item=True)]
    committees = ([key for key in keys if key.scope == focus.scopes.assembly] for keys in before)
    return next((_only(keys, found) for keys in committees if any(map(found.fits, keys))), None)


LOOKS: Mapping[Way, tuple[Look, ...]] = {
    Way.LAST: (_last,),
    Way.OWN: (_own, _reported, _topic, _near, _lately, _unit, _frequent),
    Way.THIS: (_own_this, _reported, _near, _topic, _lately),
    Way.BILL: (_tabled,),
    Way.ALONE: (_own, _reported, _near, _topic, _lately, _frequent),
}
