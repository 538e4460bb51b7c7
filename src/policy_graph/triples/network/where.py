"""Where words stand: document, meeting, speech and paragraph, read for all of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Store

from policy_graph.model import Side, Tie
from policy_graph.triples.network.asked import asked, number
from policy_graph.triples.network.forms import presiding
from policy_graph.triples.network.meetings import Source

SPEECHES = """
SELECT ?speech ?document ?label ?speaker ?line ?page ?kind ?function ?start ?end {
  ?speech a pg:Utterance ; dct:source ?document ; pg:speakerLabel ?label ; pg:position ?position .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL { ?speech schema:creator ?speaker } OPTIONAL { ?speech pg:line ?line } OPTIONAL { ?speech pg:page ?page }
  OPTIONAL { ?speech pg:utteranceKind ?kind } OPTIONAL { ?speech pg:utteranceFunction ?function }
}
"""
PASSAGES = """
SELECT ?passage ?speech ?start ?end {
  ?passage a pg:Passage ; dct:isPartOf ?speech ; pg:position ?position . ?position oa:start ?start ; oa:end ?end .
  ?speech a pg:Utterance
}
"""
# Who leads the meeting or carries out its forms names what is on the agenda, and says nothing of it.
FORMS = ("Procedural", "Chairing", "Proceeding")


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech: who speaks, as written and as an actor ("" for nobody known); ``formal`` where it only carries out
    forms, ``presides`` where the speaker leads the meeting, and forms may be among other words."""

    id: str
    document: str
    label: str
    speaker: str
    line: int | None
    page: int | None
    start: int
    end: int
    formal: bool
    presides: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document with all that a tie says of it; ``id`` is the IRI of the quote, ``points`` whether its words
    only point at what is meant (この計画)."""

    source: Source
    start: int
    end: int
    sentence: str
    id: str | None = None
    passage: str | None = None
    speech: Speech | None = None
    line: int | None = None
    page: int | None = None
    confidence: float = 1.0
    points: bool = False

    def tie(
        self,
        source: str,
        target: str,
        relation: str,
        *,
        quote: str | None = None,
        end: int | None = None,
        confidence: float | None = None,
        side: Side | None = None,
        beside: Tie | None = None,
    ) -> Tie:
        """Make a tie that stands here; what is not told otherwise is that of the place."""
        return Tie(
            source=source,
            target=target,
            relation=relation,
            quote=self.sentence if quote is None else quote,
            document=self.source.name,
            start=self.start,
            end=self.end if end is None else end,
            meeting=self.source.label or "",
            date=self.source.date,
            speaker=self.speech.label if self.speech else None,
            body=self.source.body,
            confidence=self.confidence if confidence is None else confidence,
            side=side,
            place=self.id,
            utterance=self.speech.id if self.speech else None,
            line=self.line,
            page=self.page,
            beside=beside,
        )


class Whereabouts:
    """Knows every document, speech and paragraph of a graph; each is read once, when it is first asked for.

    ``sources`` are the documents by IRI.
    """

    def __init__(self, store: Store, sources: Iterable[Source]) -> None:
        self.store = store
        self.sources = {each.document: each for each in sources}

    @cached_property
    def speeches(self) -> Mapping[str, Speech]:
        """Speeches by IRI."""
        rows = [*asked(self.store, SPEECHES)]
        leads = presiding((row[1], row[2]) for row in rows)
        return {
            row[0]: Speech(
                row[0],
                row[1],
                row[2],
                row[3] or "",
                number(row[4]),
                number(row[5]),
                number(row[8]) or 0,
                number(row[9]) or 0,
                formal=any(each and each.endswith(FORMS) for each in row[6:8]),
                presides=(row[1], row[2]) in leads,
            )
            for row in rows
        }

    @cached_property
    def _passages(self) -> Mapping[str, tuple[str, int, int]]:
        return {
            passage: (speech, number(start) or 0, number(end) or 0)
            for passage, speech, start, end in asked(self.store, PASSAGES)
        }

    @cached_property
    def _paragraphs(self) -> Mapping[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for speech, start, end in self._passages.values():
            found[speech].append((start, end))
        return {speech: sorted(spans) for speech, spans in found.items()}

    def spoken(self, whole: str | None) -> tuple[str | None, Speech | None]:
        """Give paragraph and speech of what a quote is part of; a quote may be part of neither."""
        if whole and whole in self.speeches:
            return None, self.speeches[whole]
        speech, *_ = self._passages.get(whole or "", ("",))
        return (whole, self.speeches[speech]) if speech in self.speeches else (None, None)

    def line_of(self, speech: Speech, at: int, lines: int, sentence: str) -> Place:
        """Give the place of a sentence in line ``at`` of the text of a speech, of so many lines.

        Each line is a paragraph. Where their numbers do not agree the place is that of the whole speech. Line and page
        are known of the first paragraph, with which a speech begins.
        """
        spans = self._paragraphs.get(speech.id, [])
        start, end = spans[at] if len(spans) == lines else (speech.start, speech.end)
        return Place(
            source=self.sources[speech.document],
            start=start,
            end=end,
            sentence=sentence,
            speech=speech,
            line=speech.line if at == 0 else None,
            page=speech.page if at == 0 else None,
        )
