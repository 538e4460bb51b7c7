"""Pairs of characters: which rows hold them, written in one pass in little memory, read as counts by row."""

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import add

# So many pairs are kept in memory before they are written, so many rows at most: two bytes hold the place in a block.
HELD, ROWS = 4_000_000, 1 << 16
# Behind every pair that begins with a character.
LAST = "\U0010ffff"
# Where so few rows are left, reading them is faster than looking at further pairs.
FEW = 200
# So many rows are asked for at once.
BATCH = 1000


class Grams:
    """Gathers the pairs of texts, and writes them in blocks of rows.

    Each character begins a pair (the last one stands alone), so that single characters need no list of their own. A
    row is named as often as it holds the pair.
    """

    def __init__(self, database: sqlite3.Connection, table: str) -> None:
        self._database, self._table = database, table
        self._first = self._size = 0
        self._held: dict[str, array[int]] = defaultdict(lambda: array("H"))

    def add(self, row: int, folded: str) -> None:
        """Take in the text of a row; rows come in ascending order."""
        if self._size >= HELD or row - self._first >= ROWS:
            self.write()
            self._first = row
        at, held = row - self._first, self._held
        for pair in map(add, folded, folded[1:]):
            held[pair].append(at)
        if folded:
            held[folded[-1]].append(at)
        self._size += len(folded)

    def write(self) -> None:
        """Write what was gathered."""
        rows = ((gram, self._first, _bytes(self._held[gram])) for gram in sorted(self._held))
        self._database.executemany(f"INSERT INTO {self._table}_gram VALUES (?, ?, ?)", rows)
        self._held.clear()
        self._size = 0


def holding(
    database: sqlite3.Connection, table: str, term: str, within: Collection[int] | None = None
) -> Mapping[int, int]:
    """Tell which rows hold a folded term, and how often; of those ``within`` only, where they are given."""
    if len(term) > 2:
        return dict(_verified(database, table, term, _candidates(database, table, term, within)))
    found = _counted(database, table, term)
    return found if within is None else {row: found[row] for row in within if row in found}


def texts(database: sqlite3.Connection, table: str, rows: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Read the folded texts of rows."""
    wanted = sorted(rows)
    for at in range(0, len(wanted), BATCH):
        some = wanted[at : at + BATCH]
        marks = ",".join("?" * len(some))
        yield from database.execute(f"SELECT id, folded FROM {table}_folded WHERE id IN ({marks})", some)


def _verified(
    database: sqlite3.Connection, table: str, term: str, rows: Iterable[int]
) -> Iterator[tuple[int, int]]:
    for row, folded in texts(database, table, rows):
        if times := folded.count(term):
            yield row, times


def _candidates(
    database: sqlite3.Connection, table: str, term: str, within: Collection[int] | None
) -> Collection[int]:
    """Narrow to the rows that hold all pairs of a term, the rarest pair first."""
    rows = within
    for pair in sorted(
        {term[at : at + 2] for at in range(len(term) - 1)}, key=lambda each: _size(database, table, each)
    ):
        if rows is not None and len(rows) <= FEW:
            break
        found = _rows(database, table, pair)
        rows = found if rows is None else found.intersection(rows)
    return rows or ()


def _size(database: sqlite3.Connection, table: str, pair: str) -> int:
    query = f"SELECT total(length(ids)) FROM {table}_gram WHERE gram = ?"
    return int(database.execute(query, (pair,)).fetchone()[0])


def _rows(database: sqlite3.Connection, table: str, gram: str) -> set[int]:
    return {first + at for first, places in _blocks(database, table, gram) for at in set(places)}


def _counted(database: sqlite3.Connection, table: str, gram: str) -> Mapping[int, int]:
    return {
        first + at: times
        for first, places in _blocks(database, table, gram)
        for at, times in Counter(places).items()
    }


def _blocks(database: sqlite3.Connection, table: str, gram: str) -> Iterator[tuple[int, "array[int]"]]:
    """Give the places of a pair, or of all pairs that begin with a character, block by block."""
    query = f"SELECT first, ids FROM {table}_gram WHERE gram BETWEEN ? AND ?"
    last = gram + LAST if len(gram) == 1 else gram
    blocks: dict[int, list[bytes]] = defaultdict(list)
    for first, ids in database.execute(query, (gram, last)):
        blocks[first].append(ids)
    for first in sorted(blocks):
        yield first, array("H", b"".join(blocks[first]))


def _bytes(places: "array[int]") -> bytes:
    return places.tobytes()
