"""Children that wait for calls, so that each call finds one free or is told to come again."""

from collections.abc import Callable
from contextlib import ExitStack
from queue import Empty, SimpleQueue
from typing import Any, Self

from policy_graph.engine.ending import Begun, endable, ignore
from policy_graph.engine.worker import Worker
from policy_graph.errors import Busy


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

    def call(self, function: Callable[..., Any], *arguments: Any, begun: Begun = ignore) -> Any:
        """Have a free child call a function; raises Busy where none gets free, and what ``Worker.call`` raises.

        ``begun`` is given a way to end the call.
        """
        try:
            worker = self._free.get(timeout=self._patience)
        except Empty:
            raise Busy("too many questions are being answered; ask again in a moment") from None
        try:
            with endable(begun, worker.interrupt):
                return worker.call(function, *arguments)
        finally:
            self._free.put(worker)
