"""Blocks of Turtle: what a graph says of each subject, with its rank, so that graphs are merged as text.

A frame is the length of the rank and that of the text (four bytes each, the high one first), the rank, the text. The
rank is that of ``order``, in UTF-8: bytes sort as the names do. The text has no prefixes, headings or empty lines.
"""

from collections.abc import Iterable, Iterator
from struct import Struct
from typing import IO

from pyoxigraph import Quad, Triple

from policy_graph.errors import UsageError
from policy_graph.triples.order import by_subject
from policy_graph.triples.turtle import texts

# Rank and text: a plain tuple, for millions of them are compared, and by rank first.
Block = tuple[bytes, bytes]
LENGTHS = Struct(">II")


def blocks(quads: Iterable[Quad], prefixes: dict[str, str]) -> list[Block]:
    """Give a block for each subject, in order, whatever the graph; no rank comes twice."""
    ranks: list[bytes] = []
    return list(zip(ranks, texts(_noted(quads, ranks), prefixes), strict=True))


def framed(blocks: Iterable[Block]) -> Iterator[bytes]:
    """Give the frame of each block."""
    for rank, text in blocks:
        yield LENGTHS.pack(len(rank), len(text)) + rank + text


def unframed(stream: IO[bytes]) -> Iterator[Block]:
    """Read frame after frame from a buffered stream.

    Raises UsageError where the stream ends within one.
    """
    while lengths := stream.read(LENGTHS.size):
        if len(lengths) < LENGTHS.size:
            raise _short(stream)
        rank, text = LENGTHS.unpack(lengths)
        block = stream.read(rank + text)
        if len(block) < rank + text:
            raise _short(stream)
        yield block[:rank], block[rank:]


def _noted(quads: Iterable[Quad], ranks: list[bytes]) -> Iterator[Triple]:
    """Give what quads say, in order, and note the rank of each subject on the way."""
    for rank, described in by_subject(quads):
        # A rank tells how many digits a number has by one character, which might be any.
        ranks.append(rank.encode("utf-8", "surrogatepass"))
        for quad in described:
            yield quad.triple


def _short(stream: IO[bytes]) -> UsageError:
    named = getattr(stream, "name", "what a document gave to the graph")
    return UsageError(f"{named} ends in the middle of a block: it was cut off; remove it and build again")
