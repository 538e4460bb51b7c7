"""What is counted over, read out of a graph once: whole rows of names, mentions, facts, speeches and ties, and what things,
meetings and bills of several documents are told by."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from pyoxigraph import Quad, Store

from policy_graph.model import Cell, Row, Table, Tie
from policy_graph.resources import folder
from policy_graph.triples.network import ties_of
from policy_graph.triples.network.actors import read_actors
from policy_graph.triples.network.bills import Bill, bill_key, bills, meeting_key
from policy_graph.triples.network.meetings import Source, sources
from policy_graph.triples.served.said import said
from policy_graph.triples.table_file import TableQuery, list_tables, read_plain
from policy_graph.triples.tables import rows

COUNTS, PARTS = "counts", "parts"
# What the columns of the other half of a tie begin with.
BESIDE = "beside_"


def loaded(quads: Iterable[Quad]) -> Store:
    """Load the graph of one document into memory, as the default graph."""
    store = Store()
    store.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in quads)
    return store


def told(store: Store) -> Iterator[tuple[Table, list[Row]]]:
    """Give what the default graph of a store tells, be it that of one document or that of all documents merged.

    The tables of several documents are put together by ``counts.united``, which makes those of things and of actors out
    of ``said``, ``bills`` and ``meetings``. Ties name their meeting by its IRI, and the bill of their own document.
    """
    for query in _queries():
        yield query.table, rows(store, query, home="")
    held, proposed = sources(store), bills(store)
    yield described("said", PARTS), said(store)
    yield described("meetings", PARTS), [_meeting(each) for each in held]
    yield described("bills", PARTS), [_bill(each) for each in proposed]
    plain = [replace(each, label=each.meeting) for each in held]
    ties = ties_of(store, read_actors(store, proposed), proposed, plain)
    yield described("ties"), _rows(described("ties"), ties)


def nothing() -> Iterator[tuple[Table, list[Row]]]:
    """Give every table of ``told`` without a row."""
    return told(Store())


@cache
def described(name: str, under: str = "") -> Table:
    """Say what a table holds that no query fills."""
    return read_plain(folder("queries") / COUNTS / under / f"{name}.toml")


@cache
def _queries() -> tuple[TableQuery, ...]:
    """Read the files once; a worker asks of thousands of documents."""
    return list_tables(COUNTS)


def _meeting(source: Source) -> Row:
    body, _, kind, _ = meeting_key(source)
    return (
        source.document,
        source.meeting,
        source.label,
        source.date,
        source.body,
        source.session,
        body,
        kind,
    )


def _bill(bill: Bill) -> Row:
    actor = bill.actor()
    return (bill.id, bill.meeting, actor.label, actor.names or None, *bill_key(bill))


def _rows(table: Table, ties: Iterable[Tie]) -> list[Row]:
    names = [column.name for column in table.columns]
    return list(dict.fromkeys(tuple(_cell(each, name) for name in names) for each in ties))


def _cell(tie: Tie | None, name: str) -> Cell:
    """Read a field as a cell; ``beside_quote`` is the field ``quote`` of what stands beside."""
    if name.startswith(BESIDE):
        return _cell(tie.beside, name.removeprefix(BESIDE)) if tie else None
    value = getattr(tie, name) if tie else None
    return None if value is None else str(value)
