"""Blocks of Turtle: what a graph says of each subject, with its rank, so that graphs are merged as text.

A frame is the length of the rank and that of the text (four bytes each, the high one first), the rank, the text. The
rank is that of ``order``, in UTF-8: bytes sort as the names do. The text has no prefixes, headings or empty lines.
"""

from collections.abc import Iterable, Iterator
from struct import Struct
from typing import IO

from pyoxigraph import Triple

from policy_graph.errors import UsageError
from policy_graph.triples.order import by_subject
from policy_graph.triples.turtle import texts

# Rank and text: a plain tuple, for millions of them are compared, and by rank first.
Block = tuple[bytes, bytes]
LENGTHS = Struct(">II")


def blocks(triples: Iterable[Triple], prefixes: dict[str, str]) -> list[Block]:
    """Give a block for each subject, in order; no rank comes twice."""
    ranks: list[bytes] = []
    return list(zip(ranks, texts(_noted(triples, ranks), prefixes), strict=True))


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


def _noted(triples: Iterable[Triple], ranks: list[bytes]) -> Iterator[Triple]:
    """Pass sorted triples on, and note the rank of each subject on the way; see ``encoded`` of ``iri`` for surrogates."""
    for rank, described in by_subject(triples):
        ranks.append(rank.encode("utf-8", "surrogatepass"))
        yield from described


def _short(stream: IO[bytes]) -> UsageError:
    named = getattr(stream, "name", "what a document gave to the graph")
    return UsageError(f"{named} ends in the middle of a block: it was cut off; remove it and build again")
