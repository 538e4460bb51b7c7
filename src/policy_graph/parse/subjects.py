"""What a decision is about: the bills and items that it names, else those put to the vote, else those under discussion."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_graph.dates import number
from policy_graph.model import AgendaItem
from policy_graph.parse.bills import named
from policy_graph.parse.treatment import named_numbers
from policy_graph.text import fold

# The chair says what is put to the vote.
PUTS = re.compile(r"採決|表決|お?諮り|議題と|議題に|付託|同意|承認|認定|異議(?:は|が)?(?:あり|ござい)|賛成の")
# All but what was decided already.
EXCEPT = re.compile(r"除く|を除き|以外の")
# What is decided is no bill but something said about one.
MOTION = re.compile(
    r"(?:修正案|付帯決議|附帯決議|動議|修正部分)(?:\(案\))?(?:は|を(?!付)|について|につきまして|に対する)"
)
# The chair opens what follows.
OPENS = re.compile(r"議題|上程")
# A clause says here what it is about.
TOPIC = re.compile(r"(?:については|につきましては|についてでありますが|は)、?|ところ、")
# Bills that were named before are meant again.
ALL = re.compile(r"両案|両件|各案|各議案|各件|いずれも|これら|本案|本件|本請願|本陳情|すべて|全て|議案は")
# What a title ends in and words that name it leave out.
ABOUT = re.compile(r"(?:の認定)?について$")
# A title shorter than this is said by chance.
SHORTEST_TITLE = 6
PETITIONS = re.compile(r"請願|陳情")
# Several are meant at once, and how many.
TOGETHER = re.compile(r"一括|両[案件議請陳]|これら|各[案議件]|いずれも|全て|すべて")
COUNTED = re.compile(r"([\d二三四五六七八九十]+)(?:つの)?(?:議案|件|案|請願|陳情)(?!号)")
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
        self._names: dict[Key, str] = {}
        self._keys = [self.named(fold(item.title.value)) for item in items]
        self._now: tuple[int, ...] = ()
        self._opened: tuple[Key, ...] = ()
        self._put: tuple[Key, ...] = ()
        self._put_items: tuple[int, ...] = ()
        self._done: set[Key] = set()

    def named(self, words: str) -> tuple[Key, ...]:
        """The bills that folded words name, each once; their names are kept as first written."""
        found = named(words)
        for each in found:
            self._names.setdefault(each.key, each.name)
        return tuple(dict.fromkeys(each.key for each in found))

    def last_named(self, words: str, before: Sequence[Key], said: str = "") -> tuple[Key, ...]:
        """The bills of the last clause that names any (…については); where it says so, all those but these that the words
        ``said`` in the sentence before them name, else all ``before``."""
        clauses = [clause for clause in TOPIC.split(words) if named(clause)]
        found = self.named(clauses[-1]) if clauses else tuple(before)
        if clauses and EXCEPT.search(words[words.rfind(clauses[-1]) :]):
            return tuple(
                key for key in (self.named(said + "".join(clauses[:-1])) or before) if key not in found
            )
        return found

    def under(self, now: tuple[int, ...]) -> None:
        """Take notice of the items under discussion; of several, one may be taken by itself."""
        if now == self._now:
            return
        self._put, self._put_items = (), ()
        if not set(now) <= set(self._now):
            self._opened, self._done = (), set()
        self._now = now

    def put(self, words: str) -> None:
        """Take notice of a sentence that may put something to the vote."""
        if not PUTS.search(words):
            return
        bills, numbers = self.named(words), tuple(self._numbered(words))
        if bills and OPENS.search(words):
            self._opened = bills
        elif bills or numbers:
            self._put, self._put_items = bills, numbers

    def asked(self, words: str, before: str) -> Subject:
        """Say what the chair asks the sides on: what the question names, else what the words ``before`` it in the same
        speech name, else what is under discussion; of several only where it says that it means them all."""
        bills, items = self.named(words), tuple(self._numbered(words))
        if not bills and not items:
            told = self.named(before) if ALL.search(words) or COUNTED.search(words) else ()
            found = self._subject(told, self._now, words)
            return (
                found if len(found.bills) < 2 or _means(words, len(found.bills)) else Subject(found.items, ())
            )
        return self._subject(bills, items or self._now, words)

    def of_voice(self, bills: Sequence[Key]) -> Subject:
        """Say what bills that a speaker names are about."""
        return self._subject(bills, self._now, "")

    def decided(self, words: str, question: str) -> Subject:
        """Say what the chair's decision is about."""
        bills = self.named(words)
        items = tuple(self._numbered(words))
        if EXCEPT.search(words) or EXCEPT.search(question):
            all_ = self._opened or tuple(key for at in self._now for key in self._keys[at])
            bills, items = tuple(key for key in all_ if key not in self._done), ()
        elif not bills and not items:
            bills, items = self.named(question) or self._put, self._put_items
        motion = MOTION.search(words) is not None
        found = self._subject(bills, items or self._now, words)
        self._done.update(() if motion else bills)
        self._put, self._put_items = (), ()
        return Subject(found.items, ()) if motion else found

    def of_report(self, now: tuple[int, ...], bills: Sequence[Key], words: str = "") -> Subject:
        """Say what the decision of a committee is about."""
        self.under(now)
        titled = () if named(words) else self._titled(words)
        found = self._subject(titled or tuple(bills), now, "")
        told = bool(titled or named(words)) or ALL.search(words) is not None
        sure = len(found.bills) < 2 or told or not words
        return found if sure and not MOTION.search(words) else Subject(found.items, ())

    def _titled(self, words: str) -> tuple[Key, ...]:
        """The bills under discussion that words name by their titles."""
        return tuple(
            key
            for at in self._now
            for bill, key in zip(self._items[at].bills, self._keys[at], strict=False)
            if bill.title
            and len(title := ABOUT.sub("", fold(bill.title.value))) >= SHORTEST_TITLE
            and title in words
        )

    def titles(self, about: Subject) -> str:
        """The titles of the items in question."""
        return " ".join(self._items[at].title.value for at in about.items)

    def _numbered(self, words: str) -> list[int]:
        wanted = set(named_numbers(words))
        return [at for at in self._now if _value(self._items[at]) in wanted]

    def _subject(self, bills: Sequence[Key], items: Sequence[int], words: str) -> Subject:
        """Items of the bills, and bills of the items where none are named. Petitions that are spoken of in passing
        belong to no item about something else."""
        if bills:
            holding = [at for at in range(len(self._items)) if set(bills) & set(self._keys[at])]
            near = [at for at in holding if at in self._now] or holding[-1:] or self._open_ones(items)
            return Subject(tuple(near), tuple(map(self._name, bills)))
        titles = " ".join(self._items[at].title.value for at in items)
        if PETITIONS.search(words) and not PETITIONS.search(titles):
            return Subject((), ())
        own = [key for at in items for key in self._keys[at]]
        everything = self._opened if set(items) == set(self._now) and len(self._opened) > len(own) else own
        return Subject(tuple(items), tuple(map(self._name, dict.fromkeys(everything))))

    def _open_ones(self, items: Sequence[int]) -> list[int]:
        """Items that may hold a bill which the agenda does not name: no single item about another bill."""
        return [] if len(items) == 1 and self._keys[items[0]] else list(items)

    def _name(self, key: Key) -> str:
        return self._names[key]


def _means(words: str, many: int) -> bool:
    """Tell whether words mean so many bills: by their number (本件３議案), or all of them (これら, いずれも)."""
    counted = COUNTED.search(words)
    return number(counted[1]) == many if counted else TOGETHER.search(words) is not None


def _value(item: AgendaItem) -> tuple[bool, int] | None:
    number = fold(item.number or "")
    return (item.added, int(number)) if number.isdecimal() else None
