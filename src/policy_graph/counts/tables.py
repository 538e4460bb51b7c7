"""Tables are written as Parquet: the same rows give the same bytes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policy_graph.model import ColumnType, Row, Table, TableColumn

# How many rows go into the memory of DuckDB at a time, and into one group of a file.
BATCH = 20_480
FORMAT = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {BATCH}"
TYPES = {
    ColumnType.INTEGER: "BIGINT",
    ColumnType.DECIMAL: "DOUBLE",
    ColumnType.DATE: "DATE",
    ColumnType.BOOLEAN: "BOOLEAN",
}
Filled = tuple[Table, Sequence[Row]]


def write(place: Path, tables: Iterable[Filled]) -> None:
    """Write each table as one Parquet file into the new folder ``place``."""
    place.mkdir()
    with _database().cursor() as database:
        for table, rows in tables:
            copy(database, place / f"{table.name}.parquet", table, rows)


def packed(tables: Iterable[Filled]) -> dict[str, bytes]:
    """Give each table as the bytes of a Parquet file, by name."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "tables"
        write(place, tables)
        return {path.stem: path.read_bytes() for path in sorted(place.iterdir())}


def copy(database: Any, path: Path, table: Table, rows: Sequence[Row]) -> None:
    """Write one table with an open DuckDB of one thread."""
    selected = ", ".join(f'unnest(?::{_type(column)}[]) AS "{column.name}"' for column in table.columns)
    first, *rest = _batches(table, rows)
    if rest:
        database.execute(f"CREATE OR REPLACE TEMP TABLE rows AS SELECT {selected}", first)
        for batch in rest:
            database.execute(f"INSERT INTO rows SELECT {selected}", batch)
        database.execute(f"COPY rows TO {quoted(path)} ({FORMAT})")
    else:
        database.execute(f"COPY (SELECT {selected}) TO {quoted(path)} ({FORMAT})", first)


@cache
def _database() -> Any:
    """Open an empty database; that takes about as long as writing the tables of a document, so a process does it once.

    One thread: several would write their groups in the order in which they get ready.
    """
    import duckdb

    return duckdb.connect(config={"threads": 1})


def quoted(path: Path) -> str:
    """Write a path as a string of SQL: COPY takes no parameter for it."""
    return "'" + str(path).replace("'", "''") + "'"


def _batches(table: Table, rows: Sequence[Row]) -> Iterator[list[Any]]:
    """Give the cells of some rows at a time, column by column; at least once, be there no rows."""
    for at in range(0, max(len(rows), 1), BATCH):
        some = rows[at : at + BATCH]
        yield [[row[column] for row in some] for column in range(len(table.columns))]


def _type(column: TableColumn) -> str:
    return TYPES.get(column.type, "VARCHAR") + ("[]" if column.many else "")
