"""The doors of the index: what was said and what is called so is found, names are completed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from policy_graph.folding import folded
from policy_graph.folding.words import Words, read
from policy_graph.model.serving import Found, Sought, Suggestion
from policy_graph.search import names, spoken
from policy_graph.search.matching import matching
from policy_graph.search.schema import opened

# So many things stand before what was said.
THINGS = 8
# Who meets, as the minutes call them: no kind of thing, but a list to choose from.
BODY = "body"


def find(place: Path, sought: Sought) -> Found:
    """Find utterances and things, in the index file ``place``; raises UsageError for what cannot be looked for."""
    words = read(sought.words)
    with closing(opened(place)) as database:
        hits, total = ((), 0) if _only_things(sought) else spoken.find(database, words, sought)
        things, named = ((), ()) if sought.kind == "utterance" else _things(database, words, sought)
    return Found(hits=hits, total=total, things=things, named=named)


def _things(
    database: sqlite3.Connection, words: Words, sought: Sought
) -> tuple[tuple[Suggestion, ...], tuple[tuple[str, int], ...]]:
    """Give some of the things that are called so, and how many there are of each kind."""
    rows, kinds = matching(database, "name", words) or {}, _kinds(sought.kind)
    first, limit = (sought.offset, sought.limit) if _only_things(sought) else (0, THINGS)
    found = names.among(database, "".join(words.wanted), rows, kinds, first + limit)[first:]
    return found, names.counted(database, rows, kinds)


def complete(place: Path, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
    """Suggest what somebody may be typing, the most named things of a kind where nothing is typed yet.

    ``kind`` are several with commas between them, ``body`` those who meet.
    """
    typed, kinds = folded(begun), _kinds(kind)
    others = tuple(each for each in kinds if each != BODY)
    with closing(opened(place)) as database:
        found = names.bodies(database, typed, limit) if BODY in kinds else ()
        if typed and (others or not kinds):
            found += names.complete(database, typed, others, limit)
        elif others:
            found += names.foremost(database, others, limit)
    return found[:limit]


def _only_things(sought: Sought) -> bool:
    return bool(sought.kind) and sought.kind != "utterance"


def _kinds(given: str) -> tuple[str, ...]:
    return tuple(filter(None, (kind.strip() for kind in given.split(","))))
