"""Files become chapters: those that are kept already are taken, all others are made wherever there is room, and kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial

from policy_graph.engine.cache import Cache
from policy_graph.engine.chapter import Chapter, chapter
from policy_graph.engine.judging import judgements
from policy_graph.engine.keys import Keying, Keys
from policy_graph.engine.kit import Kit, packed, unpacked
from policy_graph.engine.pipeline import Extractor, lost
from policy_graph.engine.records import closed, opened
from policy_graph.engine.summary import Summary
from policy_graph.errors import SkipDocument
from policy_graph.ingest.places import content
from policy_graph.model import Failure, Lost, SourceFile
from policy_graph.ports import ENGINES, Engine
from policy_graph.registry import part
from policy_graph.resolve.judgements import replay
from policy_graph.settings import DEFAULTS, Settings
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
    """The chapter of a document, and what was extracted from it, unless that was known, as they are kept."""

    chapter: bytes
    extraction: bytes | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of which everything is kept: under which keys, and in short."""

    keys: Keys
    summary: Summary


Result = Kept | Failure


@dataclass(slots=True)
class Making:
    """Makes and keeps the chapters of a run; ``taken`` counts those that were kept already."""

    settings: Settings
    said: bytes
    cache: Cache
    begin: Callable[[SourceFile], None]
    taken: int = 0
    _made: set[str] = field(default_factory=set)

    def all(self, files: Sequence[SourceFile | Failure]) -> list[Result]:
        """Give what became of each file, in their order; ``begin`` is told of each that is to be extracted or written."""
        found: dict[int, Result] = {}
        engine: Engine = part("engine", ENGINES, self.settings.engine)(self.settings)
        kit, tasks = packed(self.settings), self._tasks(files, Keying(self.settings, self.said), found)
        with (
            Extractor(bare(kit)) as extractor,
            closing(engine(partial(make, extractor, kit), tasks)) as results,  # type: ignore[type-var]
        ):
            for task, made in results:
                found[task.at] = self._kept(task, made)
        return [found[at] for at in range(len(files))]

    def _tasks(
        self, files: Iterable[SourceFile | Failure], keying: Keying, found: dict[int, Result]
    ) -> Iterator[Task]:
        """Give the files whose chapters are to be made; of all others what became of them is put into ``found``."""
        for at, file in enumerate(files):
            if isinstance(file, Failure):
                found[at] = file
                continue
            try:
                task = self._task(at, file, keying)
            except SkipDocument as error:
                found[at] = Failure(name=str(file), message=visible(str(error)))
                continue
            if kept := self._known(task):
                found[at] = kept
                self.taken += task.keys.chapter not in self._made
                continue
            self.begin(file)
            yield task

    def _task(self, at: int, file: SourceFile, keying: Keying) -> Task:
        source = content(file)
        known = keying(file.name, source)
        earlier = None if self.settings.fresh else self.cache.get(known.extraction)
        return Task(at=at, file=file, source=source, keys=known, extraction=earlier)

    def _known(self, task: Task) -> Kept | None:
        """Give what is kept, if all of it is: a withdrawal needs what was extracted, too."""
        if not task.extraction or not self.cache.holds(task.keys.chapter):
            return None
        return Kept(task.keys, Chapter(self.cache.file(task.keys.chapter)).summary())

    def _kept(self, task: Task, made: Made | Failure | Lost) -> Result:
        if isinstance(made, Lost):
            return lost(task.file, made)
        if isinstance(made, Failure):
            return made
        if made.extraction:
            self.cache.put(task.keys.extraction, made.extraction)
        self.cache.put(task.keys.chapter, made.chapter)
        self._made.add(task.keys.chapter)
        return Kept(task.keys, Chapter(self.cache.file(task.keys.chapter)).summary())


def bare(kit: Kit) -> Kit:
    """Give what documents are extracted with: judgements are replayed on what was extracted, and change nothing of it."""
    return packed(replace(kit.settings, judgements=None, base=DEFAULTS.base))


def make(extractor: Extractor, kit: Kit, task: Task) -> Made | Failure:
    """Extract a document, unless that was done before, and write its chapter: what a worker does.

    The same task gives the same bytes, in whatever process, and may be done again.
    """
    found = opened(task.extraction) if task.extraction else extractor((task.file, task.source))
    if isinstance(found, Failure):
        return found
    settings = unpacked(kit)
    said = judgements(settings).all
    written = chapter(replay(found, said), settings.base, said)
    return Made(written, None if task.extraction else closed(found))
