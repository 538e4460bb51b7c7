"""Records sorted on little memory: what is more than a few waits on disk, sorted in runs that are merged when they are read."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar
from weakref import finalize

Record = TypeVar("Record")
# So many records are sorted in memory at a time.
MOST = 20_000


class Sorted(Generic[Record]):
    """Records in order, to be read as often as one likes, one time after the other; those that compare equal stay as they came."""

    def __init__(self, records: Iterable[Record], key: Callable[[Record], Any], *, most: int = MOST) -> None:
        """Sort what comes by ``key``; the last ``most`` records at most stay in memory."""
        self._key, self._runs, self._last = key, list[IO[bytes]](), list[Record]()
        coming = iter(records)
        while run := sorted(islice(coming, most), key=key):
            if self._last:
                self._runs.append(self._kept(self._last))
            self._last = run

    def __iter__(self) -> Iterator[Record]:
        return merge(*map(_read, self._runs), self._last, key=self._key)

    def _kept(self, run: list[Record]) -> IO[bytes]:
        file: IO[bytes] = TemporaryFile()  # noqa: SIM115 (it goes with this object)
        finalize(self, file.close)
        for record in run:
            pickle.dump(record, file, pickle.HIGHEST_PROTOCOL)
        return file


def _read(file: IO[bytes]) -> Iterator[Any]:
    file.seek(0)
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return
