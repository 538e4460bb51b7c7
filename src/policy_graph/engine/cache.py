"""What was made once is kept in files under keys: written whole, checked when read, thrown away when nobody needs it."""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from policy_graph.errors import UsageError

# What the name of a file begins with that is not finished.
UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files, each named by a key; ``own`` is one that no other build uses.

    A key says all that its content follows from, so that two runs that keep the same key keep the same bytes, and
    nothing in it is ever out of date. What was damaged is as if it were not there.
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
        return content if digits == _digits(content) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key: whole or not at all, on disk before the function returns.

        Raises UsageError where nothing can be written.
        """
        file = self.file(key)
        unfinished = file.with_name(f"{UNFINISHED}{os.getpid()}-{key}")
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as written:
                written.writelines((_digits(content), b"\n", content))
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
        """Throw away what is not named in ``keys``, if no other build uses the cache."""
        if self.own and self.place.is_dir():
            for file in self.place.iterdir():
                if file.name not in keys:
                    _gone(file)


def beside(out: Path, place: Path | None = None) -> Cache:
    """Give the cache in ``place``, or that of the build ``out`` alone, hidden beside it."""
    if place:
        return Cache(place, own=False)
    folder = out.resolve()
    return Cache(folder.with_name(f".{folder.name}.cache"))


def _digits(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


def _gone(file: Path) -> None:
    with suppress(OSError):  # what cannot be thrown away does no harm
        file.unlink(missing_ok=True)
