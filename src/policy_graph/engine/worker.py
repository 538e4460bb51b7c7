"""A child process that does what it is told within limits of time and memory, so that what dies is never the run."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from math import isinf
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Any, Self

from policy_graph.errors import PolicyGraphError

# The child looks for modules where this process does, and nowhere else (-P: not in the working directory).
COMMAND = (sys.executable, "-P", "-c", "from policy_graph.engine.worker import serve; serve()")
Call = tuple[Callable[..., Any], tuple[Any, ...]]
# What Linux calls the wish to be killed when the parent ends.
PARENT_DEATH = 1
# So many seconds after its deadline a child whose parent is gone ends by itself.
GRACE = 5
# Children work side by side, one to a core: numpy's threads would only wait for each other. Whoever sets it otherwise is heard.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Stopped(Exception):
    """The child gave no answer; the text says what became of it, fit to follow the name of a file."""


class Defect(Exception):
    """Something broke that should not have: type, message, file and line."""


class Worker:
    """One child for many calls; it is started when it is needed, and anew after it was stopped.

    It ends with the worker, also where nobody closes that.
    """

    def __init__(
        self,
        *,
        seconds: float,
        memory: int,
        first: Call | None = None,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Allow each call so many seconds and the child so many MiB; ``math.inf`` and 0 allow any.

        Every child does ``first`` before it is called; where that goes wrong the call does, too. ``environment`` is what
        it has beside the environment of this process.
        """
        self.seconds, self.memory, self.first = seconds, memory, first
        self._environment = dict(environment)
        self._child: subprocess.Popen[bytes] | None = None
        self._ending: weakref.finalize[..., Any] | None = None
        self._fresh = self._closed = False

    def __enter__(self) -> Self:
        self._started()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child for good; a call that is under way, in whatever thread, raises Stopped."""
        self._closed = True
        self._kill()

    def interrupt(self) -> None:
        """End the child; a call that is under way, in whatever thread, raises Stopped, and the next one starts anew."""
        child = self._child
        if child is not None:
            end(child)

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Have the child call a function that it can import, and return what it returns.

        Raises what the function raised if it is one of our errors, Defect for any other, and Stopped.
        """
        child, late = self._started(), threading.Event()

        def expire() -> None:
            late.set()
            end(child)

        timer = threading.Timer(min(self.seconds, threading.TIMEOUT_MAX), expire)
        timer.daemon = True  # a signal may come before it can be called off; no run waits for it
        try:
            timer.start()
            self._prepared(child)
            _send((function, arguments), child.stdin)
            answer = pickle.load(child.stdout)  # type: ignore[arg-type]
        except (EOFError, OSError, pickle.UnpicklingError):
            raise Stopped(self._fate(late=late.is_set())) from None
        finally:
            timer.cancel()
        if late.is_set():  # the answer came at the very last moment
            self._kill()
        return self._opened(answer)

    def _prepared(self, child: "subprocess.Popen[bytes]") -> None:
        """Take what the child says of what it did first; one that could not is not called."""
        if not self._fresh:
            return
        kind, value = pickle.load(child.stdout)  # type: ignore[arg-type]
        if kind != "value":
            self._kill()
            raise value or Stopped("could not be begun, because memory ran out")
        self._fresh = False

    def _opened(self, answer: tuple[str, Any]) -> Any:
        kind, value = answer
        if kind == "memory":
            self._kill()
            raise Stopped(f"needs more {_memory(self.memory)}")
        if kind == "error":
            raise value
        return value

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._closed:
            raise Stopped("was not begun, because the run ends")
        if self._child is not None and self._child.poll() is not None:
            self._kill()  # it has died since it answered last
        if self._child is None:
            self._child = subprocess.Popen(
                (*COMMAND, str(self.seconds), str(self.memory), str(_lasting())),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={
                    **ONE_THREAD,
                    **os.environ,
                    **self._environment,
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                },
                start_new_session=True,
            )
            self._ending = weakref.finalize(self, collected, self._child)
            self._fresh = self.first is not None
            if self.first:
                with suppress(OSError):  # whoever calls it learns of it
                    _send(self.first, self._child.stdin)
        return self._child

    def _fate(self, *, late: bool) -> str:
        return fate(self._kill(), late=late, seconds=self.seconds, memory=self.memory)

    def _kill(self) -> int:
        """End the child and all that it has started; return its exit code."""
        ending, self._child, self._ending = self._ending, None, None
        return (ending() or 0) if ending else 0


def fate(code: int, *, late: bool, seconds: float, memory: int) -> str:
    """Say what became of a child that gave no answer, from its exit code."""
    if late:
        return f"takes longer than {seconds:g} seconds"
    if code == -getattr(signal, "SIGKILL", 9):
        return "was ended by the system, probably because memory ran out"
    if code == -signal.SIGABRT:  # what a library in C does that gets no memory
        return f"needs more {_memory(memory)}, or crashed the program that reads it (SIGABRT)"
    if code < 0:
        return (
            f"crashed the program that reads it ({signal.Signals(-code).name}), as a lack of memory does, too"
        )
    return f"ended the program that reads it (exit code {code})"


def _memory(allowed: int) -> str:
    return f"than {allowed} MiB of memory" if allowed else "memory than there is"


def collected(child: "subprocess.Popen[bytes]") -> int:
    """End a child and all that it has started, leave nothing of it behind, and return its exit code."""
    end(child)
    code = child.wait()
    for pipe in (child.stdin, child.stdout):
        _close(pipe)
    return code


def serve() -> None:
    """Answer calls until there are no more: what the child does."""
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    seconds, memory, parent = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    _end_with(parent)
    _limit(memory)
    while True:
        try:
            function, arguments = pickle.load(calls)
        except EOFError:
            return
        alarm(0 if isinf(seconds) else int(seconds) + GRACE)
        answers.write(_answer(function, arguments))
        answers.flush()
        alarm(0)


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps(("value", function(*arguments)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(("memory", None))
    except PolicyGraphError as error:
        return pickle.dumps(("error", error))
    except Exception as error:  # whatever it is, the one who asked must learn of it
        return pickle.dumps(("error", Defect(described(error))))


def described(error: Exception) -> str:
    """Say what broke and where."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error}, {Path(where.filename).name} line {where.lineno}"


def _lasting() -> int:
    """Give the id of this process where the thread that starts a child lasts as long as the process, else 0."""
    return os.getpid() if threading.current_thread() is threading.main_thread() else 0


def _end_with(parent: int) -> None:
    """Have the system kill this process when its parent ends, however that ends; only Linux can, others wait for the
    end of their input or for the alarm. It goes by the thread that started this process."""
    if parent and sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL)
        if os.getppid() != parent:  # it has ended already
            os._exit(0)


def _limit(memory: int) -> None:
    """Bound the memory of this process, where the system can and there is a bound; and write no core dumps."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if memory:
        most = memory << 20
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def alarm(seconds: int) -> None:
    """End this process in so many seconds, where the system has alarms; 0 takes it back."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _send(message: Any, pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        pipe.write(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
        pipe.flush()


def end(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child with its children; one that has died already is no matter."""
    if child.returncode is not None:
        return
    try:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    except ProcessLookupError:
        pass


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        pass  # what was still to be written has no reader any more
