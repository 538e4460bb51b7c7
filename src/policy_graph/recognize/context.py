"""What is known of a meeting before its passages are read: its people, its municipality, its body."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from policy_graph.model import Meeting
from policy_graph.recognize.gazetteer import Gazetteer
from policy_graph.recognize.gazetteer_vocabulary import GOVERNMENTS
from policy_graph.text import squeeze

KANJI = re.compile(r"[一-鿿]")
# 林田 alone is a surname, which 林 is not short for.
SHORTEST_FULL = 3
INTRODUCTION = r"(?=です|でございます|と申します|と申し上げ|と言います|といいます|であります|でした)"


@dataclass(frozen=True)
class Context:
    """``people`` are the names that the lists and labels give, full or surname alone.

    ``prefecture`` is that of the municipality, ``None`` where no or several municipalities of that name are known.
    """

    municipality: str | None
    prefecture: str | None
    body: str | None
    people: frozenset[str]

    @cached_property
    def units(self) -> str:
        """The kinds of the municipality and its prefecture: 市県, 区都; empty where no municipality is known."""
        return "".join(name[-1] for name in (self.municipality, self.prefecture) if name)

    @property
    def is_conference(self) -> bool:
        """Tell whether the body is a 会議, so that 本会議 means itself and no plenary."""
        return bool(self.body) and str(self.body).endswith("会議")

    @cached_property
    def full_names(self) -> re.Pattern[str] | None:
        """Match every name of three characters or more; white space may part its characters."""
        return _any(r"\s*".join(map(re.escape, name)) for name in self._by_length() if len(name) > 2)

    @cached_property
    def surnames(self) -> re.Pattern[str] | None:
        """Match every name and, where it is longer than a surname can be, its beginning."""
        return _any(map(re.escape, self._beginnings()), group="name")

    @cached_property
    def introductions(self) -> re.Pattern[str] | None:
        """Match a name or the beginning of one before です or と申します."""
        return _any(map(re.escape, self._beginnings()), group="name", before=INTRODUCTION)

    def is_name(self, name: str) -> bool:
        """Tell whether ``name`` is on the lists or opens a full name there."""
        return name in self.people or any(full.startswith(name) for full in self.people)

    def full_name(self, name: str) -> str | None:
        """Return the one full name that ``name`` can be short for; a surname of the lists stands for itself."""
        if name in self.people:
            return None
        found = {full for full in self.people if full.startswith(name) and len(full) >= SHORTEST_FULL}
        return found.pop() if len(found) == 1 else None

    def _by_length(self) -> list[str]:
        return sorted(self.people, key=lambda name: (-len(name), name))

    def _beginnings(self) -> list[str]:
        parts = {name[:length] for name in self.people for length in range(1, len(name) + 1)}
        parts = {part for part in parts if len(part) > 1 or KANJI.fullmatch(part)}
        return sorted(parts, key=lambda name: (-len(name), name))


def context(meeting: Meeting, gazetteer: Gazetteer, *, listed: bool = True) -> Context:
    """Collect the people of the lists and labels of a meeting, and whose meeting it is; nothing where not ``listed``."""
    if not listed:
        return Context(municipality=None, prefecture=None, body=None, people=frozenset())
    stated = [
        *(attendee.name for attendee in meeting.attendees),
        *(utterance.name for utterance in meeting.utterances),
    ]
    municipality = meeting.municipality.value if meeting.municipality else None
    return Context(
        municipality=municipality,
        prefecture=_prefecture(municipality, gazetteer),
        body=meeting.body.value if meeting.body else None,
        people=frozenset(squeeze(name.value) for name in stated if name),
    )


def _prefecture(municipality: str | None, gazetteer: Gazetteer) -> str | None:
    known = gazetteer.lookup(municipality) if municipality else ()
    found = {entry.within for entry in known if entry.kind in GOVERNMENTS}
    return found.pop() if len(found) == 1 else None


def _any(parts: Iterable[str], *, group: str | None = None, before: str = "") -> re.Pattern[str] | None:
    alternatives = "|".join(parts)
    opening = f"(?P<{group}>" if group else "(?:"
    return re.compile(f"{opening}{alternatives}){before}") if alternatives else None
