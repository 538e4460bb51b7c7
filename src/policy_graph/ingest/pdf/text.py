"""Lines of pages become one text, which remembers where every page, every running head and every reading stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_graph.ingest.pdf.direction import Glyph
from policy_graph.ingest.pdf.lines import Line
from policy_graph.ingest.pdf.paper import Leaf
from policy_graph.ingest.pdf.ruby import Ruby
from policy_graph.model import Reading, Region, RegionKind, Span


@dataclass(slots=True)
class Written:
    """A text as it grows, and what is known of its stretches."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[int] = field(default_factory=list)
    known: list[Region] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    ocr: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "".join(self.parts)

    def write(self, text: str) -> Span:
        """Add words and tell where they stand."""
        span = Span(self.length, self.length + len(text))
        self.parts.append(text)
        self.length = span.end
        return span

    def begin(self) -> None:
        """Begin a page."""
        self.pages.append(self.length)

    def leaf(self, leaf: Leaf) -> None:
        """Add a page."""
        self.begin()
        places: dict[Glyph, Span] = {}
        for line in leaf.lines:
            places |= self._line(line, leaf.em)
        for ruby in leaf.ruby:
            self.readings += _readings(ruby, places)
        if leaf.scanned and leaf.lines:
            self.ocr.append(Span(self.pages[-1], self.length))

    def _line(self, line: Line, em: float) -> dict[Glyph, Span]:
        if line.blank_before:
            self.write("\n")
        start = self.length
        places = {glyph: span for text, glyph in line.pieces(em) for span in [self.write(text)] if glyph}
        if line.furniture:
            self.known.append(Region(span=Span(start, self.length), kind=RegionKind.FURNITURE))
        self.write("\n")
        return places


def _readings(ruby: Ruby, places: dict[Glyph, Span]) -> Iterator[Reading]:
    spans = [places[glyph] for glyph in ruby.base if glyph in places]
    if spans:
        yield Reading(span=Span(min(spans).start, max(spans).end), kana=ruby.kana)
