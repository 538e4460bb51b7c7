"""Streams of blocks become one stream, in order, each subject once; few of them are open at a time."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import IO, TypeVar

from pyoxigraph import RdfFormat, parse

from policy_graph.triples.blocks import Block, blocks, framed, unframed
from policy_graph.triples.turtle import head

Each = TypeVar("Each")
Open = Callable[[], IO[bytes]]
# So many streams are open at a time: systems give a process 256 files and more. What is beyond them is merged before, into
# files that take the place of those that they were merged from.
STREAMS = 200
# So many subjects are held while those that several graphs speak of are parsed together.
SUBJECTS = 100
RUNS = ".graph.runs"


class Merger:
    """Merges streams of blocks written with the same prefixes; ``place`` is a folder for what is merged in between."""

    def __init__(self, place: Path, prefixes: dict[str, str]) -> None:
        self.place, self.prefixes, self.runs = place, prefixes, 0

    @contextmanager
    def merged(self, streams: Sequence[Open]) -> Iterator[Iterator[Block]]:
        """Give the blocks of all streams by rank; where several speak of a subject, its block unites theirs."""
        while len(streams) > STREAMS:
            many = min(STREAMS, len(streams) - STREAMS + 1)
            streams = [*streams[many:], self._run(streams[:many])]
        with ExitStack() as opened:
            read = [unframed(opened.enter_context(each())) for each in streams]
            yield self._united(merge(*read))

    def _run(self, streams: Sequence[Open]) -> Open:
        """Write what some streams give together into a file of its own."""
        path = self.place / str(self.runs)
        self.runs += 1
        with self.merged(streams) as said, path.open("wb") as file:
            file.writelines(framed(said))
        return lambda: path.open("rb")

    def _united(self, said: Iterable[Block]) -> Iterator[Block]:
        """Equal texts of a subject stand side by side here, since blocks are sorted as a whole."""
        subjects = (
            (rank, [text for text, _ in groupby(text for _, text in same)])
            for rank, same in groupby(said, key=itemgetter(0))
        )
        for some in _batches(subjects, SUBJECTS):
            several = dict(self._parsed(text for _, texts in some if len(texts) > 1 for text in texts))
            yield from ((rank, several.get(rank) or texts[0]) for rank, texts in some)

    def _parsed(self, texts: Iterable[bytes]) -> list[Block]:
        """Say once and in order what several texts say of the same subjects."""
        if not (said := b"".join(texts)):
            return []
        found = parse(head(self.prefixes) + said, format=RdfFormat.TURTLE)
        return blocks(found, self.prefixes)


@contextmanager
def merging(folder: Path, prefixes: dict[str, str]) -> Iterator[Merger]:
    """Give what merges streams; what it writes on the way lies in ``folder`` and is gone at the end."""
    place = folder / RUNS
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    try:
        yield Merger(place, prefixes)
    finally:
        shutil.rmtree(place)


def _batches(some: Iterable[Each], size: int) -> Iterator[list[Each]]:
    rest = iter(some)
    while batch := list(islice(rest, size)):
        yield batch
