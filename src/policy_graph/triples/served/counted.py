"""What is counted over: tables of names, mentions, facts, speeches and ties, read out of a graph once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Store

from policy_graph.model import Row, Table
from policy_graph.resources import folder
from policy_graph.triples.network import network
from policy_graph.triples.table_file import list_tables, read_plain
from policy_graph.triples.tables import rows

COUNTS = "counts"


def counted(store: Store) -> Iterator[tuple[Table, list[Row]]]:
    """Give each table with its rows, in order; the default graph of the store is that of all documents merged."""
    for query in list_tables(COUNTS):
        yield query.table, rows(store, query, home="")
    yield described("ties"), _ties(store)


@cache
def described(name: str) -> Table:
    """Say what a table holds that no query fills."""
    return read_plain(_place() / f"{name}.toml")


def _ties(store: Store) -> list[Row]:
    _, ties = network(store)
    names = [column.name for column in described("ties").columns]
    return sorted(
        {tuple(_cell(getattr(tie, name)) for name in names) for tie in ties},
        key=lambda row: [cell or "" for cell in row],
    )


def _cell(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _place() -> Path:
    return folder("queries") / COUNTS
