"""A file becomes a Document: by the reader of its kind, within limits, with what is odd about it."""

from dataclasses import replace

from policy_graph.errors import SkipDocument
from policy_graph.ingest import kinds
from policy_graph.ingest.characters import control_characters
from policy_graph.ingest.encoding.mojibake import mojibake
from policy_graph.ingest.limits import check_characters
from policy_graph.ingest.places import content
from policy_graph.model import Document, Finding, SourceFile
from policy_graph.ports import READERS
from policy_graph.registry import part
from policy_graph.settings import DEFAULTS, Settings


def read(file: SourceFile, settings: Settings = DEFAULTS, *, source: bytes | None = None) -> Document:
    """Read one file by the reader of its kind; ``source`` is its bytes where they have been read already.

    Raises SkipDocument when it cannot be used.
    """
    if source is None:
        source = content(file)
    kind, findings = kinds.media_type(str(file), source, settings)
    try:
        document: Document = part("readers", READERS, kind)(source, name=file.name, settings=settings)
    except SkipDocument as skipped:  # a reader knows the name alone, not the archive
        raise SkipDocument(str(skipped).replace(file.name, str(file), 1)) from skipped
    check_characters(document.text, str(file), settings)
    return replace(document, findings=(*findings, *document.findings, *_odd(document)))


def _odd(document: Document) -> tuple[Finding, ...]:
    """What is odd about the characters; a PDF has glyphs instead, of which its own reader tells."""
    if document.media_type == "application/pdf":
        return ()
    return (*mojibake(document.text), *control_characters(document.text))
