"""A chapter is all that one document gives to a build: made by whatever process has room, and kept."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from policy_graph.engine.counting import chapter_tables
from policy_graph.engine.summary import Summary, read, summary, written
from policy_graph.errors import UsageError
from policy_graph.model import Extraction, Judgement
from policy_graph.triples.write import blocks, quads

SUMMARY, BLOCKS, TABLES, FILES = "summary.json", "blocks", "tables/", "files/"
# A file of an archive bears a time; this one is as good as any, and always the same.
WHEN = (1980, 1, 1, 0, 0, 0)
# Text is shrunk to an eighth at little effort; tables are shrunk already.
LEVEL = 1
# So many bytes of the blocks are read at a time.
BUFFER = 1 << 16


def chapter(extraction: Extraction, base: str, said: tuple[Judgement, ...] = ()) -> bytes:
    """Write the chapter of one document: a ZIP archive of its summary, its blocks of the graph, its rows of the tables
    that are counted over, and its files of the build.

    Raises EvidenceError where a record points at words that the text does not hold.
    """
    found = list(quads(extraction, base))
    parts = {SUMMARY: written(summary(extraction, said)), BLOCKS: blocks(found, base)}
    parts |= {TABLES + name: content for name, content in sorted(chapter_tables(found).items())}
    parts |= {FILES + name: content for name, content in _files(extraction)}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writing:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name.startswith(TABLES) else zipfile.ZIP_DEFLATED
            writing.writestr(zipfile.ZipInfo(name, WHEN), content, kind, LEVEL)
    return archive.getvalue()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that lies in a file; raises UsageError where it does not lie there any more."""

    file: Path

    def summary(self) -> Summary:
        """Read the document in short."""
        return read(self._read(SUMMARY))

    def blocks(self) -> IO[bytes]:
        """Open its blocks of the graph; the archive is closed with them."""
        with self._opened() as archive:
            return io.BufferedReader(archive.open(BLOCKS), BUFFER)  # type: ignore[type-var]

    def tables(self) -> Mapping[str, bytes]:
        """Read its rows of the tables, by table."""
        return self._all(TABLES)

    def files(self) -> Mapping[str, bytes]:
        """Read its files of the build, by path."""
        return self._all(FILES)

    def _read(self, name: str) -> bytes:
        with self._opened() as archive:
            return archive.read(name)

    def _all(self, folder: str) -> Mapping[str, bytes]:
        with self._opened() as archive:
            names = [name for name in archive.namelist() if name.startswith(folder)]
            return {name.removeprefix(folder): archive.read(name) for name in names}

    @contextmanager
    def _opened(self) -> Iterator[zipfile.ZipFile]:
        try:
            with zipfile.ZipFile(self.file) as archive:
                yield archive
        except (FileNotFoundError, zipfile.BadZipFile, zlib.error, KeyError) as error:
            raise UsageError(
                f"{self.file.name} has vanished from the cache {self.file.parent}, or was changed there, while it was in use: "
                "run again"
            ) from error


def _files(extraction: Extraction) -> Iterator[tuple[str, bytes]]:
    document = extraction.document
    yield document.file, document.source
    if document.text_file:
        yield document.text_file, document.text.encode("utf-8")
