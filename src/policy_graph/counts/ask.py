"""A question in SQL is asked of the tables: DuckDB reads those files, writes nothing and reaches nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from policy_graph.errors import LimitExceeded

# MiB that DuckDB may take; the child it runs in may take more.
MEMORY = 1024
BATCH = 10_000


class Lacking(Exception):
    """The tables are of an earlier version: one, or a column of one, is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The first rows of an answer, of ``total``."""

    variables: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    total: int


def ask(place: Path, sql: str, values: Mapping[str, str | int], *, limit: int) -> Counted:
    """Ask of the tables in the folder ``place``; values only ever reach it as prepared ones.

    Raises LimitExceeded where it takes more memory than it may, Lacking where a table or column is not there.
    """
    import duckdb

    found = _opened(place).cursor()
    try:
        found.execute(sql, dict(values) or None)
    except duckdb.OutOfMemoryException:
        raise LimitExceeded(
            f"the question needs more than {MEMORY} MiB of memory; ask for less",
            ja=f"この質問には{MEMORY} MiB を超えるメモリが要ります。条件を絞ってください",
        ) from None
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise Lacking(str(error)) from None
    rows = found.fetchmany(limit)
    return Counted(
        variables=tuple(column[0] for column in found.description),
        rows=_texts(rows, [str(column[1]) == "VARCHAR" for column in found.description]),
        total=len(rows) + sum(map(len, iter(lambda: found.fetchmany(BATCH), []))),
    )


def known(place: Path, table: str, key: str, wanted: list[str]) -> list[tuple[Any, ...]]:
    """Give the rows of a table whose ``key`` is one of those wanted; both names are ours, never a visitor's."""
    text = f'SELECT * FROM "{table}" WHERE "{key}" IN (SELECT unnest($wanted::VARCHAR[])) ORDER BY ALL'
    return _opened(place).cursor().execute(text, {"wanted": wanted}).fetchall()  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _opened(place: Path) -> Any:
    """Open the tables; a process opens them once."""
    import duckdb

    # Given a folder for what it cannot hold, it would fill the disk of whoever serves, from where that was started.
    database = duckdb.connect(config={"threads": 1, "memory_limit": f"{MEMORY}MiB", "temp_directory": ""})
    files = sorted(place.glob("*.parquet"))
    # As SPARQL sorts what is not known: before all else, and last where the order is turned round.
    database.execute("SET default_null_order = 'nulls_first_on_asc_last_on_desc'")
    database.execute("SET autoinstall_known_extensions = false")
    database.execute("SET autoload_known_extensions = false")
    database.execute(f"SET allowed_paths = [{', '.join(map(_quoted, files))}]")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    for file in files:
        database.execute(f'CREATE VIEW "{file.stem}" AS SELECT * FROM read_parquet({_quoted(file)})')
    return database


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _texts(rows: Sequence[tuple[Any, ...]], texts: Sequence[bool]) -> tuple[tuple[str | None, ...], ...]:
    """Write the cells of rows as text, column by column; ``texts`` says which columns are text already."""
    columns = (
        cells if text else [None if cell is None else str(cell) for cell in cells]
        for cells, text in zip(zip(*rows, strict=True), texts, strict=True)
    )
    return tuple(zip(*columns, strict=True)) if rows else ()
