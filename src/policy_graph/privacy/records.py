"""Every string of every record without what was withdrawn: the records are walked, so that no field is forgotten."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from policy_graph.model import BLOCK, Document, Finding, Mention, Span, Stated, Utterance
from policy_graph.privacy.mask import Names
from policy_graph.privacy.names import Folded, form
from policy_graph.text import squeeze

# An ISO date or a time of day.
DIGITS = re.compile(r"[0-9:-]+")
# What a finding says whose own words spoke of something that was withdrawn.
WITHHELD = "what was found here speaks of words that were withdrawn"


@dataclass(frozen=True)
class Scrubber:
    """Takes out of records what was taken out of the text that they are about.

    ``before`` and ``after`` are the text with and without it, ``places`` the stretches that were taken out, in order.
    """

    names: Names
    before: Folded
    after: Folded
    places: Sequence[Span]

    def __call__(self, value: Any) -> Any:
        """Give the same record, tuple, mapping or string without what was withdrawn."""
        return self._walked(value, self.names)

    def _walked(self, value: Any, names: Names) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._string(value, names)
        if isinstance(value, tuple | list):
            return type(value)(self._walked(each, names) for each in value)
        if isinstance(value, Mapping):
            return {self._walked(key, names): self._walked(each, names) for key, each in value.items()}
        if is_dataclass(value) and not isinstance(value, type | Span | Document):
            return self._record(value, names)
        return value

    def _record(self, record: Any, names: Names) -> Any:
        """Walk the fields of a record; words at its own places are taken out of them, surnames and all."""
        own = [place for span in _spans(record) for place in self._within(span)]
        if own:
            record = _special(record, self.before.text, self.after.text)
            names = names.locally(place.of(self.before.text) for place in own)
        new = {each.name: self._walked(getattr(record, each.name), names) for each in fields(record)}
        changed = {name: value for name, value in new.items() if value != getattr(record, name)}
        return replace(record, **changed) if changed else record

    def _within(self, span: Span) -> Iterator[Span]:
        """The stretches that were taken out of some words."""
        for place in self.places[bisect_right(self.places, span.start, key=lambda each: each.end) :]:
            if place.start >= span.end:
                return
            yield place

    def _string(self, text: str, names: Names) -> str:
        text = names.string(text)
        return BLOCK * len(text) if self.lost(text) else text

    def is_clean(self, text: str) -> bool:
        """Tell whether a string holds none of the names."""
        return self.names.string(text) == text

    def lost(self, text: str) -> bool:
        """Tell whether a string stood in the text as it was and does not any more."""
        folded = form(text)
        return (
            self.before.text != self.after.text
            and len(folded) > 1
            and folded in self.before.folded
            and folded not in self.after.folded
        )


def plain(value: Any, names: Names) -> Any:
    """Take names out of every string of something that is about no text (a report, a failure)."""
    nothing = Folded("")
    return Scrubber(names, nothing, nothing, ())(value)


def _is_from_elsewhere(stated: Stated, before: str) -> bool:
    """Tell whether other words gave the value: a heading (出席議員) names the role of each row below it.

    Dates and times are made of the words at their place, although they are written otherwise.
    """
    return not DIGITS.fullmatch(stated.value) and form(stated.value) not in form(stated.span.of(before))


def _special(record: Any, before: str, text: str) -> Any:
    """Give a record some of whose words are gone with the words that are left."""
    match record:
        case Stated():
            left = squeeze(record.span.of(text))
            apart = BLOCK not in left or _is_from_elsewhere(record, before)
            return record if apart else replace(record, value=left)
        case Mention():
            return replace(record, name=squeeze(record.span.of(text)), canonical=None, reading=None)
        case Utterance():
            return replace(record, speaker=_speaker(record, before, text))
        case Finding():
            return replace(record, message=WITHHELD)
    return record


def _speaker(utterance: Utterance, before: str, after: str) -> str:
    """Cut the speaker out of the label as it is now, from where it stood in the label as it was."""
    start = utterance.label.start
    for place in Folded(utterance.label.of(before)).places([utterance.speaker]):
        return squeeze(after[start + place.start : start + place.end])
    return squeeze(utterance.label.of(after))


def _spans(record: Any) -> list[Span]:
    """The places that a record has of its own; an utterance is described by its label alone."""
    if isinstance(record, Utterance):
        return [record.label]
    found: list[Span] = []
    for name in _places(record.__class__):
        value = getattr(record, name)
        found += (
            [value] if isinstance(value, Span) else [each for each in value or () if isinstance(each, Span)]
        )
    return found


@lru_cache(maxsize=256)
def _places(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if "Span" in str(each.type))
