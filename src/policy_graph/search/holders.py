"""All that holds some words, by IRI: what a query asks when it tests one thing after the other."""

import sqlite3
import weakref
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from policy_graph.folding.words import Words
from policy_graph.search.grams import BATCH
from policy_graph.search.matching import matching
from policy_graph.search.schema import opened

# The answers for so many words are kept: a query tests everything for the same few.
KEPT = 4
# Where more rows than one in so many are found, reading all of them in order is faster than one by one.
MANY = 20


class Holders:
    """Gives the IRIs of all utterances in which words occur as they must, and of all things that are called so.

    Guessed readings do not count: what a query finds rests on the graph alone.
    """

    def __init__(self, place: Path) -> None:
        """Open the index file at once, since a confined process can open nothing later."""
        self._database = opened(place)
        weakref.finalize(self, self._database.close)
        self.of = lru_cache(KEPT)(self._of)
        self.of(Words(all=(("会",),)))

    def __call__(self, words: Words) -> frozenset[str]:
        """Give the IRIs."""
        return self.of(words)

    def _of(self, words: Words) -> frozenset[str]:
        said = matching(self._database, "spoken", words) or {}
        called = matching(self._database, "name", words) or {}
        return frozenset((*_said(self._database, said), *_called(self._database, called)))


def _said(database: sqlite3.Connection, rows: Collection[int]) -> list[str]:
    (total,) = database.execute("SELECT count(*) FROM spoken_folded").fetchone()
    if len(rows) * MANY > total:
        return [iri for row, iri in database.execute("SELECT id, iri FROM spoken") if row in rows]
    return [
        iri
        for some in _batches(rows)
        for (iri,) in database.execute(f"SELECT iri FROM spoken WHERE id IN {some}")
    ]


def _called(database: sqlite3.Connection, rows: Collection[int]) -> list[str]:
    query = "SELECT iri FROM thing JOIN name ON name.thing = thing.id WHERE sort <> 'guess' AND name.id IN "
    return [iri for some in _batches(rows) for (iri,) in database.execute(query + some)]


def _batches(rows: Collection[int]) -> list[str]:
    """Write rows, which are numbers of ours, as lists of SQL."""
    wanted = sorted(rows)
    return [f"({','.join(map(str, wanted[at : at + BATCH]))})" for at in range(0, len(wanted), BATCH)]
