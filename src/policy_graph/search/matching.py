"""Which rows hold the words that they must, and none that they must not."""

import sqlite3
from collections.abc import Mapping, Sequence

from policy_graph.folding.words import Words
from policy_graph.search.grams import holding

Rows = Mapping[int, int]


def matching(database: sqlite3.Connection, table: str, words: Words) -> Rows | None:
    """Give the rows in which words occur as they must, with the number of times; ``None`` where no word must."""
    found: Rows | None = None
    # Long words are rare: what they leave is all that the others are looked for in.
    for either in sorted(words.all, key=lambda each: -min(map(len, each))):
        found = _either(database, table, either, found)
    return found if found is None else without(database, table, words.none, found)


def without(database: sqlite3.Connection, table: str, words: Sequence[str], rows: Rows) -> Rows:
    """Leave out the rows that hold any of some words."""
    for word in words:
        held = holding(database, table, word, rows)
        rows = {row: times for row, times in rows.items() if row not in held}
    return rows


def _either(database: sqlite3.Connection, table: str, words: Sequence[str], within: Rows | None) -> Rows:
    """Give the rows with any of some words, of those ``within``; the times add up."""
    found: dict[int, int] = dict(holding(database, table, words[0], within))
    for word in words[1:]:
        for row, times in holding(database, table, word, within).items():
            found[row] = found.get(row, 0) + times
    return found if within is None else {row: times + within[row] for row, times in found.items()}
