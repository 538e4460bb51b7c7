"""Labels that stand where labels do not belong: in mid-line, or in the middle of a sentence (columns run together)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policy_graph.model import Finding, RegionKind, Span, Utterance
from policy_graph.parse.cutting import opens
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import STOPS
from policy_graph.parse.talk import Piece

# The gap between the cells of a table's row, which is no sentence.
COLUMNS = re.compile(r"\u3000{2,}|\s{3,}")


def misplaced(
    text: str, layout: Layout, pieces: Sequence[Piece], utterances: Sequence[Utterance]
) -> Iterator[Finding]:
    """Report speakers that were read as words of somebody else, and labels that cut a sentence in two."""
    if layout.marks and not layout.inline:
        yield from _in_line(layout, pieces)
    elif layout.speaks and not layout.brackets and not layout.inline:
        yield from _in_sentence(text, utterances)


def _in_line(layout: Layout, pieces: Sequence[Piece]) -> Iterator[Finding]:
    marks = re.compile(rf"(?<=[\s。」）])[{re.escape(layout.marks)}]")
    for piece in pieces:
        line = piece.line
        if piece.kind is RegionKind.SPEECH:
            for match in marks.finditer(line.text):
                if opens(line, match.start(), layout):
                    at = line.span.start + match.start()
                    words = line.text[match.start() : match.start() + 20]
                    yield Finding(
                        code="parse.label-in-line",
                        message=f"a speaker seems to stand in the middle of a line: {words}; "
                        "try --layout run-together",
                        span=Span(at, at + 1),
                    )


def _in_sentence(text: str, utterances: Sequence[Utterance]) -> Iterator[Finding]:
    """A label behind words that end no sentence, before words that go on: it dropped out of a column beside them."""
    for before, after in pairwise(utterances):
        said = before.span.of(text).rstrip()
        row = COLUMNS.search(said.rpartition("\n")[2].strip()) is not None
        if said and not row and said[-1] not in STOPS and "。" in after.span.of(text) and len(said) > 1:
            yield Finding(
                code="parse.label-in-sentence",
                message=f"{after.speaker} stands in the middle of a sentence ({said[-10:]}…); "
                "who says it is not sure",
                span=after.label,
            )
