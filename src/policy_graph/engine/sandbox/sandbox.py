"""One confined child, seen from above: it is asked in plain data, answers in plain data, and dies at its deadline."""

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from policy_graph.engine.sandbox.frames import Broken, Head, receive, send
from policy_graph.engine.worker import Defect, Stopped, collected, end, fate
from policy_graph.errors import (
    LimitExceeded,
    NotAcceptable,
    NotFound,
    PolicyGraphError,
    QuerySyntaxError,
    UsageError,
)

# The child looks for modules where this process does, and nowhere else (-P: not in the working directory; -s: not at home).
COMMAND = (
    sys.executable,
    "-P",
    "-s",
    "-c",
    "from policy_graph.engine.sandbox.child import serve; serve()",
)
# A child begins within so many seconds, or something is wrong with the index.
BEGINNING = 30.0
# What a child gets to know of the surroundings: nothing that might be secret.
KEPT = ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "VIRTUAL_ENV")
ERRORS: dict[str, type[PolicyGraphError]] = {
    kind.__name__: kind for kind in (UsageError, NotAcceptable, NotFound, LimitExceeded)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a child opens and how far it may go: ``opener`` is ``module:function``, called with ``arguments``, ``preparing``
    one that reads what the program itself needs, before only ``readable`` can be read.

    ``readable`` are the paths that it may read, ``seconds`` and ``memory`` (MiB) what one call may take, ``size`` the bytes
    of the longest answer.
    """

    opener: str
    preparing: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    readable: tuple[Path, ...] = ()
    seconds: float = 10.0
    memory: int = 1024
    size: int = 32 << 20


class Sandbox:
    """A child that answers after it has given up everything else; whoever made it closes it."""

    def __init__(self, plan: Plan) -> None:
        """Start the child and wait until it is ready; raises Stopped where it does not get there."""
        self.plan = plan
        self._child = _started()
        try:
            head, _ = self._exchanged(_first(plan), BEGINNING)
            self.layers: tuple[str, ...] = tuple(_value(head)["layers"])
        except BaseException:
            self.close()
            raise
        self.worn = False

    def close(self) -> int:
        """End the child for good and return its exit code; whoever waits for an answer gets Stopped."""
        return collected(self._child)

    def interrupt(self) -> None:
        """End the child; a call that is under way, in whatever thread, raises Stopped."""
        end(self._child)

    @property
    def pid(self) -> int:
        """The number of the child's process."""
        return self._child.pid

    @property
    def alive(self) -> bool:
        """Whether the child is still there."""
        return self._child.poll() is None

    def ask(self, head: Head) -> tuple[Head, bytes]:
        """Have the child answer; raises what it says went wrong, and Stopped where it says nothing: then it is dead."""
        said, content = self._exchanged(head, self.plan.seconds)
        self.worn = bool(said.get("worn"))
        if said.get("error") == "MemoryError":
            self.close()
            raise Stopped(f"needs more than {self.plan.memory} MiB of memory")
        return _value(said), content

    def _exchanged(self, head: Head, seconds: float) -> tuple[Head, bytes]:
        child, late = self._child, threading.Event()

        def expire() -> None:
            late.set()
            end(child)

        timer = threading.Timer(seconds, expire)
        timer.start()
        try:
            send(_open(child.stdin), head)
            answer = receive(_open(child.stdout), self.plan.size)
        except (EOFError, OSError, ValueError, Broken):  # ValueError: closed in another thread
            code = self.close()
            raise Stopped(
                fate(code, late=late.is_set(), seconds=self.plan.seconds, memory=self.plan.memory)
            ) from None
        finally:
            timer.cancel()
            timer.join()  # so that it ends nothing after this
        if late.is_set():  # the answer came at the very last moment
            self.worn = True
        return answer


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in KEPT if name in os.environ}
        | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "MALLOC_ARENA_MAX": "2"},
        start_new_session=True,
    )


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe


def _first(plan: Plan) -> Head:
    return {
        "opener": plan.opener,
        "preparing": plan.preparing,
        "arguments": dict(plan.arguments),
        "readable": [str(path) for path in plan.readable],
        "seconds": plan.seconds,
        "memory": plan.memory,
    }


def _value(head: Head) -> Head:
    """Give what a child said, or raise the error that it names; only errors of ours are made from what it says."""
    name, text, ja = head.get("error"), str(head.get("text", "")), str(head.get("ja", ""))
    if name is None:
        return head
    if name == QuerySyntaxError.__name__:
        line, column = head.get("line"), head.get("column")
        place = (each if isinstance(each, int) else None for each in (line, column))
        raise QuerySyntaxError(text, *place, ja=ja)
    raise ERRORS[name](text, ja=ja) if name in ERRORS else Defect(text)
