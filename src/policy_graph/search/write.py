"""The index of words and names is written: one pass, in which no more than a block of rows is in memory."""

import sqlite3
from array import array
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from policy_graph.folding import folded
from policy_graph.model.serving import Named, Spoken
from policy_graph.search.grams import ROWS, Grams
from policy_graph.search.readings import reading
from policy_graph.search.runs import packed
from policy_graph.search.schema import INDEXES, created

FIELDS = ("day", "meeting", "body", "speaker", "length")


def write(place: Path, named: Iterable[Named], spoken: Iterable[Spoken]) -> None:
    """Write the index into the file ``place``."""
    with closing(created(place)) as database, database:
        _write_names(database, named)
        _write_spoken(database, spoken)
        database.executescript(INDEXES)


def _write_names(database: sqlite3.Connection, named: Iterable[Named]) -> None:
    grams, row = Grams(database, "name"), 0
    for number, each in enumerate(named):
        thing = (number, each.iri, each.kind, each.label, each.context, each.count)
        database.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", thing)
        for sort, name in _names(each):
            plain = folded(name)
            database.execute("INSERT INTO name VALUES (?, ?, ?, ?)", (row, number, name, sort))
            database.execute("INSERT INTO name_folded VALUES (?, ?)", (row, plain))
            grams.add(row, plain)
            row += 1
    grams.write()


def _names(each: Named) -> Iterable[tuple[str, str]]:
    """List what a thing is called, once each; a reading is guessed where nobody gave one."""
    names = [("label", each.label)]
    names += [("other", name) for name in each.names]
    names += [("reading", name) for name in each.readings]
    names += [("hidden", name) for name in each.hidden]
    if not each.readings:
        names.append(("guess", reading(each.label)))
    known: dict[str, tuple[str, str]] = {}
    for sort, name in names:
        known.setdefault(folded(name), (sort, name))
    known.pop("", None)
    return known.values()


def _write_spoken(database: sqlite3.Connection, spoken: Iterable[Spoken]) -> None:
    grams, columns, about = Grams(database, "spoken"), _Columns(database), _About(database)
    for row, said in enumerate(spoken):
        plain = folded(said.text)
        meeting = about.of("meeting", said.meeting, said.context, (said.context,))
        body = about.of("body", "", said.body, (said.body,))
        speaker = about.of("speaker", "", said.speaker, (said.speaker, *said.speakers))
        values = (row, said.iri, said.label, said.text, packed(said), said.date, meeting, speaker)
        database.execute("INSERT INTO spoken VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        database.execute("INSERT INTO spoken_folded VALUES (?, ?)", (row, plain))
        columns.add(row, (day(said.date or ""), meeting, body, speaker, len(plain)))
        grams.add(row, plain)
    for each in (grams, columns, about):
        each.write()


def day(date: str) -> int:
    """Write an ISO date as a number that sorts like it, 0 for what is none."""
    digits = date[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isdecimal() else 0


class _Columns:
    """What rows are narrowed and ordered by, gathered in blocks."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database, self._first = database, 0
        self._held = tuple(array("I") for _ in FIELDS)

    def add(self, row: int, values: tuple[int, ...]) -> None:
        if row - self._first >= ROWS:
            self.write()
            self._first = row
        for held, value in zip(self._held, values, strict=True):
            held.append(value)

    def write(self) -> None:
        blobs = [held.tobytes() for held in self._held]
        self._database.execute("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?)", (self._first, *blobs))
        self._held = tuple(array("I") for _ in FIELDS)


class _About:
    """Numbers for what many rows share: meetings, bodies, speakers, each with all names that it is narrowed to by."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._known: dict[tuple[str, ...], int] = {}
        self._counts: list[int] = []

    def of(self, field: str, iri: str, name: str, names: tuple[str, ...]) -> int:
        plain = "\n".join(filter(None, map(folded, dict.fromkeys(names))))
        number = self._known.setdefault((field, iri, name, plain), len(self._known))
        if number == len(self._counts):
            self._counts.append(0)
        self._counts[number] += 1
        return number

    def write(self) -> None:
        rows = ((number, *key, self._counts[number]) for key, number in self._known.items())
        self._database.executemany("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?)", rows)
