"""Two large sets held against each other on little memory: a number stands for each member, and waits on disk."""

from array import array
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

# Into so many heaps the numbers go by their last bits; one heap of each set is compared at a time.
HEAPS = 256
# So many numbers wait in memory.
WAITING = 1 << 19


class Prints:
    """The 64-bit hashes of what was seen, of members of the same program run: those of equal members are equal."""

    def __init__(self, seen: Iterable[object] = (), *, waiting: int = WAITING) -> None:
        """Take the hashes of what is seen."""
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 (it goes with this object)
        self._most, self._size = waiting, 0
        self._heaps = [array("q") for _ in range(HEAPS)]
        self._kept: list[list[tuple[int, int]]] = [[] for _ in range(HEAPS)]
        finalize(self, self._file.close)
        for each in seen:
            self.add(each)

    def add(self, seen: object) -> None:
        """Take one more."""
        number = hash(seen)
        self._heaps[number % HEAPS].append(number)
        self._size += 1
        if self._size >= self._most:
            self._put_aside()

    def same(self, other: "Prints") -> bool:
        """Say whether both saw the same, however often and in whatever order."""
        return all(one == two for one, two in zip(self._each(), other._each(), strict=True))

    def _put_aside(self) -> None:
        self._file.seek(0, 2)
        for heap, kept in zip(self._heaps, self._kept, strict=True):
            kept.append((self._file.tell(), len(heap)))
            heap.tofile(self._file)
            del heap[:]
        self._size = 0

    def _each(self) -> Iterator[set[int]]:
        for heap, kept in zip(self._heaps, self._kept, strict=True):
            found = set(heap)
            for at, count in kept:
                self._file.seek(at)
                read = array("q")
                read.fromfile(self._file, count)
                found.update(read)
            yield found
