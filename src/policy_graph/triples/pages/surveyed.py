"""Where all things show, surveyed at once: one pass over the graph into tables on disk, so that an archive needs no more memory."""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from pyoxigraph import NamedNode, QuerySolutions

from policy_graph.triples.pages.appearances import COMPANIONS
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import meeting_at
from policy_graph.triples.vocab import PREFIXES

# Joins without options, which a store answers row by row; a look at each node by itself would read all that is said of it.
ASKED = {
    "mentions": "SELECT ?mention ?thing ?quote { ?mention oa:hasBody ?thing ; oa:hasTarget ?quote }",
    "sources": "SELECT ?quote ?document { ?quote oa:hasSource ?document }",
    "spans": "SELECT ?quote ?start ?end { ?quote oa:hasSelector ?selector . ?selector oa:start ?start ; oa:end ?end }",
    "wholes": "SELECT ?quote ?whole { ?quote oa:hasSource ?document ; dct:isPartOf ?whole }",
    "subjects": "SELECT ?statement ?thing ?quote { ?statement rdf:subject ?thing ; pg:evidence ?quote }",
    "objects": "SELECT ?statement ?thing ?quote { ?statement rdf:object ?thing ; pg:evidence ?quote FILTER(isIRI(?thing)) }",
}
# An empty name is a file of nobody's, which SQLite takes away itself.
FIRST = """
ATTACH '' AS survey;
CREATE TABLE survey.mentions (mention TEXT PRIMARY KEY, thing TEXT, quote TEXT) WITHOUT ROWID;
CREATE TABLE survey.sources (quote TEXT PRIMARY KEY, document TEXT) WITHOUT ROWID;
CREATE TABLE survey.spans (quote TEXT PRIMARY KEY, start INTEGER, end INTEGER) WITHOUT ROWID;
CREATE TABLE survey.wholes (quote TEXT PRIMARY KEY, whole TEXT) WITHOUT ROWID;
CREATE TABLE survey.subjects (statement TEXT, thing TEXT, quote TEXT, PRIMARY KEY (statement, thing, quote)) WITHOUT ROWID;
CREATE TABLE survey.objects (statement TEXT, thing TEXT, quote TEXT, PRIMARY KEY (statement, thing, quote)) WITHOUT ROWID;
"""
# ``appears`` tells of what appearances are kept, ``dated`` the date of a quote, ``label`` what a thing is called.
WRITTEN = """
CREATE TABLE survey.named AS
  SELECT thing, quote, dated(whole, document) AS date, document, start, end, whole
  FROM survey.mentions LEFT JOIN survey.sources USING (quote) LEFT JOIN survey.spans USING (quote)
       LEFT JOIN survey.wholes USING (quote);
CREATE TABLE survey.stated AS
  SELECT thing, statement, dated(whole, document) AS date
  FROM (SELECT * FROM survey.subjects UNION SELECT * FROM survey.objects)
       LEFT JOIN survey.sources USING (quote) LEFT JOIN survey.wholes USING (quote)
  WHERE appears(thing);
CREATE TABLE survey.beside (whole TEXT, thing TEXT, PRIMARY KEY (whole, thing)) WITHOUT ROWID;
INSERT INTO survey.beside SELECT DISTINCT whole, thing FROM survey.named WHERE whole IS NOT NULL;
INSERT INTO places
  SELECT thing, row_number() OVER (PARTITION BY thing ORDER BY date DESC, document, start, end, quote) - 1, quote
  FROM survey.named WHERE appears(thing);
INSERT INTO days
  SELECT thing, date, sum(mentions), sum(facts) FROM (
    SELECT thing, date, count(*) AS mentions, 0 AS facts FROM survey.named WHERE appears(thing) GROUP BY thing, date
    UNION ALL
    SELECT thing, date, 0, count(DISTINCT statement) FROM survey.stated GROUP BY thing, date)
  GROUP BY thing, date;
"""
MET = """
INSERT INTO companions
  SELECT thing, place - 1, other, count FROM (
    SELECT thing, other, count, row_number() OVER (PARTITION BY thing ORDER BY count DESC, label(other), other) AS place
    FROM (SELECT one.thing AS thing, two.thing AS other, count(*) AS count
          FROM survey.beside AS one JOIN survey.beside AS two USING (whole)
          WHERE one.thing <> two.thing AND appears(one.thing) GROUP BY one.thing, two.thing))
  WHERE place <= ?
"""


def write(connection: sqlite3.Connection, nodes: Nodes, kinds: tuple[str, ...]) -> None:
    """Fill the tables of places, days and companions with what is known of things of some kinds."""
    connection.executescript(FIRST)
    for name, text in ASKED.items():
        marks = ", ".join("?" * text.partition("{")[0].count("?"))
        connection.executemany(f"INSERT OR IGNORE INTO survey.{name} VALUES ({marks})", _rows(nodes, text))
    _tell(connection, nodes, kinds)
    connection.executescript(WRITTEN)
    connection.execute(MET, (COMPANIONS,))
    connection.commit()
    connection.execute("DETACH survey")


def _rows(nodes: Nodes, text: str) -> Iterator[tuple[str, ...]]:
    for solution in cast("QuerySolutions", nodes.store.query(text, prefixes=PREFIXES)):
        yield tuple(each.value for each in solution)


def _tell(connection: sqlite3.Connection, nodes: Nodes, kinds: tuple[str, ...]) -> None:
    """Let SQL ask what only the graph tells."""

    @lru_cache(maxsize=1 << 16)
    def dated(whole: str | None, document: str | None) -> str:
        ends = (NamedNode(each) if each else None for each in (whole, document))
        meeting = meeting_at(nodes, *ends)
        return nodes.text(meeting, "dct:date") if meeting else ""

    connection.create_function("dated", 2, dated, deterministic=True)
    connection.create_function("label", 1, lambda iri: nodes.thing(NamedNode(iri)).label, deterministic=True)
    connection.create_function(
        "appears", 1, lambda iri: nodes.kind(NamedNode(iri)) in kinds, deterministic=True
    )
