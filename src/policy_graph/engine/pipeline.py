"""One document through the stages, one after the other."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from policy_graph.engine.judging import Judgements, judgements
from policy_graph.engine.threshold import above
from policy_graph.errors import PolicyGraphError, SkipDocument
from policy_graph.ingest import source
from policy_graph.model import Document, Extraction, Failure, FieldState, SourceFile
from policy_graph.parse.meeting import parse
from policy_graph.ports import Recognizer
from policy_graph.resolve.judgements import replay
from policy_graph.resolve.resolver import resolve
from policy_graph.settings import Settings


def extract(document: Document, recognizer: Recognizer, settings: Settings) -> Extraction:
    """Take one document from text to facts."""
    meeting = parse(document, layout=settings.layout)
    recognition = recognizer(document, meeting)
    if recognition.municipality:
        states = tuple(
            (name, FieldState.PRESENT if name == "municipality" else state) for name, state in meeting.states
        )
        meeting = replace(meeting, municipality=recognition.municipality, states=states)
    resolution = resolve(document, meeting, recognition, apart="resolution" not in settings.parts)
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
    files: Iterable[SourceFile],
    settings: Settings,
    *,
    begin: Callable[[SourceFile], None] = lambda _: None,
    said: Judgements | None = None,
) -> Iterator[Extraction | Failure]:
    """Extract file after file in this process; a file that cannot be used becomes a Failure and the run goes on.

    ``begin`` is told of each file before it is read. ``said`` are the judgements of the settings, where they have been
    read already; they are replayed on each document.
    """
    said = judgements(settings) if said is None else said
    from policy_graph.recognize import recognizer as recognition

    recognizer = recognition.Recognizer(settings)
    for file in files:
        begin(file)
        try:
            yield replay(extract(source.read(file, settings), recognizer, settings), said.all)
        except SkipDocument as error:
            yield Failure(name=str(file), message=str(error))
        except PolicyGraphError:
            raise
        except Exception as error:  # a defect of ours in one document must not cost the others
            where = traceback.extract_tb(error.__traceback__)[-1]
            yield Failure(
                name=str(file),
                message=f"{file}: could not be read because of a defect in policy-graph "
                f"({type(error).__name__}: {error}, {Path(where.filename).name} line {where.lineno}); "
                "please report it with the file",
            )
