"""Who speaks of what becomes who is tied to whom: one piece of evidence for each pair of actors and matter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import NamedTuple, TypeAlias

from policy_graph.model import Side, Tie
from policy_graph.views.kinds import Projection
from policy_graph.views.lines import Counted, Key, bundled, ordered

# What each actor first says of one matter, by the side taken (None where sides do not count).
Voices: TypeAlias = "Mapping[Side | None, Mapping[str, Tie]]"


class Pair(NamedTuple):
    """Two actors, the smaller id first, with the words of each."""

    one: str
    other: str
    words: Tie
    beside: Tie


def projected(counted: Iterable[Counted], projection: Projection) -> dict[Key, list[Tie]]:
    """Tie the sources of statements that have a target in common.

    ``CONGRUENCE`` ties two actors who take the same side of a matter, ``CONFLICT`` two who take different sides,
    ``SAME_MATTER`` two who speak of it, whatever they say. Each pair has one piece of evidence a matter, however often
    they speak of it: ``quote`` is the first words (by date and place) of the one with the smaller id, ``beside`` those of
    the other, ``matter`` what both speak of, ``confidence`` the lower of both. Who spoke both for and against a matter
    stands on both sides of it, so that two actors can be congruent and in conflict over one matter.
    """
    lines: dict[Key, list[Tie]] = defaultdict(list)
    for matter, voices in _voices(counted, projection).items():
        for pair in _once(_pairs(voices, projection)):
            lines[pair.one, pair.other, projection.value].append(_evidence(pair, matter, projection))
    return {key: ordered(lines[key]) for key in sorted(lines)}


def _voices(counted: Iterable[Counted], projection: Projection) -> dict[str, Voices]:
    """What is said first of each matter, by side and actor."""
    sided = projection is not Projection.SAME_MATTER
    found: dict[str, dict[Side | None, dict[str, Tie]]] = defaultdict(lambda: defaultdict(dict))
    for (actor, matter, _), ties in bundled(counted).items():
        for tie in ties:
            found[matter][tie.side if sided else None].setdefault(actor, tie)
    return {matter: found[matter] for matter in sorted(found)}


def _pairs(voices: Voices, projection: Projection) -> Iterator[Pair]:
    if projection is Projection.CONFLICT:
        sides = (sorted(voices.get(side, {}).items()) for side in (Side.FOR, Side.AGAINST))
        for (one, words), (other, beside) in product(*sides):
            if one != other:
                yield Pair(one, other, words, beside) if one < other else Pair(other, one, beside, words)
        return
    for side in (None, *Side):
        for (one, words), (other, beside) in combinations(sorted(voices.get(side, {}).items()), 2):
            yield Pair(one, other, words, beside)


def _once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Of two who agree or differ twice over one matter, having taken both sides, the earlier words stand."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        ends = pair.one, pair.other
        known = found.get(ends)
        found[ends] = pair if known is None or ordered([pair.words, known.words])[0] is pair.words else known
    yield from found.values()


def _evidence(pair: Pair, matter: str, projection: Projection) -> Tie:
    words, beside = pair.words, pair.beside
    return Tie(
        source=pair.one,
        target=pair.other,
        relation=projection.value,
        quote=words.quote,
        document=words.document,
        start=words.start,
        end=words.end,
        meeting=words.meeting,
        date=words.date,
        speaker=words.speaker,
        body=words.body,
        confidence=min(words.confidence, beside.confidence),
        side=words.side,
        place=words.place,
        utterance=words.utterance,
        line=words.line,
        page=words.page,
        matter=matter,
        beside=beside,
    )
