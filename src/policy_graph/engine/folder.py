"""A build or release folder appears as a whole or not at all."""

import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import SUMS

MARK = "report.json"
CHECKED = "report.ttl"
# What a folder is by the file that marks it.
KINDS = {MARK: "build", SUMS: "release", CHECKED: "report", "pushed.json": "folder of files to load"}
# Windows has neither locks of folders nor a way to exchange two.
LOCKS = os.name != "nt"
# renameat2(2): paths as they are, and exchange the two.
HERE, EXCHANGE = -100, 2
# What stands in the way of writing, and is no defect of ours.
UNWRITABLE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.EIO,
    errno.ENAMETOOLONG,
}


@contextmanager
def replacing(folder: Path, *, mark: str = MARK) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of ``folder``, else it vanishes.

    A link to a folder stays, the folder that it leads to is replaced. Raises UsageError as ``check_free`` does, and
    where the folder cannot be written. ``mark`` is the file by which an earlier result of the same kind is known.
    """
    check_free(folder, mark=mark)
    try:
        with _exchanged(folder.resolve()) as new:
            yield new
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        raise UsageError(
            f"--out {folder} cannot be written: {error.strerror}; choose another, or make room"
        ) from error


def check_free(folder: Path, *, mark: str = MARK) -> None:
    """Raise UsageError where nothing can be written: the folder holds other things, or there can be none of this name.

    To be asked before the work as well, which may take hours.
    """
    try:
        other = folder.exists() and not (folder / mark).is_file()
        if other and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(
                f"{folder} exists and is no earlier {KINDS[mark]} (it has no {mark}): choose another --out"
            )
        above = next(each for each in folder.absolute().parents if each.exists())
    except OSError as error:
        raise UsageError(f"--out {folder} cannot be written: {error.strerror}; choose another") from error
    if not folder.name or folder.name == "..":
        raise UsageError(f"--out {folder} has no name of its own: name a folder")
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise UsageError(f"--out {folder} cannot be written: nothing can be made in {above}; choose another")


def check_apart(folder: Path, others: Mapping[str, Path | None]) -> None:
    """Raise UsageError where what a run reads, named as the caller names it, would vanish with the earlier ``folder``."""
    out = folder.resolve()
    for name, path in others.items():
        if path and out in (path.resolve(), *path.resolve().parents):
            raise UsageError(f"{name} {path} lies in --out {folder}, which is replaced: choose another --out")
        if path and path.resolve() in out.parents:
            raise UsageError(f"--out {folder} lies in {name} {path}: choose another --out")


@contextmanager
def _exchanged(folder: Path) -> Iterator[Path]:
    new, old = _beside(folder, "new"), _beside(folder, "old")
    with _alone(new, folder):
        if old.exists() and not folder.exists():
            old.rename(folder)  # an earlier run was killed between two renames
        _remove(old)
        try:
            yield new
        except BaseException:
            _remove(new)
            raise
        _exchange(new, folder, old)
        _remove(old)


@contextmanager
def _alone(new: Path, folder: Path) -> Iterator[None]:
    """Make the folder ``new``, empty, and keep others from it; the lock goes with the process that holds it."""
    if new.is_symlink() or not new.is_dir():
        _remove(new)
    new.mkdir(parents=True, exist_ok=True)
    with _held(new, folder):
        for leftover in new.iterdir():
            _remove(leftover)
        yield


@contextmanager
def _held(new: Path, folder: Path) -> Iterator[None]:
    """Lock ``new``; raises UsageError where another run has it."""
    if not LOCKS:
        yield
        return
    held = os.open(new, os.O_RDONLY)
    try:
        # Another run that has just ended took its folder away, which may be the one that was opened.
        if not _locked(held) or not new.exists() or not os.path.samestat(os.fstat(held), new.stat()):
            raise UsageError(
                f"another run is writing {folder}: wait until it has ended, or choose another --out"
            )
        yield
    finally:
        os.close(held)


def _locked(held: int) -> bool:
    """Lock an open folder; tell whether nobody else has. Where there are no locks (some network drives) nobody has."""
    import fcntl

    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _exchange(new: Path, folder: Path, old: Path) -> None:
    """Put ``new`` in the place of ``folder``, at one stroke where the system can, and the earlier one in that of ``old``."""
    if not folder.exists():
        new.rename(folder)
    elif _swapped(new, folder):
        new.rename(old)
    else:
        folder.rename(old)
        new.rename(folder)


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two folders so that neither name is ever missing; tell whether the system could."""
    if not LOCKS:
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return bool(rename and rename(HERE, bytes(one), HERE, bytes(other), EXCHANGE) == 0)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write ``value`` as readable JSON, on disk before the function returns."""
    write_bytes(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole, on disk before the function returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _beside(folder: Path, word: str) -> Path:
    return folder.with_name(f".{folder.name}.{word}")
