"""A release is whole: every file that its checksums name is there, with the bytes that it was published with."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from policy_graph.model import Fault

SUMS = "SHA256SUMS"


def sum_faults(folder: Path) -> Iterator[Fault]:
    """Give a fault for each file that is missing or changed; a build has no checksums and none of these faults."""
    if (folder / SUMS).is_file():
        for line in (folder / SUMS).read_text("utf-8").splitlines():
            digits, _, name = line.partition("  ")
            if message := _wrong(folder / name, digits):
                yield Fault(kind="file", document=name, message=message)


def _wrong(path: Path, digits: str) -> str | None:
    try:
        with path.open("rb") as file:
            same = file_digest(file, "sha256").hexdigest() == digits
    except OSError as error:
        return f"the file cannot be read: {error.strerror}"
    return None if same else f"the file has changed: its SHA-256 is no longer that of {SUMS}"
