"""Names that a gazetteer knows, with their official codes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.gazetteer_records import Entry, Hit, listed
from policy_graph.recognize.places import stands

BEHIND = {
    "town": re.compile(r"[0-9０-９一二三四五六七八九十]+丁目"),
    "foreign-place": re.compile("特別市|直轄市|広域市"),
}
# Foreign places keep their surface (guidelines): a short form of a country is not rewritten.
FOREIGN = ("country", "region", "foreign-place")


def find(analysis: Analysis, hits: Iterable[Hit], spent: Spent, *, programs: bool) -> Iterator[Candidate]:
    """Take known names that do not cut a word in two, only ``programs`` where nothing else is wanted.

    A program that everybody knows by name goes before the rules for endings, unless a noun behind it makes it a part
    of a longer name; everything else comes after them.
    """
    for hit in hits:
        if programs and (hit.entries[0].type is not EntityType.PROGRAM or _goes_on(analysis, hit.end)):
            continue
        if not is_free(hit.start, hit.end, spent) or not _fits(analysis, hit):
            continue
        yield _with_block(analysis.copy.text, _candidate(hit))


def _goes_on(analysis: Analysis, end: int) -> bool:
    after = analysis.beginning_at(end)
    return bool(after and after.tag.startswith(("名詞", "接尾辞")))


def _with_block(text: str, found: Candidate) -> Candidate:
    """星見台｜四丁目: the block belongs to the name of a neighbourhood, 特別市 to that of a city abroad."""
    behind = BEHIND.get(found.kind or "")
    block = behind.match(text, found.end) if behind else None
    return replace(found, end=block.end(), canonical=None) if block else found


def _fits(analysis: Analysis, hit: Hit) -> bool:
    tokens = analysis.tokens
    inside = analysis.touching(hit.start, hit.end)
    if not inside:
        return False
    first, last = tokens[inside[0]], tokens[inside[-1]]
    whole = first.start == hit.start and last.end == hit.end
    if not whole and not all("固有名詞-地名" in tokens[position].tag for position in (inside[0], inside[-1])):
        return False
    return hit.entries[0].type is not EntityType.PLACE or stands(tokens, inside[0], inside[-1])


def _candidate(hit: Hit) -> Candidate:
    entry = hit.entries[0]
    sure = len({each.canonical for each in hit.entries}) == 1
    there = len({each.within for each in hit.entries}) == 1
    return Candidate(
        start=hit.start,
        end=hit.end,
        type=entry.type,
        method=f"gazetteer:{entry.kind or entry.type.lower()}",
        kind=entry.kind or None if len({each.kind for each in hit.entries}) == 1 else None,
        canonical=_canonical(entry) if sure else None,
        codes=entry.codes if len(hit.entries) == 1 else (),
        candidates=listed(hit.entries),
        reading=entry.reading if sure and there else None,
        within=entry.within if sure and there else None,
    )


def _canonical(entry: Entry) -> str | None:
    return None if entry.kind in FOREIGN or entry.canonical == entry.name else entry.canonical
