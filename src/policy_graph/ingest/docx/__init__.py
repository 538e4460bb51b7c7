"""Word files (.docx): body, tables, text boxes and footnotes as text, heads and feet of the pages as furniture."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from policy_graph.errors import SkipDocument
from policy_graph.ingest.docx.lines import Writer
from policy_graph.ingest.docx.numbers import Numbers
from policy_graph.ingest.docx.package import Package, opened
from policy_graph.ingest.docx.styles import Styles
from policy_graph.ingest.sheet import Origin, Row, document
from policy_graph.ingest.xml_tree import child, children, value
from policy_graph.model import Document, Finding, RegionKind, Severity
from policy_graph.ports import DOCX
from policy_graph.settings import DEFAULTS, Settings

# Notes that Word itself makes: the line above the footnotes.
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
ODD = {
    "deleted": "tracked deletions left out: {}; the text is as if all changes were accepted",
    "symbols": "symbols of a font of their own, which stand as \ufffd: {}",
    "comments": "comments in the margin left out: {}",
}


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Read a Word file.

    Raises SkipDocument for one that is damaged, locked, of the old format, without text, or made to do harm.
    """
    package = opened(source, name)
    main = next(
        (path for _, kind, path in package.related("") if kind == "officeDocument"), "word/document.xml"
    )
    body = child(package.part(main), "body")
    if body is None:
        raise SkipDocument(f"{name}: no Word document (it has no body); export it as .docx or as text")
    related = list(package.related(main))
    parts = {kind: path for _, kind, path in related}
    writer = Writer(
        Styles(package.part(parts.get("styles", ""))), Numbers(package.part(parts.get("numbering", "")))
    )
    heads, feet = (list(_margins(package, related, writer, kind)) for kind in ("header", "footer"))
    lines = list(writer.rows(body))
    notes = [
        row for kind in ("footnotes", "endnotes") for row in _notes(package, parts.get(kind, ""), writer)
    ]
    writer.odd["comments"] += len(children(package.part(parts.get("comments", "")), "comment"))
    origin = Origin(
        name=name,
        source=source,
        media_type=DOCX,
        encoding="utf-8",
        reason="Word file",
        findings=tuple(_findings(writer.odd)),
    )
    return document([*heads, *lines, *notes, *feet], origin)


def _margins(
    package: Package, related: list[tuple[str, str, str]], writer: Writer, wanted: str
) -> Iterator[Row]:
    """Give the lines of the heads or the feet of the pages once, as furniture."""
    for path in dict.fromkeys(path for _, kind, path in related if kind == wanted):
        root = package.part(path)
        if root is not None:
            yield from (
                replace(row, kind=RegionKind.FURNITURE, page=False)
                for row in writer.rows(root)
                if row.text.strip()
            )


def _notes(package: Package, path: str, writer: Writer) -> Iterator[Row]:
    """Give footnotes and endnotes: each a note, which nobody said."""
    root = package.part(path)
    for each in (*children(root, "footnote"), *children(root, "endnote")):
        if value(each, "type") not in SEPARATORS:
            yield from (
                replace(row, kind=RegionKind.NOTE, page=False)
                for row in writer.rows(each)
                if row.text.strip()
            )


def _findings(odd: Counter[str]) -> Iterator[Finding]:
    for key, message in ODD.items():
        if odd[key]:
            severity = Severity.WARNING if key == "symbols" else Severity.INFO
            yield Finding(code=f"ingest.{key}", message=message.format(odd[key]), severity=severity)
