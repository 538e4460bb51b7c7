"""Work in this process, or side by side in children of it: a child that dies costs nothing, its work is done again."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, islice
from math import inf
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any

from policy_graph.engine.engines.flight import AHEAD, Given, under_way
from policy_graph.engine.engines.room import room
from policy_graph.engine.worker import Stopped, Worker
from policy_graph.errors import UsageError
from policy_graph.model import Lost
from policy_graph.ports import Engine, Result
from policy_graph.settings import Settings

# What a child dies of is done so often side by side with others, and then once more with nothing beside it.
TOGETHER = 2
NO_MEMORY = "needs more memory than there is"
REMEDY = "divide it, or give it more memory; where that does not help, report it with the file"


def engine(settings: Settings) -> Engine:
    """Work in this process, or in as many children as ``settings.workers`` says, each with one thread; 0 are as many as
    the machine has room for.

    Closing what an engine gives ends the children. Raises UsageError where the settings name a cluster.
    """
    if settings.scheduler:
        raise UsageError("--scheduler names a cluster, and --engine local uses none: add --engine dask")
    workers = settings.workers or room()
    if workers == 1:
        return here
    return SideBySide(workers) if settings.workers else where_it_pays(workers)


def where_it_pays(workers: int) -> Engine:
    """Work in so many children, but in this process where there is only one thing to do: that would wait for a child."""

    def engine(
        work: Callable[[Given], Result], given: Iterable[Given]
    ) -> Iterator[tuple[Given, Result | Lost]]:
        left = iter(given)
        first = list(islice(left, 2))
        way = here if len(first) < 2 else SideBySide(workers)
        return way(work, chain(first, left))

    return engine


def here(work: Callable[[Given], Result], given: Iterable[Given]) -> Iterator[tuple[Given, Result | Lost]]:
    """Do the work in this process, one after the other."""
    for each in given:
        try:
            result: Result | Lost = work(each)
        except MemoryError:
            result = Lost(why=f"{NO_MEMORY}; {REMEDY}")
        yield each, result


@dataclass(frozen=True)
class SideBySide:
    """Does work in so many children, each of which loads what the work needs once."""

    workers: int

    def __call__(
        self, work: Callable[[Given], Result], given: Iterable[Given]
    ) -> Iterator[tuple[Given, Result | Lost]]:
        """Do the work; what three children have died of, the last time alone, is lost."""
        deadly: list[Given] = []
        with _crew(self.workers, work) as (submit, once):
            for each, future in under_way(given, submit, _ready, lambda: AHEAD * self.workers):
                try:
                    yield each, future.result()
                except Stopped:
                    deadly.append(each)
            for each in deadly:
                try:
                    yield each, once(each)
                except Stopped as stopped:
                    tries = f"{stopped}, {TOGETHER + 1} times, the last time with nothing beside it"
                    yield each, Lost(why=f"{tries}; {REMEDY}")


@contextmanager
def _crew(size: int, work: Any) -> Iterator[tuple[Callable[[Any], "Future[Any]"], Callable[[Any], Any]]]:
    """Give what submits work to children of this process, and what has it done once, waiting for it."""
    # What children write for a while lies in the same folder, since they are killed and cannot clean up.
    with TemporaryDirectory(prefix="policy-graph-", ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "work"
        place.write_bytes(pickle.dumps(work, pickle.HIGHEST_PROTOCOL))
        free: SimpleQueue[Worker] = SimpleQueue()
        with ThreadPoolExecutor(size) as threads, ExitStack() as ending:
            # Undone from the last to the first: nothing new begins, then the children end, then the threads are waited for.
            for _ in range(size):
                child = Worker(seconds=inf, memory=0, environment={"TMPDIR": folder})
                ending.callback(child.close)
                free.put(child)
            ending.callback(partial(threads.shutdown, wait=False, cancel_futures=True))
            yield (
                lambda given: threads.submit(_called, free, str(place), TOGETHER, given),
                lambda given: _called(free, str(place), 1, given),
            )


def _ready(futures: "list[Future[Any]]") -> "Iterable[Future[Any]]":
    return wait(futures, return_when=FIRST_COMPLETED).done


def _called(free: "SimpleQueue[Worker]", place: str, tries: int, given: Any) -> Any:
    """Have a free child do the work, and a fresh one where it dies of it; raises Stopped where all have died."""
    child = free.get()
    try:
        for _ in range(tries - 1):
            try:
                return child.call(done, place, given)
            except Stopped:
                pass  # what became of it is told when it happens again
        return child.call(done, place, given)
    finally:
        free.put(child)


def done(place: str, given: Any) -> Any:
    """What a child does: the work that lies in a file, which it takes from there once."""
    return _work(place)(given)


@lru_cache(maxsize=1)
def _work(place: str) -> Callable[[Any], Any]:
    work: Callable[[Any], Any] = pickle.loads(Path(place).read_bytes())
    return work
