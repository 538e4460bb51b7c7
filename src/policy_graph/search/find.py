"""Utterances are found by their words, things by their names, and names are completed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from policy_graph.model.serving import Found, Hit, Suggestion
from policy_graph.text import fold


def find(place: Path, words: str, *, kind: str = "", limit: int = 50, offset: int = 0) -> Found:
    """Find the utterances that hold ``words``, in the index file ``place``; ``kind`` finds things of one kind instead."""
    wanted = fold(words).lower()
    with closing(_opened(place)) as database:
        rows = database.execute(
            "SELECT iri, label, text, date, context FROM spoken WHERE instr(folded, ?) ORDER BY date DESC, iri",
            (wanted,),
        ).fetchall()
    hits = tuple(
        Hit(iri=iri, kind="utterance", label=label, before=text[:60], date=date, context=context)
        for iri, label, text, date, context in rows[offset : offset + limit]
    )
    return Found(hits=hits, total=len(rows))


def complete(place: Path, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
    """Suggest things whose name, reading or alias holds what somebody has typed."""
    with closing(_opened(place)) as database:
        rows = database.execute(
            "SELECT iri, kind, label, name, context, count FROM name WHERE instr(folded, ?) AND (? = '' OR kind = ?) "
            "ORDER BY count DESC, label LIMIT ?",
            (fold(begun).lower(), kind, kind, limit),
        ).fetchall()
    return tuple(
        Suggestion(iri=iri, kind=kind, label=label, matched=name, context=context, count=count)
        for iri, kind, label, name, context, count in rows
    )


def _opened(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{place}?mode=ro", uri=True)
