"""Plain text in UTF-8: bytes become a Document, newlines and all."""

import codecs
import hashlib

from policy_graph.errors import SkipDocument
from policy_graph.model import Document
from policy_graph.settings import DEFAULTS, Settings


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Decode UTF-8 text, with or without a byte order mark; the mark is no part of the text.

    Raises SkipDocument for an empty file and for bytes that are no UTF-8.
    """
    content = source.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SkipDocument(
            f"{name}: line {line} is not UTF-8 (byte 0x{content[error.start]:02x} at offset {error.start}); "
            "save the file as UTF-8"
        ) from error
    if not text.strip():
        raise SkipDocument(f"{name}: the file holds no text")
    return Document(
        name=name,
        source=source,
        sha256=hashlib.sha256(source).hexdigest(),
        text=text,
        encoding="utf-8-sig" if len(content) < len(source) else "utf-8",
        encoding_reason="byte order mark" if len(content) < len(source) else "valid UTF-8",
        media_type="text/plain",
    )
