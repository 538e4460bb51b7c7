"""What was made once is kept in files under keys: written whole, checked when read, thrown away when nobody needs it."""

import os
import stat
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from policy_graph.errors import UsageError

# What the name of a file begins with that is not finished.
UNFINISHED = ".unfinished-"
# No file takes so many seconds to write: whoever began it has ended.
LONG = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files, each named by a key; ``own`` is one that no other build uses.

    A key says all that its content follows from, so that two runs that keep the same key keep the same bytes, and
    nothing in it is ever out of date. What was damaged, or lies under another key, is as if it were not there.
    """

    place: Path
    own: bool = True

    def holds(self, key: str) -> bool:
        """Tell whether something is kept under a key, whole."""
        return self.get(key) is not None

    def get(self, key: str) -> bytes | None:
        """Give what is kept under a key; ``None`` where nothing is, or what lies there is not what was written."""
        try:
            digits, _, content = self.file(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return content if digits == _digits(key, content) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key: whole or not at all, on disk before the function returns.

        Raises UsageError where nothing can be written.
        """
        file = self.file(key)
        unfinished = file.with_name(f"{UNFINISHED}{uuid4().hex}-{key}")
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as written:
                written.writelines((_digits(key, content), b"\n", content))
                written.flush()
                os.fsync(written.fileno())
            os.replace(unfinished, file)
        except BaseException as error:
            _gone(unfinished)
            if not isinstance(error, OSError):
                raise
            raise UsageError(
                f"the cache {self.place} cannot be written: {error.strerror}; make room, or choose another with --cache"
            ) from error

    def file(self, key: str) -> Path:
        """Where something is kept under a key; what was written begins behind the first line."""
        return self.place / key

    def keep_only(self, keys: Collection[str]) -> None:
        """Throw away what is not named in ``keys``; of a cache that other builds use only what somebody left unfinished."""
        for file in self.place.iterdir() if self.place.is_dir() else ():
            if file.name not in keys and (self.own or _abandoned(file)):
                _gone(file)

    def check(self) -> None:
        """Raise UsageError where nothing can be kept, before hours of work show it; nothing is made yet."""
        try:
            folder = stat.S_ISDIR(self.place.stat().st_mode)
        except FileNotFoundError:
            return
        except OSError as error:
            raise UsageError(
                f"the cache {self.place} cannot be written: {error.strerror}; choose another with --cache"
            ) from error
        if not folder:
            raise UsageError(f"the cache {self.place} is no folder: choose another with --cache")


def beside(out: Path, place: Path | None = None) -> Cache:
    """Give the cache in ``place``, or that of the build ``out`` alone, hidden beside it."""
    if place:
        return Cache(place, own=False)
    folder = out.resolve()
    return Cache(folder.with_name(f".{folder.name}.cache"))


def _digits(key: str, content: bytes) -> bytes:
    return sha256(b"%b\n%b" % (key.encode(), content)).hexdigest().encode()


def _abandoned(file: Path) -> bool:
    try:
        return file.name.startswith(UNFINISHED) and time.time() - file.stat().st_mtime > LONG
    except OSError:
        return False


def _gone(file: Path) -> None:
    with suppress(OSError):  # what cannot be thrown away does no harm
        file.unlink(missing_ok=True)
