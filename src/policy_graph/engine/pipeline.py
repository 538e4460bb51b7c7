"""One document through the stages, one after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import Self

from policy_graph.engine.judging import judgements
from policy_graph.engine.kit import Kit, at_home, packed, unpacked
from policy_graph.engine.reading import Reader
from policy_graph.engine.threshold import above
from policy_graph.engine.worker import Defect, described
from policy_graph.errors import PolicyGraphError, SkipDocument, UsageError
from policy_graph.ingest.places import content
from policy_graph.model import Document, Extraction, Failure, FieldState, Judgement, Lost, Meeting, SourceFile
from policy_graph.ports import ENGINES, Engine, Recognizer
from policy_graph.privacy.blanks import respected
from policy_graph.registry import part
from policy_graph.resolve.judgements import replay
from policy_graph.resolve.resolver import resolve
from policy_graph.resolve.stances import named
from policy_graph.settings import Settings
from policy_graph.text import visible

# What takes a document and its meeting to judged facts.
Finish = Callable[[Document, Meeting], Extraction]
# A file with its place among all and its bytes.
Numbered = tuple[int, SourceFile, bytes]


def extract(document: Document, meeting: Meeting, recognizer: Recognizer, settings: Settings) -> Extraction:
    """Take one meeting from text to facts."""
    recognition = respected(document, meeting, recognizer(document, meeting))
    if recognition.municipality:
        states = tuple(
            (name, FieldState.PRESENT if name == "municipality" else state) for name, state in meeting.states
        )
        meeting = replace(meeting, municipality=recognition.municipality, states=states)
    resolution = resolve(document, meeting, recognition, apart="resolution" not in settings.parts)
    meeting = replace(meeting, stances=named(meeting.stances, resolution.mentions, document.text))
    extraction = Extraction(
        document=document,
        meeting=meeting,
        mentions=resolution.mentions,
        entities=resolution.entities,
        facts=resolution.facts,
        findings=(*document.findings, *meeting.findings, *recognition.findings, *resolution.findings),
    )
    return above(extraction, settings.min_confidence)


class Extractor:
    """Takes files from their bytes to judged facts in whatever process it is called; there it holds a reading child and
    the language model. It travels as its kit.
    """

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._reader: Reader | None = None
        self._finish: Finish | None = None

    def __reduce__(self) -> tuple[type[Self], tuple[Kit]]:
        return type(self), (self.kit,)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reader:
            self._reader.close()

    def __call__(self, given: tuple[SourceFile, bytes]) -> Extraction | Failure:
        """Take one file all the way; whatever is wrong with it becomes a Failure.

        Raises UsageError where the settings ask for what cannot be, and MemoryError.
        """
        file, source = given
        try:
            reader, finish = self._ready()
            return finish(*reader.read(file, source))
        except SkipDocument as error:
            return Failure(name=str(file), message=visible(str(error)))
        except UsageError as error:
            raise UsageError(at_home(str(error), self.kit)) from error
        except (PolicyGraphError, MemoryError):
            raise
        except Defect as error:
            return _defective(file, str(error))
        except Exception as error:  # a defect of ours in one document must not cost the others
            return _defective(file, described(error))

    def _ready(self) -> tuple[Reader, Finish]:
        """Begin to read while the language model is being loaded."""
        if self._reader is None or self._finish is None:
            settings = unpacked(self.kit)
            self._reader = self._reader or Reader(settings).__enter__()
            self._finish = finishing(settings, judgements(settings).all)
        return self._reader, self._finish


def run(
    files: Iterable[SourceFile | Failure],
    settings: Settings,
    *,
    begin: Callable[[SourceFile], None] = lambda _: None,
) -> Iterator[Extraction | Failure]:
    """Extract file after file; one that cannot be used becomes a Failure, those that are one stay, and the run goes on.

    The bytes are read in this process, and the rest is done where ``settings.engine`` says; what a file holds is looked
    at in a process of its own, within the limits of the settings. The results come in the order of the files and are
    the same wherever they are made. ``begin`` is told of each file before it is read.
    """
    engine: Engine = part("engine", ENGINES, settings.engine)(settings)
    ready: dict[int, Extraction | Failure] = {}
    turn = 0
    with Extractor(packed(settings)) as extractor:
        work = partial(_numbered, extractor)
        with closing(engine(work, _taken(files, begin, ready))) as results:  # type: ignore[type-var]
            for (number, file, _), result in results:
                ready[number] = lost(file, result) if isinstance(result, Lost) else result
                while turn in ready:
                    yield ready.pop(turn)
                    turn += 1
    yield from (ready[number] for number in sorted(ready))


def finishing(settings: Settings, said: Sequence[Judgement]) -> Finish:
    """Load the language model and give what takes a meeting from text to judged facts."""
    from policy_graph.recognize.recognizer import Recognizer

    recognizer = Recognizer(settings)
    return lambda document, meeting: replay(extract(document, meeting, recognizer, settings), said)


def lost(file: SourceFile, what: Lost) -> Failure:
    """Say of a file what became of those that worked on it."""
    return Failure(name=str(file), message=f"{file}: {what.why}")


def _taken(
    files: Iterable[SourceFile | Failure],
    begin: Callable[[SourceFile], None],
    failed: dict[int, Extraction | Failure],
) -> Iterator[Numbered]:
    """Read the bytes of one file after the other; what cannot be read is put among the ``failed``."""
    for number, file in enumerate(files):
        if isinstance(file, Failure):
            failed[number] = file
            continue
        begin(file)
        try:
            yield number, file, content(file)
        except SkipDocument as error:
            failed[number] = Failure(name=str(file), message=visible(str(error)))


def _numbered(extractor: Extractor, given: Numbered) -> Extraction | Failure:
    _, file, source = given
    return extractor((file, source))


def _defective(file: SourceFile, what: str) -> Failure:
    message = f"{file}: could not be read because of a defect in policy-graph ({what}); please report it with the file"
    return Failure(name=str(file), message=visible(message))
