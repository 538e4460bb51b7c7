"""What was withdrawn is not told again: words of the old version that the new one does not hold are blacked out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from policy_graph.model import Bilingual, Change, ChangeKind
from policy_graph.triples.changes.graphs import graphs

# What stands for each character that was taken out of a text, and for words that are not told.
BLOCK = "█"
BLACKED = BLOCK * 3
# What tells nothing but numbers and dates.
HARMLESS = re.compile(r"[\d\s:.,/-]*")
# Told without its name, each of these says no more than the withdrawal itself.
EMPTY = frozenset({ChangeKind.DROPPED, ChangeKind.ALIAS_LOST, ChangeKind.RELABELLED})


def masked(old: str, new: str) -> bool:
    """Say whether the new text is the old one with words blacked out or taken away, and nothing else."""
    if not new:
        return bool(old)
    if BLOCK not in new:
        return False
    parts = re.split(f"({BLOCK}+)", new)
    pattern = "".join(
        f".{{0,{2 * len(part)}}}" if at % 2 else re.escape(part) for at, part in enumerate(parts)
    )
    return re.fullmatch(pattern, old, re.DOTALL) is not None


def withheld(changes: list[Change], path: Path) -> list[Change]:
    """Black out every word that the new graph, the file at ``path``, does not hold."""
    wanted = {part for change in changes for text in _texts(change) for part in _parts(text)}
    names = {change.iri for change in changes if change.iri}
    missing, unknown = _not_in(path, wanted, names)
    told = [_blacked(change, missing, unknown) for change in changes]
    return [each for each in told if not (each.kind in EMPTY and BLACKED in set(_texts(each)))]


def _texts(change: Change) -> Iterator[str]:
    yield from (value for value in change.said.values() if isinstance(value, str))
    yield from (change.meeting,) if change.meeting else ()


def _parts(text: str) -> list[str]:
    """Cut what was shortened or put together by us into what stands in the graph."""
    return [part for part in re.split(r"[…（）、 ]+", text) if not HARMLESS.fullmatch(part)]


def _not_in(path: Path, wanted: set[str], names: set[str]) -> tuple[set[str], set[str]]:
    """Give the words and the names that stand nowhere in the graph."""
    missing, unknown = set(wanted), set(names)
    for _, quads in graphs(path):
        unknown -= {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
        texts = "\n".join({quad.object.value for quad in quads if isinstance(quad.object, Literal)})
        missing = {each for each in missing if each not in texts}
    return missing, unknown


def _blacked(change: Change, missing: set[str], unknown: set[str]) -> Change:
    said = {name: _told(value, missing) for name, value in change.said.items()}
    meeting = _told(change.meeting, missing) if change.meeting else None
    iri = None if change.iri in unknown else change.iri
    return replace(change, said=said, iri=iri, meeting=str(meeting) if meeting else None)


def _told(value: str | int | Bilingual, missing: set[str]) -> str | int | Bilingual:
    if isinstance(value, str) and missing.intersection(_parts(value)):
        return BLACKED
    return value
