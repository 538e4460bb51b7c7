"""PDF: the characters of every page, put into lines by where they stand, become a Document."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from policy_graph.errors import SkipDocument
from policy_graph.ingest.pdf.characters import Sheet, sheet
from policy_graph.ingest.pdf.file import is_cut_off, opened
from policy_graph.ingest.pdf.findings import findings, numbers
from policy_graph.ingest.pdf.paper import leaves
from policy_graph.ingest.pdf.scan import Scan, scans
from policy_graph.ingest.pdf.text import Written
from policy_graph.model import Document
from policy_graph.settings import DEFAULTS, Settings


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Read the text layer of a PDF; page numbers and running heads are known as furniture, ruby becomes readings.

    Raises SkipDocument for a file that is no PDF, is damaged, locked or empty, or shows only pictures.
    """
    file = opened(source, name)
    try:
        sheets = list(_sheets(file, name))
        read = list(scans(file, sheets, name)) if settings.ocr else []
    finally:
        file.close()
    if not any(each.written for each in sheets) and not any(each.lines for each in read):
        raise SkipDocument(f"{name}: {_textless(sheets, bool(read))}")
    written = Written()
    for leaf in leaves(sheets, read):
        written.leaf(leaf)
    return Document(
        name=name,
        source=source,
        sha256=hashlib.sha256(source).hexdigest(),
        text=written.text,
        encoding="utf-8",
        encoding_reason=_reason(sheets, read),
        media_type="application/pdf",
        pages=tuple(written.pages),
        known=tuple(written.known),
        readings=tuple(sorted(written.readings, key=lambda reading: reading.span)),
        ocr=tuple(written.ocr),
        findings=tuple(findings(sheets, read, cut_off=is_cut_off(source))),
    )


def _sheets(file: Any, name: str) -> Iterator[Sheet]:
    import pypdfium2

    for at in range(len(file)):
        try:
            page = file[at]
            yield sheet(page, at + 1)
        except pypdfium2.PdfiumError as error:
            raise SkipDocument(
                f"{name}: page {at + 1} of {len(file)} is damaged; get the file again from where it was published"
            ) from error


def _reason(sheets: Sequence[Sheet], read: Sequence[Scan]) -> str:
    """Say where the text comes from."""
    layer = "text layer of the PDF"
    if not read:
        return layer
    machine = f"{numbers([each.number for each in read])} read from pictures by {read[0].engine}"
    return machine if len(read) == len(sheets) else f"{layer}; {machine}"


def _textless(sheets: Sequence[Sheet], tried: bool) -> str:
    pictured = sum(each.pictured for each in sheets)
    if tried:
        return "the PDF shows pictures in which no words were found; look at it"
    if not pictured:
        return "the PDF holds no text"
    return f"{pictured} page{'s are pictures' if pictured > 1 else ' is a picture'} without text: add --ocr"
