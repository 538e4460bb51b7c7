"""The files of a release or build that a server hands out: those that it is known to have, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

from policy_graph.model import Bilingual, FileRole, ReleaseFile
from policy_graph.model.release import SUMS

# What lies where, and what it is for; all else in the folder is nobody's business.
ROLES = {
    "data": FileRole.DATA,
    "graph.ttl": FileRole.DATA,
    "graph.trig": FileRole.DATA,
    "tables": FileRole.TABLE,
    "ontology": FileRole.DOCUMENTATION,
    "README.ja.md": FileRole.DOCUMENTATION,
    "README.en.md": FileRole.DOCUMENTATION,
    "CHANGES.ja.md": FileRole.DOCUMENTATION,
    "CHANGES.en.md": FileRole.DOCUMENTATION,
    "changes.rdfp": FileRole.DATA,
    "report": FileRole.REPORT,
    "pictures": FileRole.PICTURE,
    "sources": FileRole.SOURCE,
    "texts": FileRole.SOURCE,
    "catalog.ttl": FileRole.CATALOGUE,
    "ckan.json": FileRole.CATALOGUE,
    "dataset-list.csv": FileRole.CATALOGUE,
    SUMS: FileRole.CATALOGUE,
}
TYPES = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".nq.gz": "application/gzip",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
}
# What is not ours is handed out as a file to save, never as a page of this site; the picture that moves has its script in
# itself, which no page of this site may have.
SAVED = "application/octet-stream"
REFUSED = frozenset('\\:\x00<>|"?*')


def file(folder: Path, path: str) -> tuple[Path, str] | None:
    """Find a file by its path below the folder, with its media type; ``None`` for what is not handed out.

    A path that leads out of the folder, upwards or by a link, leads nowhere.
    """
    parts = path.split("/")
    if parts[0] not in ROLES or any(
        not part or part.startswith(".") or REFUSED & set(part) for part in parts
    ):
        return None
    try:
        found = folder.joinpath(*parts)
        real = found.resolve(strict=True)
    except (OSError, ValueError):
        return None
    if real != folder.resolve().joinpath(*parts) or not real.is_file():
        return None
    return real, media_type(path)


def media_type(path: str) -> str:
    """Give the media type of a file; what may not be a page here is something to save."""
    role = ROLES[path.partition("/")[0]]
    if (role is FileRole.SOURCE and not path.endswith(".txt")) or (
        role is FileRole.PICTURE and path.endswith(".html")
    ):
        return SAVED
    return next((kind for suffix, kind in TYPES.items() if path.endswith(suffix)), SAVED)


def files(folder: Path) -> tuple[ReleaseFile, ...]:
    """List the files that can be had, but for sources, which their pages lead to."""
    sums = dict(_sums(folder / SUMS))
    return tuple(
        ReleaseFile(
            path=path,
            media_type=media_type(path),
            role=ROLES[path.partition("/")[0]],
            title=Bilingual(ja="", en=""),
            size=(folder / path).stat().st_size,
            sha256=sums.get(path, ""),
        )
        for path in _paths(folder)
        if ROLES[path.partition("/")[0]] is not FileRole.SOURCE
    )


def _paths(folder: Path) -> Iterator[str]:
    for name in ROLES:
        top = folder / name
        found = sorted(top.rglob("*")) if top.is_dir() else [top]
        for each in found:
            path = each.relative_to(folder).as_posix()
            if file(folder, path):
                yield path


def _sums(path: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        digits, _, name = line.partition("  ")
        yield name, digits
