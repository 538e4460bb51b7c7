"""What was withdrawn is not told again: words of the old version that the new one does not hold are blacked out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from policy_graph.model import Change, ChangeKind, Word
from policy_graph.triples.changes.graphs import graphs

# What stands for each character that was taken out of a text, and for words that are not told.
BLOCK = "█"
BLACKED = BLOCK * 3
# A count, a date, a time of day; a longer number may be somebody's telephone.
HARMLESS = re.compile(r"\d{0,4}|\d{4}-\d\d-\d\d|\d\d:\d\d")
# What is not about minutes, and what the new version says itself.
OPEN = frozenset(
    {ChangeKind.WITHDRAWN, ChangeKind.SOFTWARE, ChangeKind.SETTING, ChangeKind.BASE, ChangeKind.FINDINGS}
)
# Names are put together by us, of a name and what it belongs to; all else has to stand in the new graph as it is.
NAMES = frozenset({"old", "new", "who", "subject", "object", "about", "becomes", "names", "meeting"})
SPACE = re.compile(r"\s+")
# Told without its name, each of these says no more than the withdrawal itself.
EMPTY = frozenset({ChangeKind.DROPPED, ChangeKind.ALIAS_LOST, ChangeKind.RELABELLED})


def masked(one: str, other: str) -> bool:
    """Say whether two texts are the same but for words that are blacked out in one of them."""
    return one != other and (_blacked_out(one, other) or _blacked_out(other, one))


def _blacked_out(plain: str, black: str) -> bool:
    if BLOCK not in black:
        return False
    parts = re.split(f"({BLOCK}+)", black)
    pattern = "".join(
        f".{{0,{2 * len(part)}}}" if at % 2 else re.escape(part) for at, part in enumerate(parts)
    )
    return re.fullmatch(pattern, plain, re.DOTALL) is not None


def withheld(changes: list[Change], path: Path) -> list[Change]:
    """Black out every word that the new graph, the file at ``path``, does not hold."""
    about = [change for change in changes if change.kind not in OPEN]
    wanted = {part for change in about for name, text in _texts(change) for part in _parts(name, text)}
    missing, unknown = _not_in(path, wanted, {change.iri for change in about if change.iri})
    told = (each if each.kind in OPEN else _blacked(each, missing, unknown) for each in changes)
    return [each for each in told if not (each.kind in EMPTY and BLACKED in dict(_texts(each)).values())]


def _texts(change: Change) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name, value in change.said.items() if isinstance(value, str))
    yield from (("meeting", change.meeting),) if change.meeting else ()


def _parts(name: str, text: str) -> list[str]:
    """Cut what was shortened or put together by us into what stands in the graph."""
    parts = re.split(r"[…（）、]+" if name in NAMES else "…", SPACE.sub("", text))
    return [part for part in parts if not HARMLESS.fullmatch(part)]


def _not_in(path: Path, wanted: set[str], names: set[str]) -> tuple[set[str], set[str]]:
    """Give the words and the names that stand nowhere in the graph."""
    missing, unknown = set(wanted), set(names)
    for _, quads in graphs(path):
        unknown -= {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
        said = {quad.object.value for quad in quads if isinstance(quad.object, Literal)}
        texts = "\n".join(SPACE.sub("", each) for each in said)
        missing = {each for each in missing if each not in texts}
    return missing, unknown


def _blacked(change: Change, missing: set[str], unknown: set[str]) -> Change:
    said = {name: _told(name, value, missing) for name, value in change.said.items()}
    meeting = _told("meeting", change.meeting, missing) if change.meeting else None
    iri = None if change.iri in unknown else change.iri
    return replace(change, said=said, iri=iri, meeting=str(meeting) if meeting else None)


def _told(name: str, word: Word, missing: set[str]) -> Word:
    if isinstance(word, str) and missing.intersection(_parts(name, word)):
        return BLACKED
    return word
