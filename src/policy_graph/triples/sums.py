"""A release is whole: every file that its checksums name is there, with the bytes that it was published with."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from policy_graph.model import SUMS, Fault
from policy_graph.triples.rules import fault


def sum_faults(folder: Path) -> Iterator[Fault]:
    """Give a fault for each file that is missing or changed; a build has no checksums and none of these faults."""
    if (folder / SUMS).is_file():
        for line in (folder / SUMS).read_text("utf-8").splitlines():
            digits, _, name = line.partition("  ")
            yield from _file_faults(folder / name, digits, name)


def _file_faults(path: Path, digits: str, name: str) -> Iterator[Fault]:
    try:
        with path.open("rb") as file:
            same = file_digest(file, "sha256").hexdigest() == digits
    except OSError as error:
        yield fault("file", "file-missing", document=name, detail=error.strerror or "")
    else:
        if not same:
            yield fault("file", "file-changed", document=name)
