"""A release in the making: what its parts are given, and how they write their files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from typing import Any

from policy_graph.engine.folder import write_bytes
from policy_graph.model import Bilingual, Changes, Fault, FileRole, Portal, ReleaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A release in the making: ``folder`` is filled from the build in ``build``.

    ``graph`` is the opened graph: all documents merged as the default graph, each document as a named one. ``files`` is
    what is in the release so far, ``changes`` what differs from the release before it (``previous``).
    """

    build: Path
    folder: Path
    portal: Portal
    report: Mapping[str, Any]
    graph: Any
    faults: Sequence[Fault]
    previous: Path | None = None
    changes: Changes | None = None
    files: tuple[ReleaseFile, ...] = ()


# What writes some files of a release and names them.
Part = Callable[[Draft], Iterable[ReleaseFile]]


def written(
    draft: Draft, path: str, content: bytes, media_type: str, role: FileRole, title: Bilingual | None = None
) -> ReleaseFile:
    """Write a file; without a title it is called by its own name."""
    write_bytes(draft.folder / path, content)
    name = path.rpartition("/")[2]
    return ReleaseFile(
        path=path, media_type=media_type, role=role, title=title or Bilingual(ja=name, en=name)
    )


def measured(folder: Path, file: ReleaseFile) -> ReleaseFile:
    """Say how large a file below ``folder`` is and what its hash is, once it is written."""
    path = folder / file.path
    with path.open("rb") as content:
        digits = file_digest(content, "sha256").hexdigest()
    return replace(file, size=path.stat().st_size, sha256=digits)
