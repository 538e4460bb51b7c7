"""What has been named by some place of a meeting: in the last sentences, in the speech, in the speeches before it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from policy_graph.model import Meeting, Span, Utterance
from policy_graph.resolve.deixis import bill_call
from policy_graph.resolve.names import Key

# "Just before" is the sentence itself and so many before it; "lately" reaches further back in the speech.
SENTENCES = 3
LATELY = 12
# A speech before may have opened the item; so many are looked at.
SPEECHES = 3
FULL_STOP = re.compile(r"[。！？!?]")
Named = Sequence[tuple[Span, Key]]


@dataclass
class Nearby:
    """The names of a meeting in the order of the text, seen from one place of it.

    ``named`` are the names with their keys, ``taken`` the spans of everything that is a name or points at one. What a
    deictic name was led back to is named there too: ``heard`` grows while the text is read from front to back. Methods
    return keys, those of the last names first.
    """

    named: Named
    taken: Sequence[Span]
    meeting: Meeting
    text: str
    heard: list[tuple[Span, Key]] = field(default_factory=list)

    def just_before(self, span: Span) -> list[Key]:
        """Return what the last sentences of the speech name before a place."""
        return self._within(span, SENTENCES)

    def lately(self, span: Span) -> list[Key]:
        """Return what the speech has lately named before a place."""
        return self._within(span, LATELY)

    def in_text(self, span: Span) -> list[Key]:
        """Return what the whole text names before a place."""
        return self._between(0, span.start)

    def speeches_before(self, span: Span, *, any_item: bool = False) -> Iterator[list[Key]]:
        """Yield what the speeches before name under the same item of the agenda, the nearest speech first."""
        here = self.utterance(span)
        if here is None:
            return
        for other in self.meeting.utterances[max(0, here.number - 1 - SPEECHES) : here.number - 1][::-1]:
            if any_item or other.agenda == here.agenda:
                yield self._between(other.span.start, other.span.end)

    def utterance(self, span: Span) -> Utterance | None:
        """Return the utterance that a place belongs to."""
        at = bisect_right(self._starts, span.start) - 1
        found = self.meeting.utterances[at] if at >= 0 else None
        return found if found and found.span.covers(span) else None

    def since(self, key: Key, span: Span) -> str:
        """Return the text between the last name of ``key`` and a place; other names in it are blotted out."""
        last = max(self._last(pairs, key, span) for pairs in (self.named, self.heard))
        text = list(self.text[last : span.start])
        low, high = (bisect_left(self.taken, at, key=lambda each: each.start) for at in (last, span.start))
        for other in self.taken[low:high]:
            text[other.start - last : other.end - last] = " " * (other.end - other.start)
        return "".join(text)

    def _within(self, span: Span, sentences: int) -> list[Key]:
        """Return what the sentence and so many before it name, as far as they belong to the speech and its bill."""
        here = bisect_right(self._stops, span.start)
        start = self._stops[here - 1 - sentences] if here > sentences else 0
        utterance = self.utterance(span)
        called = self._calls[bisect_right(self._calls, span.start) - 1] if self._calls else 0
        opened = utterance.span.start if utterance else 0
        return self._between(max(start, opened, called if called <= span.start else 0), span.start)

    @staticmethod
    def _last(pairs: Named, key: Key, span: Span) -> int:
        """Return where ``key`` was last named before a place, the beginning of the text where it was not."""
        before = range(bisect_left(pairs, span.start, key=begin) - 1, -1, -1)
        return next((pairs[at][0].end for at in before if pairs[at][1] == key), 0)

    def _between(self, start: int, end: int) -> list[Key]:
        pairs = [
            pair
            for all_ in (self.named, self.heard)
            for pair in all_[bisect_left(all_, start, key=begin) : bisect_left(all_, end, key=begin)]
        ]
        return [key for _, key in sorted(pairs)][::-1]

    @cached_property
    def _starts(self) -> list[int]:
        return [each.span.start for each in self.meeting.utterances]

    @cached_property
    def _calls(self) -> list[int]:
        return [match.start() for match in bill_call().finditer(self.text)]

    @cached_property
    def _stops(self) -> list[int]:
        stops = {match.end() for match in FULL_STOP.finditer(self.text)}
        return sorted(stops | {passage.span.end for passage in self.meeting.passages})


def begin(pair: tuple[Span, Key]) -> int:
    """Return where a name begins."""
    return pair[0].start
