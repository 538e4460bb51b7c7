"""The tables of many documents become those of all: DuckDB reads them part by part, and keeps no more than keys in memory."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policy_graph.counts.positions import positions
from policy_graph.counts.tables import FORMAT, copy, quoted
from policy_graph.model import Table

# MiB that DuckDB may take before it sorts on disk.
MEMORY = 320
# The tables that are published, each made by the SQL of its name in data/united/.
UNITED = (
    "actors",
    "answers",
    "codes",
    "facts",
    "mentions",
    "names",
    "sittings",
    "speeches",
    "things",
    "ties",
)
PLACES = ("thing", "kind", "label", "within", "geonames", "lgcode", "country")


def unite(chapters: Iterable[Mapping[str, bytes]], place: Path, lying: Table) -> None:
    """Write the tables of all documents into the new folder ``place``.

    A chapter is the tables of one document or of several, as Parquet by name; there must be one, be it of no rows. ``lying`` describes
    the table of positions. What is read lies on disk meanwhile, beside ``place``, and is removed in any case.
    Raises OSError where something cannot be written.
    """
    import duckdb

    place.mkdir()
    with TemporaryDirectory(prefix=".parts-", dir=place.parent) as folder:
        _lay_down(chapters, Path(folder))
        try:
            with _opened(Path(folder)) as database:
                _write(database, place, lying)
        except duckdb.IOException as error:
            raise OSError(f"the tables {place} cannot be written: {error}") from error


def _write(database: Any, place: Path, lying: Table) -> None:
    database.execute(_sql("first"))
    for name in UNITED:
        database.execute(f"COPY ({_sql(name)}) TO {quoted(place / f'{name}.parquet')} ({FORMAT})")
    things = str(place / "things.parquet")
    found = database.execute(
        f"SELECT {', '.join(PLACES)} FROM read_parquet(?) WHERE kind = 'place'", [things]
    )
    copy(database, place / f"{lying.name}.parquet", lying, positions(PLACES, found.fetchall()))


def _lay_down(chapters: Iterable[Mapping[str, bytes]], folder: Path) -> None:
    """Write every part into a folder of its table, numbered, so that they are read in the same order again."""
    for number, chapter in enumerate(chapters):
        for name, content in chapter.items():
            (folder / name).mkdir(exist_ok=True)
            (folder / name / f"{number:09}.parquet").write_bytes(content)


def _opened(folder: Path) -> Any:
    """Open a DuckDB to whom all parts of a table are one, ``part.mentions``."""
    import duckdb

    parts = sorted(folder.iterdir())
    spilled = str(folder / "spilled")
    database = duckdb.connect(
        config={"threads": 1, "memory_limit": f"{MEMORY}MiB", "temp_directory": spilled}
    )
    # Joins as they are written: what is looked up is built, what is long passes. DuckDB would guess from the first part
    # how long a table is, and take it into memory.
    database.execute("SET disabled_optimizers = 'join_order, build_side_probe_side'")
    database.execute("CREATE SCHEMA part")
    for part in parts:
        database.execute(
            f'CREATE VIEW part."{part.name}" AS SELECT * FROM read_parquet({quoted(part / "*.parquet")})'
        )
    return database


def _sql(name: str) -> str:
    return files("policy_graph.counts").joinpath("data", "united", f"{name}.sql").read_text("utf-8")
