"""Several documents side by side, each lane with its own children; the result is that of one after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import lru_cache, partial
from math import inf
from queue import SimpleQueue

from policy_graph.engine.pipeline import Finish, finishing, one
from policy_graph.engine.reading import Reader
from policy_graph.engine.worker import Stopped, Worker
from policy_graph.errors import SkipDocument
from policy_graph.model import Document, Extraction, Failure, Judgement, Meeting, SourceFile
from policy_graph.settings import Settings


class Lane:
    """A reader and a child with a language model, for one document at a time."""

    def __init__(self, settings: Settings, said: Sequence[Judgement]) -> None:
        self.reader = Reader(settings)
        self._worker = Worker(seconds=inf, memory=0)
        self._settings, self._said = settings, tuple(said)

    def finish(self, document: Document, meeting: Meeting) -> Extraction:
        """Have the child take a meeting from text to judged facts; raises SkipDocument where the child dies of it."""
        try:
            extraction: Extraction = self._worker.call(
                finished, document, meeting, self._settings, self._said
            )
        except Stopped as stopped:
            raise SkipDocument(f"{document.name}: {stopped}; try it by itself, with --workers 1") from None
        return extraction

    def close(self) -> None:
        """End both children."""
        self._worker.close()
        self.reader.close()


def side_by_side(
    files: Iterable[SourceFile | Failure],
    settings: Settings,
    *,
    begin: Callable[[SourceFile], None],
    said: Sequence[Judgement],
) -> Iterator[Extraction | Failure]:
    """Extract as many files at a time as ``settings.workers`` says; results come in the order of the files."""
    lanes = [Lane(settings, said) for _ in range(settings.workers)]
    free: SimpleQueue[Lane] = SimpleQueue()
    for lane in lanes:
        free.put(lane)
    with ThreadPoolExecutor(len(lanes)) as threads, ExitStack() as ending:
        # Undone from the last to the first: nothing new begins, then the children end, then the threads are waited for.
        for lane in lanes:
            ending.callback(lane.close)
        ending.callback(partial(threads.shutdown, wait=False, cancel_futures=True))
        yield from threads.map(partial(_in_a_free_lane, free, begin), files)


def finished(
    document: Document, meeting: Meeting, settings: Settings, said: tuple[Judgement, ...]
) -> Extraction:
    """What the child does; it loads the language model once."""
    return _finishing(settings, said)(document, meeting)


@lru_cache(maxsize=1)
def _finishing(settings: Settings, said: tuple[Judgement, ...]) -> Finish:
    return finishing(settings, said)


def _in_a_free_lane(
    free: "SimpleQueue[Lane]", begin: Callable[[SourceFile], None], file: SourceFile | Failure
) -> Extraction | Failure:
    lane = free.get()
    try:
        return one(file, lane.reader, lane.finish, begin)
    finally:
        free.put(lane)
