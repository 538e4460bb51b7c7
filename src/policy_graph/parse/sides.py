"""Sentences that take a side: which one, and what stands before it as its object (data/stances.toml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policy_graph.model import Side
from policy_graph.parse.words import table

QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|\([^()]*\)")
# What stands last before a side is its object: 議案第３号に(は), 本案に対し(て).
OBJECT = re.compile(
    r"(?:への|についての|に(?:は|も|対(?:し|しまして|して|する|しては)(?:は)?|関し(?:て|まして)|つ(?:いて|きまして)は?)?)、?(?:全面的に|強く|断固|明確に)?$"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A side that a sentence takes: the words before it (``clause``), the last of them (``tail``), whether they are its
    object, whether it is said of a petition (採択), opens or closes a debate, is one of several (…に反対、…), and the place of the object in the sentence."""

    side: Side
    clause: str
    tail: str
    governs: bool
    debate: bool
    petition: bool
    goes_on: bool
    place: tuple[int, int]


def voices(words: str) -> Iterator[Voice]:
    """Read the sides that a folded sentence takes."""
    bare = QUOTED.sub(lambda match: "〓" * len(match[0]), words)
    if not has("quick", bare) or has("not-own", bare):
        return
    begin = 0
    for match in _forms().finditer(bare):
        clause, tail = (
            words[begin : match.start()],
            _tail(bare[begin : match.start()], words[begin : match.start()]),
        )
        begin = match.end()
        if has("others", bare[: match.start()].rpartition("、")[2]):
            continue
        yield _voice(match, clause, tail)
    yield from _stops(words, bare)


def has(name: str, words: str) -> bool:
    """Tell whether words match one of the patterns that go by a name."""
    return _any(name).search(words) is not None


def _voice(match: re.Match[str], clause: str, tail: str) -> Voice:
    supports = (match["for"] or match["adopts"]) is not None
    side = Side.FOR if supports and not match["withholds"] else Side.AGAINST
    petition = (match["adopts"] or match["rejects"]) is not None
    governed = OBJECT.search(clause)
    tail = OBJECT.sub("", tail)
    end = match.start() - (len(governed[0]) if governed else 0)
    return Voice(
        side=side,
        clause=clause,
        tail=tail,
        governs=governed is not None,
        debate=match["debates"] is not None,
        petition=petition,
        goes_on=match["goes"] is not None,
        place=(end - len(tail), end),
    )


def _stops(words: str, bare: str) -> Iterator[Voice]:
    """Who wants something stopped is against it: 計画の中止を求めます, 事業は撤回すべきです."""
    for match in _any("stops").finditer(bare):
        tail = bare[: match.start()].rpartition("、")[2]
        if tail and not has("others", tail + bare[match.start()]):
            place = (match.start() - len(tail), match.start())
            clause = words[: match.start()]
            yield Voice(
                Side.AGAINST,
                clause,
                tail,
                governs=True,
                debate=False,
                petition=False,
                goes_on=False,
                place=place,
            )


def _tail(bare: str, words: str) -> str:
    """What stands last: behind the last comma that is not inside of a title."""
    return words[bare.rstrip("、").rfind("、") + 1 :]


@cache
def _forms() -> re.Pattern[str]:
    rows = table("stances")
    own, debates, withholds, on = (
        "|".join(rows[name]) for name in ("own", "debates", "withholds", "goes-on")
    )
    stem = {name: "|".join(rows[name]) for name in ("for", "against", "adopts", "rejects")}
    sides = rf"(?P<for>{stem['for']})|(?P<against>{stem['against']})|(?P<rejects>{stem['rejects']})|(?<!趣旨)(?<!一部)(?<!部分)(?<!不)(?P<adopts>{stem['adopts']})"
    return re.compile(
        rf"(?<!不)(?:{sides})(?:(?P<debates>{debates})|(?P<withholds>{withholds})|(?P<own>{own})|(?P<goes>{on}))"
    )


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(table("stances")[name]))
