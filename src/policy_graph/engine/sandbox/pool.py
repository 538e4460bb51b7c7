"""Some confined children and as many in reserve: a query that costs a child its life makes nobody else wait."""

import threading
import time
from queue import Empty, SimpleQueue
from typing import Self

from policy_graph.engine.ending import Begun, endable, ignore
from policy_graph.engine.sandbox.frames import Head
from policy_graph.engine.sandbox.sandbox import Plan, Sandbox
from policy_graph.engine.worker import Defect, Stopped
from policy_graph.errors import Busy, PolicyGraphError

# Seconds between two tries to start a child where one could not be started.
PAUSE = 1.0


class Pool:
    """At most ``size`` children answer at a time; a dead one is replaced at once from a reserve, which is filled behind."""

    def __init__(
        self, plan: Plan, size: int, *, reserve: int | None = None, waiting: int = 32, patience: float = 2.0
    ) -> None:
        """Let ``waiting`` callers wait for ``patience`` seconds; ``reserve`` is as many as ``size`` unless given."""
        self.plan = plan
        self._members = size + (size if reserve is None else reserve)
        self._free = threading.Semaphore(size)
        self._queue = threading.Semaphore(size + waiting)
        self._patience = patience
        self._ready: SimpleQueue[Sandbox] = SimpleQueue()
        self._missing: SimpleQueue[bool] = SimpleQueue()
        self._all: set[Sandbox] = set()
        self._lock = threading.Lock()
        self._closed = False
        self.layers: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        first = self._begun()
        self.layers = first.layers
        for _ in range(self._members - 1):
            self._missing.put(True)
        threading.Thread(target=self._fill, name="sandbox-fill", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        self._missing.put(False)
        with self._lock:
            for sandbox in self._all:
                sandbox.close()
            self._all.clear()

    @property
    def idle(self) -> int:
        """How many children wait for a question."""
        return self._ready.qsize()

    def ask(self, head: Head, *, begun: Begun = ignore) -> tuple[Head, bytes]:
        """Have a child answer; raises Busy where too many ask, and what ``Sandbox.ask`` raises.

        ``begun`` is given a way to end the call.
        """
        if not self._queue.acquire(blocking=False):
            raise Busy("too many questions are waiting; ask again in a moment")
        try:
            if not self._free.acquire(timeout=self._patience):
                raise Busy("too many questions are being answered; ask again in a moment")
            try:
                return self._asked(head, begun)
            finally:
                self._free.release()
        finally:
            self._queue.release()

    def _asked(self, head: Head, begun: Begun) -> tuple[Head, bytes]:
        sandbox = self._taken()
        try:
            with endable(begun, sandbox.interrupt):
                answer = sandbox.ask(head)
        except (PolicyGraphError, Defect):  # its answer was an error, and was read to the end
            self._back(sandbox)
            raise
        except (
            BaseException
        ):  # it is dead, or something of its answer may be left that the next one would read
            self._replace(sandbox)
            raise
        self._back(sandbox)
        return answer

    def _taken(self) -> Sandbox:
        """Take a child that is ready; one that has died since it answered last is no fault of this query."""
        until = time.monotonic() + self._patience
        try:
            while not (sandbox := self._ready.get(timeout=max(0.0, until - time.monotonic()))).alive:
                self._replace(sandbox)
        except Empty:
            raise Busy("the children of the server are being started; ask again in a moment") from None
        return sandbox

    def _back(self, sandbox: Sandbox) -> None:
        if sandbox.worn:
            self._replace(sandbox)
        else:
            self._ready.put(sandbox)

    def _replace(self, sandbox: Sandbox) -> None:
        with self._lock:
            self._all.discard(sandbox)
        sandbox.close()
        self._missing.put(True)

    def _begun(self) -> Sandbox:
        sandbox = Sandbox(self.plan)
        with self._lock:
            if self._closed:
                sandbox.close()
                raise Stopped("was not begun, because the server ends")
            self._all.add(sandbox)
        self._ready.put(sandbox)
        return sandbox

    def _fill(self) -> None:
        """Start what is missing, one after the other; what runs beside the answers."""
        while self._missing.get() and not self._closed:
            try:
                self._begun()
            except (Stopped, OSError):
                if not self._closed:
                    time.sleep(PAUSE)
                    self._missing.put(True)
