"""What became of each entity: kept, merged, renamed, split, or no longer named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.triples.changes.alignment import align, alike
from policy_graph.triples.changes.records import Minutes, Named, Overview

Votes = Mapping[str, Counter[str]]
NONE: Counter[str] = Counter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """``now`` is what an old entity is in the new version (``None``: nothing), ``parted`` out of which (new) entity a
    new one came, ``votes`` how many mentions with the same words went from one to another; ``was`` is ``now`` turned round."""

    now: Mapping[str, str | None]
    was: Mapping[str, Sequence[str]]
    parted: Mapping[str, str]
    votes: Votes

    def old(self, id: str | None) -> str | None:
        """Give the id that an old one is compared by."""
        return (self.now.get(id) or id) if id else None

    def new(self, id: str | None) -> str | None:
        """Give the id that a new one is compared by: what was split off counts as what it came from."""
        return self.parted.get(id, id) if id else None


def identity(old: Overview, new: Overview, documents: Iterable[tuple[Minutes, Minutes]]) -> Identity:
    """Follow each entity by judgement, by its IRI, and by the places where it is named."""
    votes, reworded = _votes(documents)
    now = {id: _now(id, old, new, votes, reworded) for id in old.things}
    return Identity(now=now, was=_was(now), parted=_parted(now, old, new, votes), votes=votes)


def _was(now: Mapping[str, str | None]) -> Mapping[str, Sequence[str]]:
    was: dict[str, list[str]] = {}
    for id, new in now.items():
        if new is not None:
            was.setdefault(new, []).append(id)
    return was


def _votes(documents: Iterable[tuple[Minutes, Minutes]]) -> tuple[Votes, Votes]:
    """Count what stands where each entity stood: in the same words, and in words that were edited."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    reworded: dict[str, Counter[str]] = defaultdict(Counter)
    for before, after in documents:
        for left, right in _same_places(before, after):
            if left.entity and right.entity:
                counted = votes if left.words == right.words else reworded
                counted[left.entity][right.entity] += 1
    return votes, reworded


def _now(id: str, old: Overview, new: Overview, votes: Votes, reworded: Votes) -> str | None:
    if id in new.things:
        return id
    judged = _led(id, new.replaced)
    if judged in new.things:
        return judged
    # Where other words stand now, the name was put right only if it is a new one: else somebody else is meant.
    edited = Counter({to: n for to, n in reworded.get(id, NONE).items() if to not in old.things})
    counted = votes.get(id) or edited
    return max(counted, key=lambda each: (counted[each], each), default=None)


def _led(id: str, replaced: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while id in replaced and id not in seen:
        seen.add(id)
        id = replaced[id]
    return id


def _parted(now: Mapping[str, str | None], old: Overview, new: Overview, votes: Votes) -> dict[str, str]:
    """Give what is new and took over some of the mentions of what stayed."""
    kept = set(now.values())
    parted: dict[str, tuple[int, str]] = {}
    for id, counted in sorted(votes.items()):
        home = now.get(id)
        for other, count in counted.items():
            if home and other not in kept and other not in old.things and other in new.things:
                parted[other] = max(parted.get(other, (0, "")), (count, home))
    return {other: home for other, (_, home) in parted.items()}


def _same_places(old: Minutes, new: Minutes) -> Iterator[tuple[Named, Named]]:
    """Pair the mentions that stand in the same places; those of an edited text by the words around them."""
    if old.head.checksum == new.head.checksum:
        places = {(each.start, each.words): each for each in new.named}
        yield from ((each, places[key]) for each in old.named if (key := (each.start, each.words)) in places)
        return
    keys = (lambda each: (each.before, each.words, each.after), lambda each: each.words)
    for left, right in align(old.named, new.named, keys, _likeness):
        if left and right:
            yield left, right


def _likeness(old: Named, new: Named) -> float:
    return alike(old.words, new.words, 1)
