"""What stage notes tell: applause, a call from the floor, somebody who leaves (data/notes.toml)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from policy_graph.model import Note, NoteKind, RegionKind, Span, Utterance, UtteranceKind
from policy_graph.parse.lines import plain
from policy_graph.parse.talk import Piece
from policy_graph.parse.words import table


def notes(text: str, pieces: Sequence[Piece], utterances: Sequence[Utterance]) -> tuple[Note, ...]:
    """List every stage note in order: those inside utterances, blocks that are nothing but a note, those between."""
    return tuple(sorted(_notes(text, pieces, utterances), key=lambda note: note.span))


def _notes(text: str, pieces: Sequence[Piece], utterances: Sequence[Utterance]) -> Iterator[Note]:
    for utterance in utterances:
        done = utterance.kind is UtteranceKind.PROCEDURAL
        for span in (utterance.span,) if done else utterance.notes:
            yield Note(span=span, kind=kind_of(span.of(text)), utterance=utterance.number)
    for piece in pieces:
        if piece.kind is RegionKind.NOTE and piece.utterance is None:
            span = Span(piece.line.span.start, piece.line.span.end)
            yield Note(span=span, kind=kind_of(span.of(text)))


def kind_of(words: str) -> NoteKind:
    """Say what a note tells."""
    folded = plain(words)
    return next((kind for kind, pattern in _kinds().items() if pattern.search(folded)), NoteKind.OTHER)


@cache
def _kinds() -> Mapping[NoteKind, re.Pattern[str]]:
    return {NoteKind(name): re.compile("|".join(patterns)) for name, patterns in table("notes").items()}
