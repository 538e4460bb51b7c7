"""The difference of two graphs as an RDF patch: what to delete and what to add, quad by quad."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from pyoxigraph import Quad

from policy_graph.triples.changes.graphs import graphs
from policy_graph.triples.changes.places import version

MEDIA_TYPE = "application/rdf-patch"


def write_patch(old: Path, new: Path, path: Path) -> None:
    """Write the patch that leads from the old build or release to the new one.

    Raises UsageError where a folder is neither, or its graph cannot be read.
    """
    trigs = version(old).trig, version(new).trig
    with path.open("wb") as file:
        file.writelines(f"{line}\n".encode() for line in patch(*trigs))


def patch(old: Path, new: Path) -> Iterator[str]:
    """Give the lines of the patch between two TriG files.

    The head names the version that the patch makes (``id``) and the one that it is made for (``prev``) by the
    SHA-256 of their files. The lines follow by named graph, in each of them first deletions, then additions, sorted.
    """
    yield f"H id <{_named(new)}> ."
    yield f"H prev <{_named(old)}> ."
    yield "TX ."
    for before, after in _side_by_side(old, new):
        yield from sorted(f"D {quad} ." for quad in before - after)
        yield from sorted(f"A {quad} ." for quad in after - before)
    yield "TC ."


def _side_by_side(old: Path, new: Path) -> Iterator[tuple[set[Quad], set[Quad]]]:
    """Give the quads of each named graph in both versions, one graph at a time."""
    lefts, rights = graphs(old), graphs(new)
    left, right = next(lefts, None), next(rights, None)
    while left or right:
        name = min(each[0] for each in (left, right) if each)
        here = [set(each[1]) if each and each[0] == name else set() for each in (left, right)]
        yield here[0], here[1]
        left = next(lefts, None) if left and left[0] == name else left
        right = next(rights, None) if right and right[0] == name else right


def _named(path: Path) -> str:
    with path.open("rb") as file:
        return f"urn:sha256:{file_digest(file, 'sha256').hexdigest()}"
