"""A file becomes a Document: by the reader of its kind, within limits, with what is odd about it."""

from dataclasses import replace

from policy_graph.ingest import kinds
from policy_graph.ingest.characters import control_characters
from policy_graph.ingest.limits import check_characters
from policy_graph.ingest.mojibake import mojibake
from policy_graph.ingest.places import content
from policy_graph.model import Document, SourceFile
from policy_graph.ports import READERS
from policy_graph.registry import part
from policy_graph.settings import DEFAULTS, Settings


def read(file: SourceFile, settings: Settings = DEFAULTS, *, source: bytes | None = None) -> Document:
    """Read one file by the reader of its kind; ``source`` is its bytes where they have been read already.

    Raises SkipDocument when it cannot be used.
    """
    if source is None:
        source = content(file)
    kind, findings = kinds.media_type(file.name, source, settings)
    document: Document = part("readers", READERS, kind)(source, name=file.name, settings=settings)
    check_characters(document.text, file.name, settings)
    odd = (*mojibake(document.text), *control_characters(document.text))
    return replace(document, findings=(*findings, *document.findings, *odd))
