"""Things are found by what they are called: whole names first, then names that begin so, then names that hold it."""

import json
import sqlite3
from collections.abc import Collection, Sequence

from policy_graph.model.serving import Suggestion
from policy_graph.search.grams import LAST, holding

# Of names that merely hold what was typed so many are looked at.
LOOKED_AT = 20_000
# Names and guessed readings that are for finding, not for showing.
NOT_SHOWN = ("hidden", "guess")
# Rows are handed over as JSON, since there is a bound on how long a statement may be.
ROWS = "(SELECT value FROM json_each(:rows))"
# How a name fits, and names that somebody gave before those that were guessed.
RANK = "CASE WHEN folded = :typed THEN 0 WHEN folded BETWEEN :typed AND :typed || :last THEN 1 ELSE 2 END"
FOUND = (
    "SELECT thing.iri, kind, label, name, sort, context, count FROM name_folded "
    "JOIN name USING (id) JOIN thing ON thing.id = name.thing WHERE {where} "
    f"ORDER BY {RANK}, count DESC, length(folded), label, iri, name.id"
)


def complete(
    database: sqlite3.Connection, typed: str, kinds: Sequence[str], limit: int
) -> tuple[Suggestion, ...]:
    """Suggest things that are called so; ``typed`` is folded, no ``kinds`` mean all."""
    begun = _suggested(database, typed, "folded BETWEEN :typed AND :typed || :last", kinds, limit)
    if len(begun) == limit:
        return begun
    rows = list(holding(database, "name", typed))[:LOOKED_AT]
    return among(database, typed, rows, kinds, limit)


def foremost(database: sqlite3.Connection, kinds: Sequence[str], limit: int) -> tuple[Suggestion, ...]:
    """Suggest the things of some kinds that are named most often, for who has not typed anything."""
    query = (
        "SELECT iri, kind, label, context, count FROM thing WHERE kind IN (SELECT value FROM json_each(:kinds)) "
        "ORDER BY count DESC, label, iri LIMIT :limit"
    )
    values = {"kinds": json.dumps(list(kinds)), "limit": limit}
    return tuple(
        Suggestion(iri=iri, kind=kind, label=label, matched=label, context=context, count=count)
        for iri, kind, label, context, count in database.execute(query, values)
    )


def among(
    database: sqlite3.Connection, typed: str, rows: Collection[int], kinds: Sequence[str], limit: int
) -> tuple[Suggestion, ...]:
    """Choose of the things that have these names; those come first that fit what was ``typed`` best."""
    return _suggested(database, typed, f"name_folded.id IN {ROWS}", kinds, limit, rows)


def counted(
    database: sqlite3.Connection, rows: Collection[int], kinds: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    """Count the things that have these names, by kind."""
    query = (
        "SELECT kind, count(DISTINCT thing.id) FROM name JOIN thing ON thing.id = name.thing "
        f"WHERE name.id IN {ROWS} GROUP BY kind ORDER BY 2 DESC, 1"
    )
    found = database.execute(query, {"rows": json.dumps(list(rows))})
    return tuple((kind, count) for kind, count in found if not kinds or kind in kinds)


def bodies(database: sqlite3.Connection, typed: str, limit: int) -> tuple[Suggestion, ...]:
    """Suggest the bodies whose meetings there are, by part of their name."""
    query = (
        f"SELECT name, sum(count) FROM about WHERE field = 'body' AND name <> '' AND instr(folded, :typed) "
        f"GROUP BY name ORDER BY {RANK}, 2 DESC, 1 LIMIT :limit"
    )
    values = {"typed": typed, "last": LAST, "limit": limit}
    return tuple(
        Suggestion(iri="", kind="body", label=name, matched=name, count=count)
        for name, count in database.execute(query, values)
    )


def _suggested(
    database: sqlite3.Connection,
    typed: str,
    where: str,
    kinds: Sequence[str],
    limit: int,
    rows: Collection[int] = (),
) -> tuple[Suggestion, ...]:
    """Suggest things whose names fulfil a condition, each by the name that fits best."""
    found: dict[str, Suggestion] = {}
    values = {"typed": typed, "last": LAST, "rows": json.dumps(list(rows))}
    for iri, kind, label, name, sort, context, count in database.execute(FOUND.format(where=where), values):
        if iri not in found and (not kinds or kind in kinds):
            matched = label if sort in NOT_SHOWN else name
            found[iri] = Suggestion(
                iri=iri, kind=kind, label=label, matched=matched, context=context, count=count
            )
        if len(found) == limit:
            break
    return tuple(found.values())
