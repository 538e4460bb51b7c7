"""Labels and the pieces behind them become utterances."""

from collections.abc import Iterator, Sequence

from policy_graph.model import RegionKind, Span, Stated, Utterance, UtteranceKind
from policy_graph.parse import talk
from policy_graph.parse.furniture import Page
from policy_graph.parse.labels import Label
from policy_graph.parse.talk import Piece
from policy_graph.text import squeeze


def utterances(
    text: str, labels: Sequence[Label], pieces: Sequence[Piece], page: Page
) -> Iterator[Utterance]:
    """One utterance for every label, from its first to its last piece of speech or note."""
    inside: dict[int, list[Piece]] = {number: [] for number in range(1, len(labels) + 1)}
    for piece in pieces:
        if piece.utterance is not None and piece.kind is not RegionKind.LABEL:
            inside[piece.utterance].append(piece)
    for number, label in enumerate(labels, 1):
        said = inside[number]
        end = label.span.end
        span = Span(said[0].line.span.start, said[-1].line.span.end) if said else Span(end, end)
        done = bool(said) and talk.is_procedure("".join(piece.line.text for piece in said))
        notes = () if done else tuple(talk.notes(said, page))
        yield Utterance(
            number=number,
            label=label.span,
            speaker=squeeze(label.speaker.of(text)),
            name=_stated(text, label.name),
            role=_stated(text, label.role),
            kind=UtteranceKind.PROCEDURAL if done else UtteranceKind.SPEECH,
            span=span,
            notes=notes,
        )


def _stated(text: str, span: Span | None) -> Stated | None:
    return Stated(value=squeeze(span.of(text)), span=span) if span else None
