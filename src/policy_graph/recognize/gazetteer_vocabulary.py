"""Known names arranged for searching, and the user's lists united with the shipped one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from policy_graph.model import EntityType
from policy_graph.recognize.gazetteer_index import Index
from policy_graph.recognize.gazetteer_records import Entry, Row, key

GOVERNMENTS = ("prefecture", "municipality", "special-ward")


@dataclass(frozen=True)
class Vocabulary:
    """Names by their folded spelling, and how long the names with a given beginning can be."""

    rows: Mapping[str, tuple[Row, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    def begins(self, text: str, start: int) -> bool:
        """Tell whether some name begins as the folded text does at ``start``; at most places none does."""
        return text[start : start + 2] in self.lengths

    def at(self, text: str, start: int) -> list[tuple[int, tuple[Row, ...]]]:
        """Give the ends and rows of the names that begin at ``start`` of a folded text, longest first."""
        lengths = self.lengths.get(text[start : start + 2])
        if lengths is None:
            return []
        ends = (start + length for length in lengths if start + length <= len(text))
        return [(end, found) for end in ends if (found := self.rows.get(text[start:end]))]


def vocabulary(rows: Iterable[Row]) -> Vocabulary:
    """Arrange rows for searching, those of one name in the order of their rank; single characters are left out."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    lengths: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        name = row.key
        if len(name) > 1:
            grouped[name].append(row)
            lengths[name[:2]].add(len(name))
    return Vocabulary(
        {name: tuple(sorted(found, key=lambda row: row.rank)) for name, found in grouped.items()},
        {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()},
    )


@lru_cache(maxsize=64)
def local(index: Index, municipality: str) -> Vocabulary:
    """Arrange what is known only in one municipality, which is named with its prefecture (愛知県豊田市)."""
    return vocabulary(index.local(municipality))


def united(known: Iterable[Row], own: Iterable[Row]) -> Iterator[Row]:
    """Yield the known rows with the user's codes and readings added, then the user's other rows.

    A government of the user's list is the one of that name (and prefecture, where the list gives one), also when the
    list calls it an organization: a municipality is place and government at once.
    """
    known = list(known)
    positions: dict[str, list[int]] = defaultdict(list)
    for position, row in enumerate(known):
        for name in {row.key, key(row.entry.canonical)}:
            positions[name].append(position)
    others = []
    for row in own:
        same = [at for at in positions[row.key] if _same(known[at].entry, row.entry)]
        if len({(known[at].entry.canonical, known[at].entry.within) for at in same}) == 1:
            for at in same:
                known[at] = replace(known[at], entry=_joined(known[at].entry, row.entry))
        else:
            others.append(row)
    yield from known
    yield from others


def _same(known: Entry, own: Entry) -> bool:
    government = known.kind in GOVERNMENTS and own.type is EntityType.ORGANIZATION
    if known.type is not own.type and not government:
        return False
    if known.kind == "prefecture" and own.within == known.canonical:
        return True
    return known.within is None or own.within is None or known.within == own.within


def _joined(known: Entry, own: Entry) -> Entry:
    return replace(
        known,
        reading=known.reading or own.reading,
        codes=tuple(dict.fromkeys((*known.codes, *own.codes))),
    )
