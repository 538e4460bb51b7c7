"""Names that a gazetteer knows, with their official codes."""

from collections.abc import Iterator

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.gazetteer import Gazetteer
from policy_graph.recognize.gazetteer_records import Entry, Hit, listed
from policy_graph.recognize.places import stands

# Foreign places keep their surface (guidelines): a short form of a country is not rewritten.
FOREIGN = ("country", "region", "foreign-place")


def find(analysis: Analysis, gazetteer: Gazetteer, near: str | None, spent: Spent) -> Iterator[Candidate]:
    """Find known names that do not cut a word in two; ``near`` is the municipality of the meeting."""
    for hit in gazetteer.find(analysis.copy.text, near):
        if not is_free(hit.start, hit.end, spent) or not _fits(analysis, hit):
            continue
        yield _candidate(hit)


def _fits(analysis: Analysis, hit: Hit) -> bool:
    tokens = analysis.tokens
    inside = [
        position for position, token in enumerate(tokens) if token.start < hit.end and hit.start < token.end
    ]
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
        method=f"gazetteer:{entry.kind}",
        kind=entry.kind if len({each.kind for each in hit.entries}) == 1 else None,
        canonical=_canonical(entry) if sure else None,
        codes=entry.codes if len(hit.entries) == 1 else (),
        candidates=listed(hit.entries),
        reading=entry.reading if sure and there else None,
        within=entry.within if sure and there else None,
    )


def _canonical(entry: Entry) -> str | None:
    return None if entry.kind in FOREIGN or entry.canonical == entry.name else entry.canonical
