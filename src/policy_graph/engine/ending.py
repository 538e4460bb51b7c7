"""A way to end a call that a child is at, for when nobody waits for the answer any more; and never the call after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

End = Callable[[], object]
Begun = Callable[[End], None]


def ignore(_: End) -> None:
    """Need no way to end a call."""


@contextmanager
def endable(begun: Begun, end: End) -> Iterator[None]:
    """Give ``begun`` a way to end what is done in the block, from another thread; it does nothing once the block is left."""
    ending = _Ending(end)
    try:
        begun(ending.end)
        yield
    finally:
        ending.over()


class _Ending:
    def __init__(self, end: End) -> None:
        self._end, self._lock, self._over = end, Lock(), False

    def end(self) -> None:
        with self._lock:
            if not self._over:
                self._end()

    def over(self) -> None:
        with self._lock:
            self._over = True
