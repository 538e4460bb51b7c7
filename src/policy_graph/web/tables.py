"""The rows of an answer as a page shows them: what a cell leads to, and where the words of a quote stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

# Columns that tell the place of a quote stand below its words.
PLACE = ("file", "page", "line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: ``to`` is a link from the root of the server or to elsewhere, ``place`` where a quote stands."""

    text: str
    type: str
    to: str | None = None
    outward: bool = False
    place: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Some rows of an answer: ``columns`` are those that are shown."""

    columns: Sequence[Mapping[str, Any]]
    rows: tuple[tuple[Cell, ...], ...]


def table(answer: Mapping[str, Any], base: str, rows: slice) -> Table:
    """Lay out some rows of an answer; IRIs that begin with ``base`` are pages of this server."""
    columns = shown(answer["columns"])
    at = {name: index for index, name in enumerate(answer["variables"])}
    return Table(
        columns=columns,
        rows=tuple(tuple(_cells(columns, _named(at, row), base)) for row in answer["rows"][rows]),
    )


def shown(columns: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the columns that stand for themselves; those of a place do so where there is no quote."""
    quoted = any(column["type"] == "quote" for column in columns)
    return [column for column in columns if not (quoted and column["name"] in PLACE)]


def local(iri: str, base: str) -> str | None:
    """Give the address of a thing of ours on this server, from its root."""
    if not base or not iri.startswith(f"{base}id/"):
        return None
    return quote(iri.removeprefix(base), safe="/%~!$&'()*+,;=:@")


def _named(at: Mapping[str, int], row: Sequence[str | None]) -> dict[str, str]:
    return {name: row[index] or "" for name, index in at.items()}


def _cells(columns: Sequence[Mapping[str, Any]], row: Mapping[str, str], base: str) -> Iterator[Cell]:
    for column in columns:
        text = row.get(column["name"], "")
        iri = row.get(column["iri"] or "", "") or text
        ours = local(iri, base)
        outward = not ours and iri.startswith(("https://", "http://"))
        place = {name: row.get(name, "") for name in PLACE} if column["type"] == "quote" else None
        yield Cell(
            text=text,
            type=column["type"],
            to=ours or (iri if outward else None),
            outward=outward,
            place=place,
        )
