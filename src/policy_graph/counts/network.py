"""Actors and ties are read back out of their tables: a picture of an archive needs no graph."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policy_graph.model import Actor, ActorType, Side, Tie


def _column(name: str) -> str:
    return "CAST(date AS VARCHAR)" if name == "date" else f'"{name}"'


ACTORS, TIES = "actors.parquet", "ties.parquet"
BATCH = 20_480
# The fields of a tie as they stand in its row, and those in which the words beside it differ.
TIE = (
    *(
        "source",
        "target",
        "relation",
        "quote",
        "document",
        "start",
        "end",
        "meeting",
        "date",
        "speaker",
        "body",
    ),
    *("confidence", "side", "place", "utterance", "line", "page"),
)
# What only the tie itself knows.
NEITHER = {"side": None, "place": None, "confidence": 1.0}
BESIDE = ("quote", "start", "end", "line", "page", "speaker", "utterance")
ASKED = {
    ACTORS: "id, label, type, names, organization",
    TIES: ", ".join((*map(_column, TIE), *(f"beside_{name}" for name in BESIDE))),
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
    cells = dict(zip(TIE, row, strict=False))
    if cells["side"]:
        cells["side"] = Side(cells["side"])
    beside = row[len(TIE) :]
    return Tie(**cells, beside=None if beside[0] is None else _beside(cells, beside))


def _beside(cells: Mapping[str, Any], row: Sequence[Any]) -> Tie:
    """The other half stands in the same document, and runs the other way."""
    turned = {"source": cells["target"], "target": cells["source"], **NEITHER}
    return Tie(**{**cells, **turned, **dict(zip(BESIDE, row, strict=True))})
