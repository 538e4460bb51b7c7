"""Lines that come again and again inside the talk and end no sentence, such as the buttons of a web page: nobody says
them, and it is not known what they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_graph.model import RegionKind
from policy_graph.parse.furniture import Page
from policy_graph.parse.speakers import split
from policy_graph.parse.talk import Piece

# So often at least, and no longer than this.
OFTEN = 3
LONGEST = 30
# What words of a speech end in.
ENDS = "。．、，！？!?」』）)…"


def doubted(pieces: Sequence[Piece], page: Page) -> list[Piece]:
    """Take the lines that are printed again and again out of the speeches: they are unexplained."""
    places = list(_printed(pieces, page))
    often = Counter(pieces[at].line.plain for at in places)
    wrong = {at for at in places if often[pieces[at].line.plain] >= OFTEN}
    return [
        replace(piece, kind=RegionKind.UNEXPLAINED, utterance=None) if at in wrong else piece
        for at, piece in enumerate(pieces)
    ]


def _printed(pieces: Sequence[Piece], page: Page) -> Iterator[int]:
    """Give the places of short lines of speech that no sentence leads to and none goes on from."""
    for at, piece in enumerate(pieces[1:], 1):
        before, line = pieces[at - 1], piece.line
        if piece.kind is not RegionKind.SPEECH or len(line.plain) > LONGEST or line.text[-1] in ENDS:
            continue
        labelled = before.kind is RegionKind.LABEL and before.line.number == line.number
        if not (labelled or page.fills(before.line) or _is_called(line.plain)):
            yield at


def _is_called(words: str) -> bool:
    """Tell whether a chair calls somebody: 緑川副市長."""
    speaker = split(words)
    return speaker is not None and speaker.sure
