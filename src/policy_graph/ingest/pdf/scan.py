"""Pages that are pictures: shown as a scanner would, read by a machine, laid out as lines like any other page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any
from unicodedata import east_asian_width

from policy_graph.ingest.pdf import ocr
from policy_graph.ingest.pdf.characters import Character, Sheet
from policy_graph.ingest.pdf.direction import Glyph
from policy_graph.ingest.pdf.lines import Line

DPI, POINTS = 300, 72
# A larger picture than this many pixels is shown smaller.
PIXELS = 60_000_000
# How much of a square the ink of its character may leave free at one end.
INK = 0.1
# Marks whose ink fills only one half of their square: at its end, at its beginning.
CLOSING, OPENING = "、。，．」』）〕】》］", "「『（〔【《［"


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read from the picture of a page."""

    number: int
    lines: tuple[Line, ...]
    vertical: bool
    language: str
    confidence: float
    engine: str


def scans(file: Any, sheets: Sequence[Sheet], name: str) -> Iterator[Scan]:
    """Read those pages of an open PDF that are pictures, or whose text is not what they show.

    Raises UsageError where the program or its data are missing, SkipDocument where it fails.
    """
    usual: str | None = None
    pictured = [sheet for sheet in sheets if sheet.pictured or sheet.garbled]
    engine = ocr.engine() if pictured else ""
    for sheet in pictured:
        page = file[sheet.number - 1]
        scale = _scale(*page.get_size())
        found = ocr.read(page.render(scale=scale, grayscale=True).to_pil(), name=name, usual=usual)
        usual = found.language
        yield Scan(
            number=sheet.number,
            lines=tuple(_lines(found, scale)),
            vertical=found.vertical,
            language=found.language,
            confidence=found.confidence,
            engine=engine,
        )


def _scale(width: float, height: float) -> float:
    largest = (PIXELS / max(width * height, 1.0)) ** 0.5
    return float(min(DPI / POINTS, largest))


def _lines(found: ocr.Picture, scale: float) -> Iterator[Line]:
    """Give the lines in order across the page."""
    em = _em(found, scale)
    lines = [_line(words, em, scale, found.vertical) for words in found.lines]
    return iter(sorted(lines, key=lambda line: line.level))


def _line(words: Sequence[ocr.Word], em: float, scale: float, vertical: bool) -> Line:
    placed = [_across(word, scale) if not vertical else _down(word, scale) for word in words]
    level = median(place.level for place in placed)
    glyphs: list[Glyph] = []
    for word, place in zip(words, placed, strict=True):
        for glyph in _glyphs(word, place, em, level):
            glyphs.append(_closed_up(glyphs[-1], glyph) if glyphs else glyph)
    return Line(glyphs=tuple(glyphs), level=level, rough=True)


def _closed_up(before: Glyph, glyph: Glyph) -> Glyph:
    """Let a mark begin where the character before it ends: there is no white space before a comma or behind a bracket,
    whatever their ink leaves free."""
    gap = glyph.start - before.end
    close = 0 < gap < glyph.em and (glyph.text in CLOSING or before.text in OPENING)
    return replace(glyph, start=before.end) if close else glyph


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word stands along its line, and at which level."""

    start: float
    end: float
    level: float


def _across(word: ocr.Word, scale: float) -> _Place:
    return _Place(word.left / scale, (word.left + word.width) / scale, (word.top + word.height / 2) / scale)


def _down(word: ocr.Word, scale: float) -> _Place:
    return _Place(word.top / scale, (word.top + word.height) / scale, -(word.left + word.width / 2) / scale)


def _em(found: ocr.Picture, scale: float) -> float:
    """The size of characters: how far apart they are in words of several full ones."""
    sizes = [
        (word.height if found.vertical else word.width) / len(word.text)
        for words in found.lines
        for word in words
        if len(word.text) > 2 and all(east_asian_width(char) in "WF" for char in word.text)
    ]
    sizes = sizes or [min(word.width, word.height) for words in found.lines for word in words]
    return round(2 * median(sizes) / scale) / 2 if sizes else 10.0


def _glyphs(word: ocr.Word, place: _Place, em: float, level: float) -> Iterator[Glyph]:
    """Spread the characters of a word over its box; at its ends, where ink does not fill the square, a little further."""
    shares = [2 if east_asian_width(char) in "WFA" else 1 for char in word.text]
    step = (place.end - place.start) / sum(shares)
    start = place.start
    for at, (char, share) in enumerate(zip(word.text, shares, strict=True)):
        end = start + share * step
        first, last = start, end
        if at == len(shares) - 1:
            last = max(end + INK * em, start + em if char in CLOSING else end)
        if at == 0 and char in OPENING:
            first = min(start, end - em)
        if len(shares) == 1 and share == 1:  # a digit in the middle of a square
            first, last = min(start, (start + end - em) / 2), max(last, (start + end + em) / 2)
        yield Glyph(
            Character(char, first, -level, first, last, -level, -level, em, order=0), first, last, level
        )
        start = end
