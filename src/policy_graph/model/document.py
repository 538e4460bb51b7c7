"""A source file as one text, and what is known of its stretches before anybody reads it."""

import codecs
import hashlib
import os
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from policy_graph.model.span import Span
from policy_graph.text import line_of, visible

# The path that stands for standard input.
STANDARD_INPUT = Path("-")
# What a file system, an IRI or a terminal may choke on; the first characters hide a file or walk out of its folder.
UNSAFE = re.compile(r"^[.\s]+|[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# How many bytes of a name go into an id: file systems allow 255 for the whole of a file name.
LONGEST = 180
# The part of a file name that says its format.
EXTENSION = re.compile(r"[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """Where the bytes of one document lie: a file, a ``member`` of the archive at ``path``, or standard input (``-``)."""

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """The file name of the document, without folders; one that is no UTF-8 is read as CP932."""
        if self.member is not None:
            return self.member.rsplit("/", 1)[-1]
        return "stdin" if self.path == STANDARD_INPUT else _readable(self.path.name)

    def __str__(self) -> str:
        """The place as messages name it: the file, or ``archive.zip/folder/minutes.txt``."""
        name = self.name if self.member is None else f"{_readable(self.path.name)}/{self.member}"
        return visible(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Kana that the source prints beside a stretch of its text (ruby); they are no part of the text."""

    span: Span
    kana: str


class RegionKind(StrEnum):
    """What a stretch of the source is. Every character belongs to exactly one region."""

    HEADER = "header"  # title, date, place, headings: everything before the talk that is no list; papers among the speeches
    ROSTER = "roster"  # lists of attendees, absentees, officials
    AGENDA = "agenda"  # lists of agenda items, also a heading that opens an item between speeches
    LABEL = "label"  # speaker label, with its mark and brackets
    SPEECH = "speech"  # what was said, and procedural blocks under a speaker label
    NOTE = "note"  # stage note: 〔拍手〕, （休憩）, 午後…休憩
    FURNITURE = "furniture"  # page numbers, rules, running heads, closing marks (以上)
    BLANK = "blank"  # white space between the others
    UNEXPLAINED = "unexplained"  # not understood: counted, listed, never dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A classified stretch of the source."""

    span: Span
    kind: RegionKind


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something odd or not understood in the minutes, kept beside the result.

    ``code`` is stable and documented (for example ``parse.unexplained``); ``span`` is ``None`` for the whole document.
    """

    code: str
    message: str
    span: Span | None = None
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source file as one text that is never changed.

    ``name`` is the file name; ``source`` the bytes as found, ``sha256`` their hash; ``text`` what was read out of them,
    in ``encoding`` (newlines as found), and ``encoding_reason`` why in that one. ``pages`` are the offsets at which pages
    start, empty where there are none. ``known`` is what the format itself says of stretches of the text, whole lines
    each (page numbers, running heads and site navigation are furniture, a tagged speaker is a label); ``readings`` are
    its ruby; ``ocr`` are the stretches that a machine read from a picture. ``findings`` are what is odd about the file,
    ``withdrawals`` the entries of privacy.toml by which words were taken out of it.
    """

    name: str
    source: bytes = field(repr=False)
    sha256: str
    text: str = field(repr=False)
    encoding: str
    media_type: str
    encoding_reason: str = ""
    pages: tuple[int, ...] = ()
    known: tuple[Region, ...] = ()
    readings: tuple[Reading, ...] = ()
    ocr: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()
    withdrawals: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Name without extension and eight digits of the hash: the same for the same bytes, anywhere.

        Good for a file name, too: without characters that are not, and cut where the name is too long for one.
        """
        return f"{_stem(self.name)}-{self.sha256[:8]}"

    @property
    def file(self) -> str:
        """Where a build folder keeps the source: a relative path."""
        extension = self.name.rpartition(".")[2] if "." in self.name else ""
        return f"sources/{self.id}.{extension if EXTENSION.fullmatch(extension) else 'txt'}"

    @property
    def text_file(self) -> str | None:
        """Where a build folder keeps the text that offsets count in; ``None`` where the source itself is that text, in
        an encoding that anybody's Python decodes."""
        plain = self.media_type == "text/plain" and _is_codec(self.encoding)
        return None if plain else f"sources/{self.id}.text.txt"

    def page_at(self, at: int) -> int | None:
        """Return the number of the page that an offset lies on, counted from 1; ``None`` where there are no pages."""
        return max(bisect_right(self.pages, at), 1) if self.pages else None

    def line_at(self, at: int) -> int:
        """Return the number of the line that an offset lies on, counted from 1: on its page, where there are pages."""
        page = self.page_at(at)
        return line_of(self.text, at) - (line_of(self.text, self.pages[page - 1]) - 1 if page else 0)

    def is_machine_read(self, span: Span) -> bool:
        """Tell whether a machine read some of a stretch from a picture."""
        return any(read.overlaps(span) for read in self.ocr)

    @property
    def text_sha256(self) -> str:
        """Hash of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@lru_cache(maxsize=64)
def _stem(name: str) -> str:
    """Cut a name to what an id can hold; asked for each node of a graph."""
    stem = UNSAFE.sub("_", unicodedata.normalize("NFC", name.rsplit(".", 1)[0]))
    return stem.encode()[:LONGEST].decode("utf-8", "ignore")


def _readable(name: str) -> str:
    """Read a file name that the system could not decode."""
    return os.fsencode(name).decode("cp932", "replace") if not _is_unicode(name) else name


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _is_codec(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
