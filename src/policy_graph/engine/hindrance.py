"""What a system refuses while a folder is being written, a full disk or no memory: one sentence, whoever met it."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from policy_graph.errors import PolicyGraphError, UsageError

# What stands in the way of writing, and is no defect of ours.
UNWRITABLE = (
    errno.ENOSPC,
    errno.EFBIG,
    errno.EDQUOT,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.EIO,
    errno.ENAMETOOLONG,
)
# What DuckDB makes of a signal, or of whatever its handler raised.
INTERRUPTED = "Query interrupted"
# DuckDB has an error of its own for it.
NO_MEMORY = ("MemoryError", "OutOfMemoryException")


def hindrance(error: Exception, folder: Path, option: str = "--out") -> UsageError | None:
    """Say what the system refused while ``folder`` was written; ``None`` for every other error.

    ``option`` is that of the command line which names another folder.

    Libraries raise errors of their own kinds; they are known by the words of the system that they quote.
    """
    if isinstance(error, PolicyGraphError):
        return None
    for each in _causes(error):
        if type(each).__name__ in NO_MEMORY:
            return UsageError(
                f"memory ran out while {option} {folder} was written: nothing there has changed; end other programs, or give "
                "it more memory, and run again"
            )
        if reason := _reason(each):
            return UsageError(
                f"{_place(each, folder, option)} cannot be written: {reason}; make room or choose another {option}, and run again"
            )
    return None


def interrupted(error: Exception) -> bool:
    """Tell whether an error is all that a library left of a signal that came while it worked."""
    return isinstance(error, RuntimeError) and str(error) == INTERRUPTED


def _place(error: BaseException, folder: Path, option: str) -> str:
    """Name what was written: a run may keep things elsewhere, too."""
    name = os.fsdecode(getattr(error, "filename", None) or "")
    near = not name or folder.resolve().parent in Path(name).resolve().parents
    return f"{option} {folder}" if near else name


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _reason(error: BaseException) -> str | None:
    if isinstance(error, OSError) and error.errno is not None:
        return error.strerror if error.errno in UNWRITABLE else None
    return next((words for words in map(os.strerror, UNWRITABLE) if words in str(error)), None)
