"""The file that words and names are found in: its tables, and how it is opened."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

# ``*_gram`` says which rows hold a pair of characters; ``columns`` what rows are narrowed and ordered by, in blocks
# from the row ``first`` on; ``about`` are the meetings, bodies and speakers that columns point at.
SCHEMA = """
CREATE TABLE spoken (
  id INTEGER PRIMARY KEY, iri TEXT, label TEXT, text TEXT, runs BLOB, date TEXT, meeting INTEGER, speaker INTEGER
);
CREATE TABLE spoken_folded (id INTEGER PRIMARY KEY, folded TEXT);
CREATE TABLE spoken_gram (gram TEXT, first INTEGER, ids BLOB);
CREATE TABLE columns (first INTEGER PRIMARY KEY, day BLOB, meeting BLOB, body BLOB, speaker BLOB, length BLOB);
CREATE TABLE about (id INTEGER PRIMARY KEY, field TEXT, iri TEXT, name TEXT, folded TEXT, count INTEGER);
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, label TEXT, context TEXT, count INTEGER);
CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER, name TEXT, sort TEXT);
CREATE TABLE name_folded (id INTEGER PRIMARY KEY, folded TEXT);
CREATE TABLE name_gram (gram TEXT, first INTEGER, ids BLOB);
"""
# Made when all is written: sorting once is faster than keeping an order.
INDEXES = """
CREATE INDEX spoken_gram_of ON spoken_gram (gram);
CREATE INDEX name_gram_of ON name_gram (gram);
CREATE INDEX name_of ON name_folded (folded);
CREATE INDEX thing_of ON thing (iri);
CREATE INDEX spoken_of ON spoken (iri);
"""


def created(place: Path) -> sqlite3.Connection:
    """Make the file; nobody reads it before it is whole, so nothing is made safe against a fall of the power."""
    database = sqlite3.connect(place)
    database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + SCHEMA)
    return database


def opened(place: Path) -> sqlite3.Connection:
    """Open the file for reading."""
    # Whichever thread lets go of it last closes it.
    name = f"file:{quote(str(place.absolute()))}?mode=ro&immutable=1"
    database = sqlite3.connect(name, uri=True, check_same_thread=False)
    database.execute("PRAGMA mmap_size=1073741824")
    return database
