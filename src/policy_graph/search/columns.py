"""What rows are narrowed and ordered by: days, meetings, bodies, speakers, lengths of all utterances."""

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from policy_graph.errors import UsageError
from policy_graph.folding import folded
from policy_graph.model.serving import Order, Sought


class Columns:
    """Reads the columns that a search needs, whole: four bytes for each utterance."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.length = self._column("length")

    def all(self) -> range:
        """Give every row."""
        return range(len(self.length))

    def narrowed(self, rows: Collection[int], sought: Sought) -> Collection[int]:
        """Keep the rows of the days, meetings, bodies and speakers that are sought."""
        if sought.since or sought.until:
            since, until = _day(sought.since, 0), _day(sought.until, 99_999_999)
            days = self._column("day")
            rows = [row for row in rows if since <= days[row] <= until and days[row]]
        for field in ("meeting", "body", "speaker"):
            if name := getattr(sought, field):
                allowed, column = self._named(field, name), self._column(field)
                rows = [row for row in rows if column[row] in allowed]
        return rows

    def ordered(self, found: Mapping[int, int], order: Order) -> list[int]:
        """Order rows; those of one day, or of one rank, as they follow each other in the minutes."""
        days, rows = self._column("day"), sorted(found)
        if order is Order.OLDEST:
            return sorted(rows, key=days.__getitem__)
        rows.sort(key=days.__getitem__, reverse=True)
        if order is Order.RELEVANCE:
            usual = sum(self.length) / max(1, len(self.length))
            rows.sort(key=lambda row: found[row] / (usual + self.length[row]), reverse=True)
        return rows

    def _named(self, field: str, name: str) -> set[int]:
        """Number what is called so, or has this IRI."""
        query = "SELECT id FROM about WHERE field = ? AND (iri = ? OR instr(folded, ?))"
        return {number for (number,) in self._database.execute(query, (field, name, folded(name)))}

    def _column(self, name: str) -> "array[int]":
        blocks: Iterable[tuple[bytes]] = self._database.execute(f"SELECT {name} FROM columns ORDER BY first")
        return array("I", b"".join(block for (block,) in blocks))


def _day(given: str, other: int) -> int:
    if not given:
        return other
    try:
        return int(date.fromisoformat(given).strftime("%Y%m%d"))
    except ValueError:
        raise UsageError(
            f"{given!r} is no date; write 2024-05-20",
            ja=f"{given!r} は日付ではありません。2024-05-20 のように書いてください",
        ) from None
