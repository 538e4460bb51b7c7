"""Tables are written as Parquet: the same rows give the same bytes."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from policy_graph.model import ColumnType, Row, Table, TableColumn

# How many rows go into the memory of DuckDB at a time, and into one group of a file.
BATCH = 20_480
TYPES = {
    ColumnType.INTEGER: "BIGINT",
    ColumnType.DECIMAL: "DOUBLE",
    ColumnType.DATE: "DATE",
    ColumnType.BOOLEAN: "BOOLEAN",
}


def write(place: Path, tables: Iterable[tuple[Table, Sequence[Row]]]) -> None:
    """Write each table as one Parquet file into the new folder ``place``."""
    place.mkdir()
    for table, rows in tables:
        _write(place / f"{table.name}.parquet", table, rows)


def _write(path: Path, table: Table, rows: Sequence[Row]) -> None:
    import duckdb

    types = [_type(column) for column in table.columns]
    names = [f'"{column.name}"' for column in table.columns]
    # One thread: several would write their groups in the order in which they get ready.
    with duckdb.connect(config={"threads": 1}) as database:
        fields = ", ".join(f"{name} {type_}" for name, type_ in zip(names, types, strict=True))
        database.execute(f"CREATE TABLE rows ({fields})")
        columns = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
        for batch in _batches(rows):
            database.execute(f"INSERT INTO rows SELECT {columns}", batch)
        options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {BATCH}"
        database.execute(f"COPY rows TO {_quoted(path)} ({options})")


def _batches(rows: Sequence[Row]) -> Iterator[list[Any]]:
    """Give the cells of some rows at a time, column by column."""
    for at in range(0, len(rows), BATCH):
        yield [list(cells) for cells in zip(*rows[at : at + BATCH], strict=True)]


def _type(column: TableColumn) -> str:
    return TYPES.get(column.type, "VARCHAR") + ("[]" if column.many else "")


def _quoted(path: Path) -> str:
    """Write a path as a string of SQL: COPY takes no parameter for it."""
    return "'" + str(path).replace("'", "''") + "'"
