"""Utterances are found by what was said."""

import sqlite3
from collections.abc import Sequence

from policy_graph.folding.words import Words
from policy_graph.model.serving import Hit, Sought
from policy_graph.search.columns import Columns
from policy_graph.search.matching import matching, without
from policy_graph.search.runs import in_source
from policy_graph.search.snippet import around, parts


def find(database: sqlite3.Connection, words: Words, sought: Sought) -> tuple[tuple[Hit, ...], int]:
    """Give the wanted page of the utterances that are sought, and how many there are in all."""
    columns = Columns(database)
    found = matching(database, "spoken", words)
    if found is None:
        found = without(database, "spoken", words.none, dict.fromkeys(columns.all(), 0))
    kept = columns.narrowed(found, sought)
    found = found if kept is found else {row: found[row] for row in kept}
    rows = columns.ordered(found, sought.order)[sought.offset : sought.offset + sought.limit]
    return tuple(_hit(database, row, words.wanted, found[row]) for row in rows), len(found)


def _hit(database: sqlite3.Connection, row: int, words: Sequence[str], times: int) -> Hit:
    iri, label, text, runs, date, context, meeting, speaker = database.execute(
        "SELECT spoken.iri, label, text, runs, date, met.name, met.iri, who.name FROM spoken "
        "JOIN about met ON met.id = meeting JOIN about who ON who.id = speaker WHERE spoken.id = ?",
        (row,),
    ).fetchone()
    (low, high), marked = around(text, words)
    first, last = marked[0] if marked else (low, low)
    start, end = in_source(runs, *(marked[0] if marked else (low, high)))
    return Hit(
        iri=iri,
        kind="utterance",
        label=label,
        before=("…" if low else "") + text[low:first],
        marked=text[first:last],
        after=text[last:high] + ("…" if high < len(text) else ""),
        date=date,
        context=context,
        start=start,
        end=end,
        speaker=speaker,
        meeting=meeting,
        parts=tuple(parts(text, (low, high), marked)),
        times=times,
    )
