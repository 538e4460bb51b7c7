"""The index of words and names is written."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from policy_graph.model.serving import Named, Spoken
from policy_graph.text import fold

SCHEMA = """
CREATE TABLE name (iri TEXT, kind TEXT, label TEXT, name TEXT, folded TEXT, context TEXT, count INTEGER);
CREATE TABLE spoken (iri TEXT, label TEXT, text TEXT, folded TEXT, document TEXT, start INTEGER, date TEXT, context TEXT);
"""


def write(place: Path, named: Iterable[Named], spoken: Iterable[Spoken]) -> None:
    """Write the index into the file ``place``."""
    with closing(sqlite3.connect(place)) as database, database:
        database.executescript(SCHEMA)
        for each in named:
            for name in dict.fromkeys((each.label, *each.names, *each.readings)):
                row = (each.iri, each.kind, each.label, name, fold(name).lower(), each.context, each.count)
                database.execute("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        for said in spoken:
            database.execute(
                "INSERT INTO spoken VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    said.iri,
                    said.label,
                    said.text,
                    fold(said.text).lower(),
                    said.document,
                    said.start,
                    said.date,
                    said.context,
                ),
            )
