"""Where minutes lie: files, folders, archives, standard input; and for what cannot be read there, why."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from policy_graph.errors import SkipDocument, UsageError
from policy_graph.ingest import archive
from policy_graph.model import STANDARD_INPUT, Failure, SourceFile
from policy_graph.text import visible

# Larger files are no minutes.
LARGEST = 1 << 30
Place = SourceFile | Failure


def find(paths: Iterable[Path]) -> list[Place]:
    """List the files to read: each file as given, and of each folder and ZIP archive all files in order of their names.

    In a folder hidden files and Markdown notes (about.md, README.md) are no minutes. Links are followed where they are
    given, not inside of a folder. What cannot be read stands in its place as a Failure, and files of unknown kinds are
    listed, too: ``read`` says of each why it cannot be read, so that nothing is left out in silence. The same file
    given twice is read once. Raises UsageError for a path that does not exist and for a folder that holds no files.
    """
    found: dict[Place, None] = {}
    for path in paths:
        if path != STANDARD_INPUT:
            _check_exists(path)
        inside = list(_inside(path) if path.is_dir() else _file(path))
        if not inside:
            raise UsageError(f"{path} holds no minutes")
        found.update(dict.fromkeys(inside))
    return list(found)


def content(file: SourceFile) -> bytes:
    """Read the bytes of a file; raises SkipDocument when they cannot be had. Never waits for a pipe or a device."""
    if file.path == STANDARD_INPUT:
        return _standard_input(file)
    try:
        state = file.path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise SkipDocument(f"{file}: {_what(state.st_mode)}, no file; standard input is read as -")
        if file.member is not None:
            return _bounded(file, archive.content(file.path, file.member))
        if state.st_size > LARGEST:
            raise SkipDocument(f"{file}: {_too_large(state.st_size)}")
        return _bounded(file, file.path.read_bytes())
    except OSError as error:
        raise SkipDocument(f"{file}: cannot be read ({error.strerror})") from error


def _check_exists(path: Path) -> None:
    try:
        path.stat()
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist") from error
    except OSError as error:
        raise UsageError(f"{visible(str(path))} cannot be looked at: {error.strerror}") from error


def _standard_input(file: SourceFile) -> bytes:
    if sys.stdin is None:  # closed by who started the program
        raise SkipDocument(f"{file}: there is no standard input; give the minutes as files")
    return _bounded(file, sys.stdin.buffer.read(LARGEST + 1))


def _bounded(file: SourceFile, source: bytes) -> bytes:
    if len(source) > LARGEST:
        raise SkipDocument(f"{file}: {_too_large(len(source))}")
    if not source:
        raise SkipDocument(f"{file}: the file is empty")
    return source


def _too_large(size: int) -> str:
    return f"has more than {LARGEST >> 20} MiB ({size >> 20}), too much for minutes: divide it"


def _inside(folder: Path) -> Iterator[Place]:
    """List what lies in a folder and in the folders below it."""
    faults: list[OSError] = []
    paths = [
        Path(above, name)
        for above, folders, names in os.walk(folder, onerror=faults.append)
        for name in (*names, *_links(Path(above), folders))
    ]
    for path in sorted(paths):
        yield from _entry(path, folder)
    for fault in faults:
        yield _failure(Path(fault.filename), f"the folder cannot be read ({fault.strerror})")


def _links(above: Path, folders: list[str]) -> list[str]:
    """Leave hidden folders out of the walk; give those that are links, which the walk does not enter."""
    folders[:] = [name for name in folders if not name.startswith(".") and name != "__MACOSX"]
    return [name for name in folders if (above / name).is_symlink()]


def _entry(path: Path, folder: Path) -> Iterator[Place]:
    if path.name.startswith(".") or path.suffix.lower() == ".md":
        return
    if path.is_symlink():
        if fault := _linked(path, folder):
            yield _failure(path, fault)
    elif path.is_file():
        yield from _file(path)
    else:
        yield _failure(path, f"{_what(path.lstat().st_mode)}, no file: not read")


def _linked(path: Path, folder: Path) -> str | None:
    """Say why a link in a folder is not followed; one that leads to elsewhere in the folder is read there."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a link that leads nowhere"
    if target.is_relative_to(folder.resolve()):
        return None
    return "is a link that leads out of the folder: give what it leads to"


def _file(path: Path) -> Iterator[Place]:
    if path.suffix.lower() == ".zip" and path.is_file():
        yield from archive.members(path)
    else:
        yield SourceFile(path=path)


def _what(mode: int) -> str:
    """Say what something is that is no file."""
    kinds = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}
    return f"is {kinds.get(stat.S_IFMT(mode), 'a device')}"


def _failure(path: Path, fault: str) -> Failure:
    name = str(SourceFile(path=path))
    return Failure(name=name, message=f"{name}: {fault}")
