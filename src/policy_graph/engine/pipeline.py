"""One document through the stages, one after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from policy_graph.engine.judging import Judgements, judgements
from policy_graph.engine.reading import Reader
from policy_graph.engine.threshold import above
from policy_graph.engine.worker import Defect, described
from policy_graph.errors import PolicyGraphError, SkipDocument
from policy_graph.model import Document, Extraction, Failure, FieldState, Judgement, Meeting, SourceFile
from policy_graph.ports import Recognizer
from policy_graph.privacy.blanks import respected
from policy_graph.resolve.judgements import replay
from policy_graph.resolve.resolver import resolve
from policy_graph.resolve.stances import named
from policy_graph.settings import Settings
from policy_graph.text import visible

# What takes a document and its meeting to judged facts.
Finish = Callable[[Document, Meeting], Extraction]


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


def run(
    files: Iterable[SourceFile | Failure],
    settings: Settings,
    *,
    begin: Callable[[SourceFile], None] = lambda _: None,
    said: Judgements | None = None,
) -> Iterator[Extraction | Failure]:
    """Extract file after file; one that cannot be used becomes a Failure, those that are one stay, and the run goes on.

    Files are read in a process of their own, within the limits of the settings; all else happens in this one, or in as
    many as ``settings.workers`` says. The results come in the order of the files and are the same for any number.
    ``begin`` is told of each file before it is read. ``said`` are the judgements of the settings, where they have been
    read already; they are replayed on each document.
    """
    said = judgements(settings) if said is None else said
    if settings.workers > 1:
        from policy_graph.engine.lanes import side_by_side

        yield from side_by_side(files, settings, begin=begin, said=said.all)
        return
    finish = finishing(settings, said.all)
    with Reader(settings) as reader:
        for file in files:
            yield one(file, reader, finish, begin)


def finishing(settings: Settings, said: Sequence[Judgement]) -> Finish:
    """Load the language model and give what takes a meeting from text to judged facts."""
    from policy_graph.recognize.recognizer import Recognizer

    recognizer = Recognizer(settings)
    return lambda document, meeting: replay(extract(document, meeting, recognizer, settings), said)


def one(
    file: SourceFile | Failure, reader: Reader, finish: Finish, begin: Callable[[SourceFile], None]
) -> Extraction | Failure:
    """Take one file all the way; whatever is wrong with it becomes a Failure."""
    if isinstance(file, Failure):
        return file
    begin(file)
    try:
        return finish(*reader.read(file))
    except SkipDocument as error:
        return Failure(name=str(file), message=visible(str(error)))
    except PolicyGraphError:
        raise
    except Defect as error:
        return _defective(file, str(error))
    except Exception as error:  # a defect of ours in one document must not cost the others
        return _defective(file, described(error))


def _defective(file: SourceFile, what: str) -> Failure:
    message = f"{file}: could not be read because of a defect in policy-graph ({what}); please report it with the file"
    return Failure(name=str(file), message=visible(message))


def extracted(file: SourceFile, source: bytes, settings: Settings) -> Extraction | Failure:
    from policy_graph.engine.reading import read_and_parse
    try:
        document, meeting = read_and_parse(file, settings, source)
    except SkipDocument as error:
        return Failure(name=str(file), message=visible(str(error)))
    return extract(document, meeting, _rec(settings), settings)

from functools import lru_cache
@lru_cache
def _rec(settings):
    from policy_graph.recognize.recognizer import Recognizer
    return Recognizer(settings)
