"""What addresses say: 青葉市港町１丁目２番地、白峰建設株式会社 lies there, and so does みどり会館（青葉市港町１－２）."""

import re
from collections.abc import Iterator

from policy_graph.model import Claim, EntityType, Predicate
from policy_graph.recognize.claims_reading import Named, Reading, claim

NUMBER = r"[0-9０-９一二三四五六七八九十百〇]"
# Behind the last place of an address: the numbers of block and house.
HOUSE = re.compile(
    rf"(?:{NUMBER}|丁目|番地?|号|[条線区南北東西]|の|[-－−―ー])*(?:丁目|番地?|号|{NUMBER})[、，\s]*"
)
BLOCK = re.compile(rf"{NUMBER}(?:丁目|番地?|号|[-－−])")
OPENS = re.compile(r"\s*[（(]\s*")
METHOD = "structure:address"


def addresses(reading: Reading) -> Iterator[Claim]:
    """Read the address before a name, and the one in brackets behind it."""
    for position, named in enumerate(reading.names):
        if named.type in (EntityType.ORGANIZATION, EntityType.PLACE):
            yield from _before(reading, position, named)
            yield from _behind(reading, position, named)


def _before(reading: Reading, position: int, named: Named) -> Iterator[Claim]:
    """青葉市港町１丁目２番地、白峰建設株式会社."""
    if named.type is EntityType.ORGANIZATION and position:
        last = reading.names[position - 1]
        gap = reading.text[last.end : named.start]
        if _is_place(last) and HOUSE.fullmatch(gap) and BLOCK.search(reading.text[last.start : named.start]):
            yield from _lies(reading, named, _run(reading, position - 1), (last.start, named.end))


def _behind(reading: Reading, position: int, named: Named) -> Iterator[Claim]:
    """みどり会館（青葉市港町１－２）."""
    opens = OPENS.match(reading.text, named.end)
    inner = reading.names[position + 1 : position + 4]
    if not opens or not inner or inner[0].start != opens.end() or not _is_place(inner[0]):
        return
    closes = re.search(r"[）)]", reading.text[opens.end() :])
    stop = opens.end() + closes.start() if closes else 0
    places = [each for each in inner if each.end <= stop and _is_place(each)]
    if BLOCK.search(reading.text[inner[0].start : stop]):
        yield from _lies(reading, named, places, (named.start, stop))


def _run(reading: Reading, position: int) -> list[Named]:
    """The places of one address: a name and those that touch it."""
    found = [reading.names[position]]
    for at in range(position - 1, -1, -1):
        if not _is_place(reading.names[at]) or reading.names[at].end != found[-1].start:
            break
        found.append(reading.names[at])
    return found


def _lies(reading: Reading, named: Named, places: list[Named], place: tuple[int, int]) -> Iterator[Claim]:
    start = min([place[0], *(each.start for each in places)])
    for each in places:
        evidence = reading.span(start, place[1])
        yield claim(named.mention, Predicate.LOCATED_IN, each.mention, evidence, METHOD)


def _is_place(named: Named) -> bool:
    return named.type is EntityType.PLACE and not named.mention.anaphor
