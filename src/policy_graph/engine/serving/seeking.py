"""Search and completion where only another server knows the names: fewer ways to find them, and the same answers to the doors."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from policy_graph.engine.serving.away import Away
from policy_graph.folding import folded
from policy_graph.folding.words import Words, read
from policy_graph.model.serving import Found, Hit, Sought, Suggestion
from policy_graph.search.snippet import around, parts
from policy_graph.triples import names

# So many things stand before what was said, and so many are counted.
THINGS, COUNTED = 8, 1000
BODY, UTTERANCE = "body", "utterance"


def find(away: Away, sought: Sought) -> Found:
    """Find utterances and things; raises UsageError for what cannot be looked for, LimitExceeded for too many."""
    words = read(sought.words, str.lower)
    found = Found(hits=(), total=0)
    if sought.kind != UTTERANCE and words.all:
        found = _things(away, words, sought)
    return found if _only_things(sought) else _spoken(away, words, sought, found)


def complete(away: Away, begun: str, kind: str, limit: int) -> tuple[Suggestion, ...]:
    """Complete a name; see ``Remote.complete``."""
    typed, kinds = begun.strip().lower(), _kinds(kind)
    words = Words(((typed,),) if typed else ())
    others = tuple(each for each in kinds if each in names.KINDS)
    found = tuple(_bodies(away, words, limit)) if BODY in kinds else ()
    if typed and (others or not kinds):
        found += tuple(_named(away, words, others, limit))
    return found[:limit]


def _things(away: Away, words: Words, sought: Sought) -> Found:
    kinds = tuple(each for each in _kinds(sought.kind) if each in names.KINDS)
    if sought.kind and not kinds:
        return Found(hits=(), total=0)
    every = tuple(_named(away, words, kinds, COUNTED))
    first, most = (sought.offset, sought.limit) if _only_things(sought) else (0, THINGS)
    counts = Counter(each.kind for each in every).most_common()
    return Found(hits=(), total=0, things=every[first : first + most], named=tuple(counts))


def _spoken(away: Away, words: Words, sought: Sought, found: Found) -> Found:
    """Look for utterances first and for the words of those that are shown then: not every server sorts long texts."""
    rows = away.rows(names.spoken(words, sought))
    shown = [row[0] for row in rows[sought.offset : sought.offset + sought.limit] if row[0]]
    hits = {hit.iri: hit for hit in _hits(away, words, shown)} if shown else {}
    return replace(found, hits=tuple(hits[iri] for iri in shown if iri in hits), total=len(rows))


def _hits(away: Away, words: Words, utterances: Collection[str]) -> Iterator[Hit]:
    marking = tuple(map(folded, words.wanted))
    for iri, text, speaker, date, meeting, met in away.rows(names.texts(utterances)):
        (low, high), marked = around(text or "", marking)
        yield Hit(
            iri=iri or "",
            kind=UTTERANCE,
            label=speaker or "",
            before="…" if low else "",
            after="…" if high < len(text or "") else "",
            parts=tuple(parts(text or "", (low, high), marked)),
            times=len(marked),
            speaker=speaker or "",
            date=date,
            meeting=meeting or "",
            context=met or "",
        )


def _named(away: Away, words: Words, kinds: Collection[str], limit: int) -> Iterator[Suggestion]:
    for iri, label, matched in away.rows(names.things(away.base, words, kinds, limit)):
        if iri and label:
            kind = iri.removeprefix(f"{away.base}id/").partition("/")[0]
            yield Suggestion(iri=iri, kind=kind, label=label, matched=matched or label)


def _bodies(away: Away, words: Words, limit: int) -> Iterator[Suggestion]:
    for name, meetings in away.rows(names.bodies(words, limit)):
        if name:
            yield Suggestion(iri="", kind=BODY, label=name, matched=name, count=int(meetings or 0))


def _only_things(sought: Sought) -> bool:
    return bool(sought.kind) and sought.kind != UTTERANCE


def _kinds(given: str) -> tuple[str, ...]:
    return tuple(filter(None, (kind.strip() for kind in given.split(","))))
