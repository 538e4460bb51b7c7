"""Actors and ties are read back out of their tables: a picture of an archive needs no graph."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from policy_graph.model import Actor, ActorType, Side, Tie

ACTORS, TIES = "actors.parquet", "ties.parquet"
BATCH = 20_480
ASKED = {
    ACTORS: "id, label, type, names, organization",
    TIES: """source, target, relation, quote, document, start, "end", meeting, CAST(date AS VARCHAR), speaker, body,
        confidence, side, place, utterance, line, page, beside_quote, beside_start, beside_end, beside_line, beside_page,
        beside_speaker, beside_utterance""",
}


def holds(place: Path) -> bool:
    """Tell whether a folder has both tables; those of an earlier version hold no actors."""
    return all((place / name).is_file() for name in ASKED)


def read(place: Path) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read the actors and ties of the tables in ``place``: those that were written, in the same order."""
    return tuple(map(_actor, _rows(place, ACTORS))), tuple(map(_tie, _rows(place, TIES)))


def _rows(place: Path, name: str) -> Iterator[Sequence[Any]]:
    import duckdb

    with duckdb.connect(config={"threads": 1}) as database:
        found = database.execute(f"SELECT {ASKED[name]} FROM read_parquet(?)", [str(place / name)])
        while rows := found.fetchmany(BATCH):
            yield from rows


def _actor(row: Sequence[Any]) -> Actor:
    id_, label, type_, names, organization = row
    return Actor(
        id=id_, label=label, type=ActorType(type_), names=tuple(names or ()), organization=organization
    )


def _tie(row: Sequence[Any]) -> Tie:
    (
        source,
        target,
        relation,
        quote,
        document,
        start,
        end,
        meeting,
        date,
        speaker,
        body,
        confidence,
        side,
        place,
    ) = row[:14]
    utterance, line, page, beside = row[14:18]
    return Tie(
        source=source,
        target=target,
        relation=relation,
        quote=quote,
        document=document,
        start=start,
        end=end,
        meeting=meeting,
        date=date,
        speaker=speaker,
        body=body,
        confidence=confidence,
        side=Side(side) if side else None,
        place=place,
        utterance=utterance,
        line=line,
        page=page,
        beside=None if beside is None else _beside(row),
    )


def _beside(row: Sequence[Any]) -> Tie:
    """The other half stands in the same document, and runs the other way."""
    source, target, relation, _, document, _, _, meeting, date, _, body, *_ = row
    quote, start, end, line, page, speaker, utterance = row[17:]
    return Tie(
        source=target,
        target=source,
        relation=relation,
        quote=quote,
        document=document,
        start=start,
        end=end,
        meeting=meeting,
        date=date,
        speaker=speaker,
        body=body,
        utterance=utterance,
        line=line,
        page=page,
    )
