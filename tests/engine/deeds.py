"""Light work for engines, and what it does to the process that does it."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from policy_graph.engine.worker import Worker
from policy_graph.errors import UsageError
from policy_graph.model import Lost
from policy_graph.ports import Engine, Given, Result
from policy_graph.settings import Settings


def square(number: int) -> tuple[int, int]:
    """Take a moment; give the square, and who made it."""
    time.sleep(0.1)
    return number**2, os.getpid()


def deadly(folder: Path, deaths: Mapping[int, int], number: int) -> int:
    """Kill the process for the first so many times that a number comes; then give its square."""
    tried = len(list(folder.glob(f"{number}.*")))
    (folder / f"{number}.{tried}").touch()
    if tried < deaths.get(number, 0):
        os.kill(os.getpid(), signal.SIGKILL)
    return number**2


def greedy(number: int) -> int:
    if number == 1:
        raise MemoryError
    return number**2


def wrong(number: int) -> int:
    raise UsageError(f"{number} cannot be")


def waiting_for_a_child(told: Path) -> None:
    """Wait for a child that writes down who it is and does nothing for long."""
    with Worker(seconds=60, memory=0) as worker:
        worker.call(slow, told)


def backwards(settings: Settings) -> Engine:
    """An engine of somebody else: all at once, and the last first."""

    def run(work: Callable[[Given], Result], given: Iterable[Given]) -> Iterator[tuple[Given, Result | Lost]]:
        for each in reversed(list(given)):
            yield each, work(each)

    return run


def slow(told: Path) -> None:
    told.write_text(str(os.getpid()), "utf-8")
    time.sleep(60)
