"""What is being discussed: the programs that the chair names when opening an item, else those of the agenda item."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from policy_graph.model import EntityType, Meeting, Span
from policy_graph.resolve.lists import lists
from policy_graph.resolve.names import Key
from policy_graph.resolve.nearby import FULL_STOP, Named, begin
from policy_graph.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Topics:
    """``opened`` are the places where the chair opens an item, with the programs that he names there, in order;
    ``agenda`` are the programs of each item of the agenda."""

    opened: Sequence[tuple[int, frozenset[Key]]]
    agenda: Sequence[frozenset[Key]]

    def at(self, place: int, item: int | None) -> frozenset[Key]:
        """Return the programs that are being discussed at a place under an item of the agenda."""
        before = bisect_right(self.opened, place, key=lambda pair: pair[0])
        opened = self.opened[before - 1][1] if before else frozenset()
        return opened or (self.agenda[item] if item is not None else frozenset())


def topics(named: Named, meeting: Meeting, text: str) -> Topics:
    """Collect the topics of a meeting; ``named`` comes in order of its spans."""
    programs = [(span, key) for span, key in named if key.type is EntityType.PROGRAM]
    return Topics(
        opened=tuple(
            (sentence.end, longest(_inside(programs, sentence))) for sentence in _openings(meeting, text)
        ),
        agenda=tuple(
            longest(
                key
                for span, key in programs
                if item.title.span.covers(span) or key.name in fold(item.title.value)
            )
            for item in meeting.agenda
        ),
    )


def longest(keys: Iterable[Key]) -> frozenset[Key]:
    """Leave out keys whose name is a part of another one's."""
    found = frozenset(keys)
    return frozenset(
        key for key in found if not any(key.name in other.name for other in found if other.name != key.name)
    )


def _inside(programs: Named, sentence: Span) -> Iterator[Key]:
    low, high = (bisect_left(programs, at, key=begin) for at in (sentence.start, sentence.end))
    return (key for _, key in programs[low:high])


def _openings(meeting: Meeting, text: str) -> Iterator[Span]:
    """Yield the sentences in which the chair opens an item."""
    for each in meeting.utterances:
        if each.role and fold(each.role.value).endswith(lists().chairs):
            at = each.span.start
            stops = [match.end() for match in FULL_STOP.finditer(text, each.span.start, each.span.end)]
            for end in (*stops, each.span.end):
                if _opens().search(squeeze(text[at:end])):
                    yield Span(at, end)
                at = end


@cache
def _opens() -> re.Pattern[str]:
    return re.compile("|".join(lists().opens_item))
