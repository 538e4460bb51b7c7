"""Every socket on one page: what can be swapped, as one-verb Protocols, and the table of built-in parts."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from policy_graph.model import Document, Lost, Meeting, Recognition
from policy_graph.settings import Settings


class Reader(Protocol):
    """Turns the bytes of one file into a Document; raises SkipDocument when it cannot."""

    def __call__(self, source: bytes, *, name: str, settings: Settings) -> Document: ...


class Recognizer(Protocol):
    """Finds mentions and claims in a meeting."""

    def __call__(self, document: Document, meeting: Meeting) -> Recognition: ...


Given = TypeVar("Given")
Result = TypeVar("Result")


class Engine(Protocol):
    """Does one piece of work for everything that it is given, wherever there is room, and gives both as they get ready.

    Work and what it is given travel to other processes, and may be done twice. What is given is taken as there is room.
    """

    def __call__(
        self, work: Callable[[Given], Result], given: Iterable[Given]
    ) -> Iterator[tuple[Given, Result | Lost]]: ...


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

READERS = {
    "text/plain": "policy_graph.ingest.plain:read",
    "text/html": "policy_graph.ingest.html:read",
    "application/pdf": "policy_graph.ingest.pdf:read",
    DOCX: "policy_graph.ingest.docx:read",
    "application/json": "policy_graph.ingest.json_form:read",
    "application/xml": "policy_graph.ingest.xml_form:read",
}

ENGINES = {
    "local": "policy_graph.engine.engines.local:engine",
    "dask": "policy_graph.engine.engines.cluster:engine",
}

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".docx": DOCX,
    ".json": "application/json",
    ".xml": "application/xml",
}


def media_type(path: Path) -> str | None:
    """Return the media type that a file name promises, ``None`` for one that no reader knows."""
    return MEDIA_TYPES.get(path.suffix.lower())
