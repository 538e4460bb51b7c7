"""Documents taken to their records, each text and each paragraph once, however many forms hold it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from policy_graph import codec
from policy_graph.model import Document, Extraction
from policy_graph.parse.meeting import parse
from policy_graph.settings import Settings


@dataclass
class Extracting:
    """Takes a document to its records, once for the same text; without spans only its structure."""

    structure_only: bool
    settings: Settings = field(default_factory=Settings)
    known: dict[Any, list[dict[str, Any]]] = field(default_factory=dict)

    def __call__(self, document: Document) -> list[dict[str, Any]]:
        key = (document.text, document.known, document.readings, document.pages)
        if key not in self.known:
            self.known[key] = list(codec.lines(self._extraction(document)))
        return self.known[key]

    def _extraction(self, document: Document) -> Extraction:
        meeting = parse(document)
        if self.structure_only:
            return Extraction(
                document=document, meeting=meeting, mentions=(), entities=(), facts=(), findings=()
            )
        from policy_graph.engine.pipeline import extract
        from policy_graph.recognize.recognizer import Recognizer

        return extract(document, meeting, Recognizer(self.settings), self.settings)


class Remembering:
    """A pipeline that reads each paragraph once: in most forms the paragraphs are the same."""

    def __init__(self, pipeline: Any) -> None:
        self.pipeline = pipeline
        self.known: dict[str, Any] = {}

    def pipe(self, pieces: Iterable[tuple[str, Any]], *, as_tuples: bool, batch_size: int) -> Iterator[Any]:
        wanted = list(pieces)
        new = list(dict.fromkeys(text for text, _ in wanted if text not in self.known))
        self.known.update(zip(new, self.pipeline.pipe(new, batch_size=batch_size), strict=True))
        yield from ((self.known[text], context) for text, context in wanted)


def remember() -> None:
    """Let the language model remember what it has read."""
    from policy_graph.recognize import ginza

    load = ginza.load
    pipelines: dict[str, Remembering] = {}

    def loaded(model: str) -> Any:
        if model not in pipelines:
            pipelines[model] = Remembering(load(model))
        return pipelines[model]

    ginza.load = loaded  # type: ignore[assignment]
