"""Lines that a reader made out of a format become the one text of a Document, with what the format says of them."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_graph.errors import SkipDocument
from policy_graph.model import Document, Finding, Reading, Region, RegionKind, Span

# What ends a line for a reader of the text.
BREAKS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Halves of a character, which no encoding can write.
HALVES = re.compile("[\ud800-\udfff]")
# What parts the cells of a table row.
BETWEEN = "　　"
# A message repeats no more of a file than this.
LONGEST = 80
# Stands for a character that cannot be read.
UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Ruby:
    """Kana beside the characters ``[start, end)`` of a row."""

    start: int
    end: int
    kana: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text to be; ``kind`` is what the format says that it is. A row with ``page`` begins a page."""

    text: str
    kind: RegionKind | None = None
    ruby: tuple[Ruby, ...] = ()
    page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the rows come from: the file, its bytes, how these became characters, and what was odd on the way."""

    name: str
    source: bytes
    media_type: str
    encoding: str
    reason: str
    findings: tuple[Finding, ...] = ()


def short(words: str) -> str:
    """Cut words of a file that a message repeats, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def furniture(text: str) -> Row:
    """Make a row of the page, not of the meeting."""
    return Row(text, RegionKind.FURNITURE)


def rows(text: str, kind: RegionKind | None = None) -> list[Row]:
    """Make a row of each line of ``text``."""
    return [Row(line, kind) for line in BREAKS.split(text)]


def joined(parts: Sequence[Row], between: str) -> Row:
    """Make one row of several; its kind is that of the first."""
    text, ruby = "", []
    for part in parts:
        text += between if text else ""
        ruby += [replace(each, start=each.start + len(text), end=each.end + len(text)) for each in part.ruby]
        text += part.text
    return Row(text, parts[0].kind, tuple(ruby), any(part.page for part in parts))


def table_row(cells: Sequence[Sequence[Row]]) -> list[Row]:
    """Make one line of a table row; what is more than a line in its last cell comes below. A row with several lines in
    another cell, or with furniture in one, lays the page out: its cells come one behind the other."""
    full = [cell for cell in cells if any(row.text.strip() for row in cell)]
    if not full:
        return []
    firsts = [cell[0] for cell in full]
    if any(len(cell) > 1 for cell in full[:-1]) or len({row.kind for row in firsts}) > 1:
        return [row for cell in full for row in cell]
    return [joined(firsts, BETWEEN), *full[-1][1:]]


def document(lines: Sequence[Row], origin: Origin) -> Document:
    """Write the rows one below the other; raises SkipDocument where they hold no text but the page's own."""
    pieces: list[str] = []
    known: list[Region] = []
    readings: list[Reading] = []
    pages: list[int] = []
    at = 0
    for row in lines:
        text = HALVES.sub(UNREADABLE, row.text)
        if row.page:
            pages.append(at)
        if row.kind and text.strip():
            known.append(Region(span=Span(at, at + len(text)), kind=row.kind))
        readings += [
            Reading(span=Span(at + each.start, at + each.end), kana=HALVES.sub(UNREADABLE, each.kana))
            for each in row.ruby
        ]
        pieces.append(text)
        at += len(text) + 1
    if not any(row.kind is not RegionKind.FURNITURE and row.text.strip() for row in lines):
        raise SkipDocument(f"{origin.name}: the file holds no text")
    return Document(
        name=origin.name,
        source=origin.source,
        sha256=hashlib.sha256(origin.source).hexdigest(),
        text="\n".join(pieces) + "\n",
        encoding=origin.encoding,
        encoding_reason=origin.reason,
        media_type=origin.media_type,
        pages=tuple(pages),
        known=tuple(known),
        readings=tuple(readings),
        findings=origin.findings,
    )
