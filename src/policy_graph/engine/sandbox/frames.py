"""How parent and child talk: two lengths, a head in JSON, then bytes. Nothing that is sent can be run by who reads it."""

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

LENGTHS = struct.Struct(">IQ")
# A head carries a query, or a sentence.
LONGEST_HEAD = 4 << 20
Head = dict[str, Any]


class Broken(Exception):
    """What was read is no frame, or larger than agreed."""


def send(pipe: IO[bytes], head: Mapping[str, Any], content: bytes = b"") -> None:
    """Send a frame."""
    written = json.dumps(head, ensure_ascii=True).encode("ascii")
    pipe.write(LENGTHS.pack(len(written), len(content)) + written)
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes], most: int) -> tuple[Head, bytes]:
    """Read a frame whose content has at most so many bytes; raises Broken, and EOFError where there is no more."""
    head_size, size = LENGTHS.unpack(_exactly(pipe, LENGTHS.size))
    if head_size > LONGEST_HEAD or size > most:
        raise Broken("a frame is larger than agreed")
    try:
        head = json.loads(_exactly(pipe, head_size))
    except ValueError as error:
        raise Broken("the head of a frame is no JSON") from error
    if not isinstance(head, dict):
        raise Broken("the head of a frame is no object")
    return head, _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise EOFError
    return found
