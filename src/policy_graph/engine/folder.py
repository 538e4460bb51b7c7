"""A build or release folder appears as a whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from policy_graph.engine.hindrance import UNWRITABLE, hindrance, interrupted
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
# In the folder that a run holds beside its result: what it makes, and what it took away to make room for that.
MADE, EARLIER = "made", "earlier"


@contextmanager
def replacing(folder: Path, *, mark: str = MARK, option: str = "--out") -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of ``folder``, else it vanishes.

    A link to a folder stays, the folder that it leads to is replaced. Raises UsageError as ``check_free`` does, and
    where the folder cannot be written. ``mark`` is the file by which an earlier result of the same kind is known,
    ``option`` names another folder.
    """
    check_free(folder, mark=mark)
    try:
        with _exchanged(folder.resolve()) as new:
            yield new
    except Exception as error:
        if interrupted(error):
            raise KeyboardInterrupt from error
        told = hindrance(error, folder, option)
        if told is None:
            raise
        raise told from error


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
    """Raise UsageError where ``folder`` and what a run reads, named as the caller names it, lie in each other."""
    for name, path in others.items():
        if path:
            check_outside(folder, name, path)
            if path.resolve() in folder.resolve().parents:
                raise UsageError(f"--out {folder} lies in {name} {path}: choose another --out")


def check_outside(folder: Path, name: str, path: Path) -> None:
    """Raise UsageError where what a run uses, named as the caller names it, would vanish with the earlier ``folder``."""
    if folder.resolve() in (path.resolve(), *path.resolve().parents):
        raise UsageError(f"{name} {path} lies in --out {folder}, which is replaced: choose another --out")


@contextmanager
def _exchanged(folder: Path) -> Iterator[Path]:
    with _alone(folder) as held:
        made = held / MADE
        made.mkdir()
        yield made
        _settle(made)
        _exchange(made, folder, held / EARLIER)
        _settle_name(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside ``folder`` that no other run has; it vanishes at the end.

    Its lock goes with the process, so it stays at one place under one name as long as that works.
    """
    held = folder.with_name(f".{folder.name}.new")
    if held.is_symlink() or not held.is_dir():
        _remove(held)
    held.mkdir(parents=True, exist_ok=True)
    with _held(held, folder):
        try:
            _restore(held, folder)
            for leftover in held.iterdir():
                _remove(leftover)
            yield held
        finally:
            _restore(held, folder)
            try:
                _remove(held)
            finally:
                _remove(held)  # a signal came in between


def _restore(held: Path, folder: Path) -> None:
    """Put the earlier folder back where a run broke off between two renames."""
    if (held / EARLIER).exists() and not folder.exists():
        (held / EARLIER).rename(folder)


@contextmanager
def _held(place: Path, folder: Path) -> Iterator[None]:
    """Lock the folder ``place``; raises UsageError where another run has it."""
    if not LOCKS:
        yield
        return
    try:
        held = os.open(place, os.O_RDONLY)
    except FileNotFoundError:  # as below
        raise _occupied(folder) from None
    try:
        # Another run that has just ended took its folder away, which may be the one that was opened.
        if not _locked(held) or not place.exists() or not os.path.samestat(os.fstat(held), place.stat()):
            raise _occupied(folder)
        yield
    finally:
        os.close(held)


def _occupied(folder: Path) -> UsageError:
    return UsageError(f"another run is writing {folder}: wait until it has ended, or choose another --out")


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


def _settle(made: Path) -> None:
    """Have all that was written on the disk before it gets its name, so that no failure of power leaves a part of it.

    One call for all: a release has a hundred thousand files, each of which would be waited for.
    """
    if not hasattr(os, "sync"):  # Windows
        return
    import ctypes

    settle = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if settle is None:
        os.sync()
        return
    place = os.open(made, os.O_RDONLY)
    try:
        if settle(place) and (number := ctypes.get_errno()) in UNWRITABLE:
            raise OSError(number, os.strerror(number), str(made))
    finally:
        os.close(place)


def _settle_name(folder: Path) -> None:
    """Have the new name on the disk; where that fails, the folder found after a failure of power is one or the other."""
    with suppress(OSError):  # Windows opens no folders, some network drives settle none
        above = os.open(folder.parent, os.O_RDONLY)
        try:
            os.fsync(above)
        finally:
            os.close(above)


def _exchange(made: Path, folder: Path, earlier: Path) -> None:
    """Put ``made`` in the place of ``folder``, at one stroke where the system can; the earlier one stays with the run."""
    if folder.exists():
        if _swapped(made, folder):
            return
        folder.rename(earlier)
    made.rename(folder)


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
    """Write ``value`` as readable JSON."""
    write_bytes(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
