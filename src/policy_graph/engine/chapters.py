"""Files become chapters: those that are kept already are taken, all others are made wherever there is room, and kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from policy_graph.engine.cache import Cache
from policy_graph.engine.chapter import Chapter, chapter
from policy_graph.engine.judging import judgements
from policy_graph.engine.keys import Keys, keys
from policy_graph.engine.kit import Kit, unpacked
from policy_graph.engine.pipeline import extracted
from policy_graph.engine.records import closed, opened
from policy_graph.engine.summary import Summary
from policy_graph.errors import SkipDocument
from policy_graph.ingest.places import content
from policy_graph.model import Extraction, Failure, Lost, SourceFile
from policy_graph.ports import Engine
from policy_graph.resolve.judgements import replay
from policy_graph.text import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file whose chapter is to be made: ``at`` is its place among the files, ``source`` are its bytes; ``extraction`` is
    what was extracted from it before, where that is kept."""

    at: int
    file: SourceFile
    source: bytes
    keys: Keys
    extraction: bytes | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was extracted from a document, and its chapter, as they are kept."""

    extraction: bytes
    chapter: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of which everything is kept: under which keys, and in short."""

    keys: Keys
    summary: Summary


Result = Kept | Failure


@dataclass(slots=True)
class Making:
    """Makes and keeps the chapters of a run; ``taken`` counts those that were kept already."""

    kit: Kit
    cache: Cache
    engine: Engine
    judgements: bytes
    begin: Callable[[SourceFile], None]
    fresh: bool = False
    taken: int = 0

    def all(self, files: Sequence[SourceFile | Failure]) -> list[Result]:
        """Give what became of each file, in their order."""
        found: dict[int, Result] = {}
        tasks = self._tasks(files, found)
        for task, made in self.engine(partial(make, self.kit), tasks):
            found[task.at] = self._kept(task, made)
        return [found[at] for at in range(len(files))]

    def _tasks(self, files: Iterable[SourceFile | Failure], found: dict[int, Result]) -> Iterator[Task]:
        """Give the files whose chapters are to be made; of all others what became of them is put into ``found``."""
        for at, file in enumerate(files):
            if isinstance(file, Failure):
                found[at] = file
                continue
            try:
                source = content(file)
            except SkipDocument as error:
                found[at] = Failure(name=str(file), message=visible(str(error)))
                continue
            known = keys(self.kit, file.name, source, self.judgements)
            if kept := self._known(known):
                found[at] = kept
                self.taken += 1
                continue
            self.begin(file)
            earlier = None if self.fresh else self.cache.get(known.extraction)
            yield Task(at=at, file=file, source=source, keys=known, extraction=earlier)

    def _known(self, known: Keys) -> Kept | None:
        if self.fresh or not self.cache.holds(known.chapter) or not self.cache.holds(known.extraction):
            return None
        return Kept(known, Chapter(self.cache.file(known.chapter)).summary())

    def _kept(self, task: Task, made: Made | Failure | Lost) -> Result:
        if isinstance(made, Lost):
            return Failure(name=str(task.file), message=visible(f"{task.file}: {made.why}"))
        if isinstance(made, Failure):
            return made
        self.cache.put(task.keys.extraction, made.extraction)
        self.cache.put(task.keys.chapter, made.chapter)
        return Kept(task.keys, Chapter(self.cache.file(task.keys.chapter)).summary())


def make(kit: Kit, task: Task) -> Made | Failure:
    """Extract a document, unless that was done before, and write its chapter: what a worker does.

    The same task gives the same bytes, in whatever process, and may be done again.
    """
    settings = unpacked(kit)
    found = opened(task.extraction) if task.extraction else extracted(task.file, task.source, settings)
    if isinstance(found, Failure):
        return found
    said = judgements(settings).all
    return Made(task.extraction or closed(found), chapter(replay(found, said), settings.base, said))
