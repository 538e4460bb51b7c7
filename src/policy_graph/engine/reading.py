"""A file becomes a Document and a Meeting in a process of its own: whatever it holds, it cannot hurt the run."""

from types import TracebackType
from typing import Self

from policy_graph.engine.worker import Stopped, Worker
from policy_graph.errors import SkipDocument
from policy_graph.ingest.places import content
from policy_graph.ingest.source import read
from policy_graph.model import STANDARD_INPUT, Document, Meeting, SourceFile
from policy_graph.parse.meeting import parse
from policy_graph.settings import Settings

Reading = tuple[Document, Meeting]
# A scanned page takes seconds where a written one takes milliseconds: so many times longer may reading last with --ocr.
SCANS = 10


def read_and_parse(file: SourceFile, settings: Settings, source: bytes | None = None) -> Reading:
    """Read one file and its structure, in this process."""
    document = read(file, settings, source=source)
    return document, parse(document, layout=settings.layout)


class Reader:
    """Reads file after file in one child; a file that takes too long or too much ends the child, not the run."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._worker = Worker(
            seconds=settings.read_seconds * (SCANS if settings.ocr else 1), memory=settings.read_memory
        )

    def __enter__(self) -> Self:
        self._worker.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.__exit__(kind, error, trace)

    def close(self) -> None:
        """End the child for good."""
        self._worker.close()

    def read(self, file: SourceFile, source: bytes | None = None) -> Reading:
        """Read one file, or its bytes where they are given; raises SkipDocument when it cannot be used."""
        if source is None and file.path == STANDARD_INPUT:
            source = content(file)
        try:
            reading: Reading = self._worker.call(read_and_parse, file, self._settings, source)
        except Stopped as stopped:
            raise SkipDocument(
                f"{file}: {stopped}; look whether it can be opened, or allow more with --read-seconds and --read-memory"
            ) from None
        return reading
