"""A build or release folder appears as a whole or not at all."""

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import SUMS

MARK = "report.json"
CHECKED = "report.ttl"
# What a folder is by the file that marks it.
KINDS = {MARK: "build", SUMS: "release", CHECKED: "report"}
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


@contextmanager
def _exchanged(folder: Path) -> Iterator[Path]:
    new, old = _beside(folder, "new"), _beside(folder, "old")
    if old.exists() and not folder.exists():
        old.rename(folder)  # an earlier run was killed between the two renames below
    for leftover in (new, old):
        if leftover.is_symlink():
            leftover.unlink()
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


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
