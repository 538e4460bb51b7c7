"""One dataset, one text: canonical N-Quads and their hash, as RDFC-1.0 (W3C) has them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from heapq import merge
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from policy_graph.errors import UsageError

# So many lines are sorted in memory at a time; what is more waits sorted on disk.
BATCH = 200_000
Label = Callable[[bytes], bytes]


def labelled(nquads: bytes, algorithm: str = "SHA_256") -> bytes:
    """Give the blank nodes of some N-Quads their canonical labels.

    For quads made for it this takes time without end: those of strangers are given to a process with a limit.
    ``algorithm`` is the hash that labels are made with, ``SHA_256`` or ``SHA_384``.
    """
    dataset = Dataset(parse(nquads, format=RdfFormat.N_QUADS))
    dataset.canonicalize(getattr(CanonicalizationAlgorithm, f"RDFC_1_0_{algorithm}"))
    return _nquads(dataset)


def canonical(quads: Iterable[Quad], *, label: Label = labelled) -> Iterator[bytes]:
    """Give the lines of the canonical N-Quads of a dataset, sorted by code points, each once.

    Only quads with blank nodes decide how those are labelled; ``label`` does it. All others are sorted as they come.
    Raises UsageError for triple terms, which RDFC-1.0 does not know.
    """
    blank: list[Quad] = []
    with ExitStack() as stack:
        runs = [_kept(lines, stack.enter_context(TemporaryFile())) for lines in _runs(_ground(quads, blank))]
        last = sorted(_lines(label(_nquads(blank)))) if blank else []
        yield from (line for line, _ in groupby(merge(*runs, last)))


def write_canonical(quads: Iterable[Quad], file: IO[bytes] | None = None, *, label: Label = labelled) -> str:
    """Write the canonical N-Quads into a file, where one is given, and return their SHA-256: the hash of the dataset."""
    digest = sha256()
    for line in canonical(quads, label=label):
        digest.update(line)
        if file:
            file.write(line)
    return digest.hexdigest()


def _ground(quads: Iterable[Quad], blank: list[Quad]) -> Iterator[Quad]:
    """Pass on the quads without blank nodes and gather the others in ``blank``."""
    for quad in quads:
        subject, _, object_, graph = quad
        if isinstance(object_, Triple):
            raise UsageError(f"{object_} is a triple within a triple, for which RDFC-1.0 has no hash")
        if BlankNode in (type(subject), type(object_), type(graph)):
            blank.append(quad)
        else:
            yield quad


def _runs(quads: Iterator[Quad]) -> Iterator[list[bytes]]:
    """Sort as many lines at a time as memory holds."""
    while batch := list(islice(quads, BATCH)):
        yield sorted(set(_lines(_nquads(batch))))


def _kept(lines: list[bytes], file: IO[bytes]) -> IO[bytes]:
    """Put sorted lines aside on disk, to be read again from the beginning."""
    file.writelines(lines)
    file.seek(0)
    return file


def _nquads(quads: Iterable[Quad]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def _lines(nquads: bytes) -> list[bytes]:
    """Part N-Quads at line feeds alone, which are escaped in literals."""
    return [line + b"\n" for line in nquads.split(b"\n") if line]
