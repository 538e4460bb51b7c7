"""The file itself: opened, or refused with what is wrong with it and what to do."""

import re
from typing import Any

from policy_graph.errors import SkipDocument

# How far into a file its mark may stand, as other programs read it.
HEAD = 1024
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
WITHOUT_PASSWORD = re.compile("password", re.IGNORECASE)


def opened(source: bytes, name: str) -> Any:
    """Open a PDF; raises SkipDocument for what is none, is damaged, holds no page or needs a password."""
    import pypdfium2

    if b"%PDF-" not in source[:HEAD]:
        raise SkipDocument(f"{name}: {_instead(source)}")
    try:
        document = pypdfium2.PdfDocument(source)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise SkipDocument(f"{name}: {_fault(str(error))}") from error
    if not pages:
        raise SkipDocument(f"{name}: the PDF has no pages; get the file again from where it was published")
    return document


def is_cut_off(source: bytes) -> bool:
    """Tell whether the mark is missing that every whole PDF ends with."""
    return b"%%EOF" not in source


def _fault(message: str) -> str:
    if WITHOUT_PASSWORD.search(message):
        return "the PDF opens only with a password; save it without one"
    return "the PDF is damaged and cannot be opened; get the file again from where it was published"


def _instead(source: bytes) -> str:
    """Say what a file is that calls itself a PDF and is none."""
    if not source.strip():
        return "the file is empty; get it again from where it was published"
    if HTML.search(source[: 4 * HEAD]):
        return "this is a web page and no PDF, perhaps an error page of the site; look at it and rename it to .html"
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return "this is no PDF: it does not begin as one; get the file again from where it was published"
    return "this is plain text and no PDF; rename it to .txt"
