"""Children that wait for calls, so that each call finds one free or is told to come again."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Self

from policy_graph.engine.ending import Begun, endable, ignore
from policy_graph.engine.sandbox.layers import confine
from policy_graph.engine.worker import Stopped, Worker
from policy_graph.errors import Busy, LimitExceeded


class Crew:
    """Some children of the same kind; a call takes one that is free."""

    def __init__(
        self, size: int, *, seconds: float, memory: int, readable: Sequence[Path] = (), patience: float = 2.0
    ) -> None:
        """Hold ``size`` children with these limits; a call waits ``patience`` seconds for one.

        They read the paths ``readable`` and the program, where the system can bound that, and nothing else.
        """
        first = (confine, tuple(readable))
        self._workers = [Worker(seconds=seconds, memory=memory, first=first) for _ in range(size)]
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
        """Have a free child call a function; raises what that raises, Busy where none gets free, LimitExceeded where it died.

        ``begun`` is given a way to end the call.
        """
        try:
            worker = self._free.get(timeout=self._patience)
        except Empty:
            raise Busy("too many questions are being answered; ask again in a moment") from None
        try:
            with endable(begun, worker.interrupt):
                return worker.call(function, *arguments)
        except Stopped as stopped:
            raise LimitExceeded(
                f"the answer {stopped}; ask for less",
                ja="答えを作るのに時間かメモリの上限を超えました。条件を絞ってください",
            ) from None
        finally:
            self._free.put(worker)
