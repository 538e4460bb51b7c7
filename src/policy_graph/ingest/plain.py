"""Plain text: bytes become a Document, newlines and all."""

import hashlib

from policy_graph.errors import SkipDocument
from policy_graph.ingest.characters import is_blank
from policy_graph.ingest.encoding import decode
from policy_graph.model import Document
from policy_graph.settings import DEFAULTS, Settings


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Decode a text in whatever encoding it is; a byte order mark is no part of the text.

    Raises SkipDocument for an empty file and for bytes that fit no encoding.
    """
    decoded = decode(source, name=name, settings=settings)
    if is_blank(decoded.text):
        raise SkipDocument(f"{name}: the file holds no text")
    return Document(
        name=name,
        source=source,
        sha256=hashlib.sha256(source).hexdigest(),
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_reason=decoded.reason,
        media_type="text/plain",
        findings=decoded.findings,
    )
