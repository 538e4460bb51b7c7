"""A child that hangs, dies or takes all memory costs one call, never the run; none is left behind."""

import os
import signal
import sys
import threading
import time
from functools import partial

import pytest

from policy_graph.engine.worker import Defect, Stopped, Worker
from policy_graph.errors import UsageError
from policy_graph.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_children_leave_the_other_cores_to_each_other_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for told, heard in ((None, "1"), ("2", "2")):
        monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
        if told:
            monkeypatch.setenv("OPENBLAS_NUM_THREADS", told)
        with Worker(seconds=10, memory=1024) as worker:
            assert worker.call(os.getenv, "OPENBLAS_NUM_THREADS") == heard


def test_what_hangs_or_dies_is_told_and_the_next_call_is_answered() -> None:
    with Worker(seconds=1, memory=1024) as worker:
        first = worker.call(os.getpid)
        assert worker.call(os.getpid) == first
        for function, argument, said in (
            (time.sleep, 60, "longer than 1 second"),
            (bytearray, 2 << 30, "more than 1024 MiB"),
            (os._exit, 7, "exit code 7"),
            (signal.raise_signal, signal.SIGSEGV, "SIGSEGV"),
            (signal.raise_signal, signal.SIGKILL, "memory ran out"),
        ):
            with pytest.raises(Stopped, match=said):
                worker.call(function, argument)
            assert worker.call(abs, -1) == 1
        last = worker.call(os.getpid)
    assert not alive(first)
    assert not alive(last)


def test_what_a_child_started_ends_with_it() -> None:
    with Worker(seconds=5, memory=1024) as worker:
        pid = worker.call(os.spawnlp, os.P_NOWAIT, "sleep", "sleep", "60")
    deadline = time.monotonic() + 5
    while alive(pid) and time.monotonic() < deadline and not orphaned(pid):
        time.sleep(0.01)
    assert not alive(pid) or orphaned(pid)


def orphaned(pid: int) -> bool:
    """Tell whether a process is dead and only waits to be collected."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        return file.read().rpartition(")")[2].split()[0] == "Z"


def test_errors_come_back_as_they_were() -> None:
    with Worker(seconds=5, memory=1024) as worker:
        with pytest.raises(UsageError, match="cannot begin an IRI"):
            worker.call(partial(Settings, base="nonsense"))
        with pytest.raises(Defect, match=r"ValueError: invalid literal .*\.py line"):
            worker.call(int, "eleven")


def test_none_is_left_after_an_exception() -> None:
    pids: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(pids)
    assert not alive(pids[0])


def interrupted(pids: list[int]) -> None:
    with Worker(seconds=5, memory=1024) as worker:
        pids.append(worker.call(os.getpid))
        raise KeyboardInterrupt


def test_a_child_whose_parent_is_gone_ends_by_itself() -> None:
    with Worker(seconds=5, memory=1024) as worker:
        worker.call(os.getpid)
        child = worker._child
        assert child is not None
        assert child.stdin is not None
        child.stdin.close()  # what the death of the parent does
        assert child.wait(timeout=5) == 0


def test_a_run_that_is_ended_while_a_call_begins_waits_for_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[threading.Timer] = []

    class Interrupted(threading.Timer):
        def start(self) -> None:
            started.append(self)
            super().start()
            raise KeyboardInterrupt

    with Worker(seconds=60, memory=1024) as worker:
        monkeypatch.setattr(threading, "Timer", Interrupted)
        with pytest.raises(KeyboardInterrupt):
            worker.call(os.getpid)
    started[0].join(timeout=5)
    assert not started[0].is_alive()
