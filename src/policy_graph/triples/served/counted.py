"""What is counted over: tables of names, mentions, facts, speeches, actors and ties, read out of a graph once."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Store

from policy_graph.model import Actor, Cell, Row, Table, Tie
from policy_graph.resources import folder
from policy_graph.triples.network import network
from policy_graph.triples.table_file import list_tables, read_plain
from policy_graph.triples.tables import rows

COUNTS = "counts"
# What the columns of the other half of a tie begin with.
BESIDE = "beside_"


def counted(store: Store) -> Iterator[tuple[Table, list[Row]]]:
    """Give each table with its rows, in order; the default graph of the store is that of all documents merged."""
    for query in list_tables(COUNTS):
        yield query.table, rows(store, query, home="")
    yield from network_tables(*network(store))


def network_tables(actors: Iterable[Actor], ties: Iterable[Tie]) -> Iterator[tuple[Table, list[Row]]]:
    """Give the tables of actors and of ties, in the order of both; ``counts.network`` reads them back."""
    for table, records in ((described("actors"), actors), (described("ties"), ties)):
        names = [column.name for column in table.columns]
        yield table, [tuple(_cell(each, name) for name in names) for each in records]


@cache
def described(name: str) -> Table:
    """Say what a table holds that no query fills."""
    return read_plain(_place() / f"{name}.toml")


def _cell(record: Actor | Tie | None, name: str) -> Cell:
    """Read a field as a cell; ``beside_quote`` is the field ``quote`` of what stands beside."""
    if name.startswith(BESIDE):
        return _cell(record.beside, name.removeprefix(BESIDE)) if isinstance(record, Tie) else None
    value = getattr(record, name) if record else None
    if isinstance(value, tuple):
        return value or None
    return None if value is None else str(value)


def _place() -> Path:
    return folder("queries") / COUNTS
