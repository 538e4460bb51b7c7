"""What a decision is about: the bills and items that it names, else those put to the vote, else those under discussion."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_graph.model import AgendaItem, Utterance
from policy_graph.parse.bills import keys
from policy_graph.parse.treatment import named_numbers
from policy_graph.text import fold

# The chair says what is put to the vote.
PUTS = re.compile(r"採決|表決|お?諮り|議題と|議題に|付託|同意|承認|認定|異議(?:は|が)?(?:あり|ござい)|賛成の")
# All but what was decided already.
EXCEPT = re.compile(r"除く|を除き|以外の")
# What is decided is no bill but something said about one.
MOTION = re.compile(r"(?:修正案|付帯決議|附帯決議|動議|修正部分)(?:\(案\))?(?:は|を|について|につきまして|に対する|の)")
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Subject:
    """Positions in the agenda and the names of bills."""

    items: tuple[int, ...]
    bills: tuple[str, ...]


class Subjects:
    """Follows what is under discussion and what has been put to the vote."""

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        self._items = items
        self._keys = [keys(fold(item.title.value)) for item in items]
        self._now: tuple[int, ...] = ()
        self._put: tuple[Key, ...] = ()
        self._put_items: tuple[int, ...] = ()
        self._done: set[Key] = set()

    def under(self, utterance: Utterance) -> None:
        """Take notice of the items that the chair speaks under."""
        now = (utterance.agenda, *utterance.together) if utterance.agenda is not None else ()
        if now != self._now:
            self._now, self._put, self._put_items = now, (), ()

    def put(self, words: str) -> None:
        """Take notice of a sentence that may put something to the vote."""
        if not PUTS.search(words):
            return
        bills, numbers = keys(words), tuple(self._numbered(words))
        if bills or numbers:
            self._put, self._put_items = bills, numbers

    def decided(self, words: str, question: str) -> Subject | None:
        """Say what the chair's decision is about."""
        bills = keys(words) or keys(question)
        items = tuple(self._numbered(words))
        if not bills and not items:
            bills, items = self._put, self._put_items
        if EXCEPT.search(words) or EXCEPT.search(question):
            bills = tuple(key for at in self._now for key in self._keys[at] if key not in self._done)
            items = ()
        motion = MOTION.search(words) is not None
        found = self._subject(bills, items or self._now)
        self._done.update(() if motion else bills)
        self._put, self._put_items = (), ()
        return Subject(found.items, ()) if motion else found

    def of_report(self, utterance: Utterance, bills: Sequence[Key]) -> Subject:
        """Say what the decision of a committee is about."""
        now = (utterance.agenda, *utterance.together) if utterance.agenda is not None else ()
        return self._subject(tuple(bills), now)

    def titles(self, about: Subject) -> str:
        """The titles of the items in question."""
        return " ".join(self._items[at].title.value for at in about.items)

    def _numbered(self, words: str) -> list[int]:
        wanted = set(named_numbers(words))
        return [
            at for at, item in enumerate(self._items) if item.number and _value(item) in wanted and at in self._now
        ]

    def _subject(self, bills: Sequence[Key], items: Sequence[int]) -> Subject:
        """Items of the bills, and bills of the items where none are named."""
        if bills:
            holding = [at for at in range(len(self._items)) if set(bills) & set(self._keys[at])]
            near = [at for at in holding if at in self._now] or holding[-1:] or list(items)
            return Subject(tuple(near), tuple(_name(key) for key in bills))
        own = [key for at in items for key in self._keys[at]]
        return Subject(tuple(items), tuple(dict.fromkeys(map(_name, own))))


def _value(item: AgendaItem) -> tuple[bool, int] | None:
    number = fold(item.number or "")
    return (item.added, int(number)) if number.isdecimal() else None


def _name(key: Key) -> str:
    """A bill by one name, however it was written: 議案第85号."""
    return f"{key[0]}第{key[1]}号"


