"""Paths become files to read, files become Documents."""

from collections.abc import Iterable
from pathlib import Path

from policy_graph.errors import SkipDocument, UsageError
from policy_graph.model import Document, SourceFile
from policy_graph.ports import MEDIA_TYPES, READERS, media_type
from policy_graph.registry import part
from policy_graph.settings import DEFAULTS, Settings


def find(paths: Iterable[Path]) -> list[SourceFile]:
    """List the files to read: each file as given, and of each folder all files in order of their names.

    In a folder hidden files and Markdown notes (about.md, README.md) are no minutes. Files of other unknown kinds are
    listed, too: ``read`` says of each why it cannot be read, so that nothing is left out in silence. The same file
    given twice is read once. Raises UsageError for a path that does not exist and for a folder that holds
    no files to read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist")
        inside = (
            sorted(file for file in path.rglob("*") if _may_be_minutes(file)) if path.is_dir() else [path]
        )
        if not inside:
            raise UsageError(f"{path} holds no minutes")
        found.update(dict.fromkeys(inside))
    return [SourceFile(path=path) for path in found]


def read(file: SourceFile, settings: Settings = DEFAULTS) -> Document:
    """Read one file by the reader of its media type; raises SkipDocument when it cannot be used."""
    kind = media_type(file.path)
    if kind is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        raise SkipDocument(f"{file}: no reader for files of this kind; these can be read: {known}")
    try:
        source = file.path.read_bytes()
    except OSError as error:
        raise SkipDocument(f"{file}: cannot be read ({error.strerror})") from error
    document: Document = part("readers", READERS, kind)(source, name=file.name, settings=settings)
    return document


def _may_be_minutes(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() != ".md"
