"""The graph of a build in every form that portals, harvesters and auditors read."""

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from policy_graph.triples.canonical import Label, labelled, write_canonical
from policy_graph.triples.datasets import base, read
from policy_graph.triples.jsonld import write_jsonld
from policy_graph.triples.store import TRIG, TURTLE, file_of

JSONLD, NQUADS = "graph.jsonld", "graph.nq.gz"
# Named, so that another default changes no byte.
LEVEL = 9


def export(build: Path, data: Path, *, label: Label = labelled) -> str:
    """Write the graph of a build into the folder ``data`` as Turtle, TriG, N-Quads and JSON-LD; return its hash.

    The N-Quads are the canonical ones, so that the hash is the SHA-256 of that file when it is unpacked.
    """
    data.mkdir(parents=True, exist_ok=True)
    for name in (TURTLE, TRIG):
        shutil.copyfile(file_of(build, name), data / name)
    with (data / JSONLD).open("wb") as file:
        write_jsonld(read(build), base(build), file)
    with packed(data / NQUADS) as file:
        return write_canonical(read(build), file, label=label)


@contextmanager
def packed(path: Path) -> Iterator[IO[bytes]]:
    """Give a gzip file to write, with neither name nor time in its head.

    The packed bytes are those of the zlib at hand; another one (zlib-ng) may pack otherwise, never the content.
    """
    with (
        path.open("wb") as outer,
        gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=outer, mtime=0) as file,
    ):
        yield file  # type: ignore[misc]
