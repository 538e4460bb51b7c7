"""Children that wait for calls, so that each call finds one free or is told to come again."""

from collections.abc import Callable
from contextlib import ExitStack
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Any, Self

from policy_graph.engine.worker import Worker
from policy_graph.errors import Busy


def ignore(_: Callable[[], None]) -> None:
    """Need no way to end a call."""


class Ending:
    """A way to end the call that a child is at, and never the one after it."""

    def __init__(self, worker: Worker) -> None:
        self._worker, self._lock, self._over = worker, Lock(), False

    def end(self) -> None:
        """End the call, if it is not over."""
        with self._lock:
            if not self._over:
                self._worker.interrupt()

    def over(self) -> None:
        """Note that the call is over."""
        with self._lock:
            self._over = True


class Crew:
    """Some children of the same kind; a call takes one that is free."""

    def __init__(self, size: int, *, seconds: float, memory: int, patience: float = 2.0) -> None:
        """Hold ``size`` children with these limits; a call waits ``patience`` seconds for one."""
        self._workers = [Worker(seconds=seconds, memory=memory) for _ in range(size)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        self._patience = patience
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        for worker in self._workers:
            self._ending.enter_context(worker)
            self._free.put(worker)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def call(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        begun: Callable[[Callable[[], None]], None] = ignore,
    ) -> Any:
        """Have a free child call a function; raises Busy where none gets free, and what ``Worker.call`` raises.

        ``begun`` is given a way to end the call from another thread, which does nothing once the call is over.
        """
        try:
            worker = self._free.get(timeout=self._patience)
        except Empty:
            raise Busy("too many questions are being answered; ask again in a moment") from None
        ending = Ending(worker)
        try:
            begun(ending.end)
            return worker.call(function, *arguments)
        finally:
            ending.over()
            self._free.put(worker)
