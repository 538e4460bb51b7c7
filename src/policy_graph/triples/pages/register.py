"""The register of a served site: what pages need that only a survey of the whole graph tells, prepared once."""

import json
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Store

from policy_graph.model import Bilingual
from policy_graph.model.page_parts import Count, Listed, Thing
from policy_graph.triples.iri import loose
from policy_graph.triples.pages.appearances import Appearances, Day
from policy_graph.triples.pages.listed import listed
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.surveyed import write as write_appearances

# ``loose`` is an address without escapes; ``place`` the order of a list, of places, of companions.
TABLES = """
CREATE TABLE things (iri TEXT PRIMARY KEY, kind TEXT, loose TEXT, year TEXT, place INTEGER, line TEXT) WITHOUT ROWID;
CREATE TABLE places (thing TEXT, place INTEGER, quote TEXT, PRIMARY KEY (thing, place)) WITHOUT ROWID;
CREATE TABLE days (thing TEXT, date TEXT, mentions INTEGER, facts INTEGER, PRIMARY KEY (thing, date)) WITHOUT ROWID;
CREATE TABLE companions (thing TEXT, place INTEGER, other TEXT, count INTEGER, PRIMARY KEY (thing, place)) WITHOUT ROWID;
"""
LOOKUPS = """
CREATE INDEX by_kind ON things (kind, place);
CREATE INDEX by_year ON things (kind, year, place);
CREATE INDEX by_loose ON things (loose);
"""
# What is named in minutes, and so has appearances.
NAMED = ("organization", "program", "place", "person", "post")


def write(place: Path, store: Store) -> None:
    """Survey a graph and write what was found."""
    nodes = Nodes(store, turtles=False)
    connection = sqlite3.connect(place)
    with connection:
        connection.executescript(TABLES)
        for number, each in enumerate(_ordered(nodes)):
            row = (
                each.thing.iri,
                each.thing.kind,
                loose(nodes.base, each.thing.iri),
                each.date[:4],
                number,
                _line(each),
            )
            connection.execute("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)", row)
        write_appearances(connection, nodes, NAMED)
        connection.executescript(LOOKUPS)
    connection.close()


def _ordered(nodes: Nodes) -> Iterator[Listed]:
    """Lists are by name, that of meetings has the latest first."""
    found = sorted(
        listed(nodes), key=lambda each: (each.thing.kind != "meeting", each.thing.label, each.thing.iri)
    )
    meetings = [each for each in found if each.thing.kind == "meeting"]
    meetings.sort(key=lambda each: each.thing.iri)
    yield from sorted(meetings, key=lambda each: each.date, reverse=True)
    yield from found[len(meetings) :]


def _line(each: Listed) -> str:
    return json.dumps(asdict(each), ensure_ascii=False)


def opened(place: Path) -> "Register":
    """Open a register for reading."""
    # Whichever thread lets go of it last closes it.
    name = f"{place.absolute().as_uri()}?mode=ro&immutable=1"
    return Register(sqlite3.connect(name, uri=True, check_same_thread=False))


class Register:
    """Answers from a register; its file is closed when nobody needs it any more."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        weakref.finalize(self, connection.close)

    def counts(self) -> dict[str, int]:
        """Count the things of each kind."""
        return dict(self._rows("SELECT kind, count(*) FROM things GROUP BY kind"))

    def years(self) -> tuple[tuple[str, int], ...]:
        """Give the years that meetings were held in, the latest first, each with how many."""
        sql = "SELECT year, count(*) FROM things WHERE kind = 'meeting' AND year > '' GROUP BY year ORDER BY year DESC"
        return tuple(self._rows(sql))

    def listed(self, kind: str, year: str, first: int, limit: int) -> tuple[Listed, ...]:
        """Give some lines of a list (of one year where it is given), from the line ``first`` on."""
        where, given = ("AND year = ?", (kind, year)) if year else ("", (kind,))
        sql = f"SELECT line FROM things WHERE kind = ? {where} ORDER BY place LIMIT ? OFFSET ?"
        return tuple(_read(line) for (line,) in self._rows(sql, *given, limit, first))

    def meant(self, name: str) -> str | None:
        """Give the only IRI that an address without escapes can mean."""
        found = self._rows("SELECT iri FROM things WHERE loose = ? LIMIT 2", name)
        return found[0][0] if len(found) == 1 else None

    def appearances(self, nodes: Nodes, node: NamedNode, first: int, limit: int) -> Appearances:
        """Give where a thing shows, ``limit`` places from ``first`` on."""
        name = node.value
        quotes = self._rows(
            "SELECT quote FROM places WHERE thing = ? AND place >= ? ORDER BY place LIMIT ?",
            name,
            first,
            limit,
        )
        found = self._rows("SELECT date, mentions, facts FROM days WHERE thing = ? ORDER BY date DESC", name)
        met = self._rows("SELECT other, count FROM companions WHERE thing = ? ORDER BY place", name)
        return Appearances(
            quotes=[NamedNode(quote) for (quote,) in quotes],
            first=first,
            total=sum(mentions for _, mentions, _ in found),
            days=[Day(date=date, mentions=mentions, facts=facts) for date, mentions, facts in found],
            companions=tuple(Count(thing=nodes.thing(NamedNode(other)), count=count) for other, count in met),
        )

    def _rows(self, sql: str, *given: object) -> Sequence[Any]:
        return self._connection.execute(sql, given).fetchall()


def _read(line: str) -> Listed:
    said = json.loads(line)
    said["thing"] = Thing(**said["thing"])
    said["meetings"] = tuple(Thing(**each) for each in said["meetings"])
    said["verdict"] = said["verdict"] and Bilingual(**said["verdict"])
    return Listed(**said)
