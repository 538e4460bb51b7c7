"""The forms of an answer: JSON for pages and scripts, CSV for programs, CSV that is safe in Excel."""

import csv as sheets
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from io import StringIO
from typing import Any

from policy_graph.cells import cut, guarded, one_line
from policy_graph.model.question import Column, Question
from policy_graph.model.serving import Answered

# Cells that a spreadsheet may well read as what they are.
READ = {"integer", "decimal", "date"}
BOM = "\ufeff"


def told(found: Answered) -> dict[str, Any]:
    """Tell an answer as JSON; cells are strings or null, in the order of the variables."""
    question, view = found.question, found.question.view
    return {
        "name": question.name,
        "title": {"ja": question.title_ja, "en": question.title_en},
        "description": {"ja": question.description_ja, "en": question.description_en},
        "values": dict(found.values),
        "columns": [asdict(column) for column in _columns(found)],
        "variables": found.variables,
        "rows": found.rows,
        "truncated": found.truncated,
        "total": found.total,
        "view": {"kind": view.kind, "roles": dict(view.roles)} if view else None,
        "positions": {place: asdict(position) for place, position in found.positions.items()},
        "unplaced": found.unplaced,
        "sparql": found.sparql,
    }


def csv(found: Answered) -> str:
    """Write all variables under their names (RFC 4180)."""
    return _lines([found.variables, *([cell or "" for cell in row] for row in found.rows)])


def for_excel(found: Answered) -> str:
    """Write the columns that people read, under Japanese headings, so that a double click runs and changes nothing."""
    columns = _columns(found)
    places = [found.variables.index(column.name) for column in columns]
    rows = ([row[at] for at in places] for row in found.rows)
    return BOM + _lines(
        [[column.ja for column in columns], *(list(_cells(found, columns, row)) for row in rows)]
    )


def _cells(found: Answered, columns: list[Column], row: list[str | None]) -> Iterator[str]:
    for column, cell in zip(columns, row, strict=True):
        text = guarded(one_line(cell or ""), value=column.type in READ)
        yield cut(text, f"{found.question.name}.csv")


def _columns(found: Answered) -> list[Column]:
    """The columns of a question; one without any shows its variables."""
    described: Question = found.question
    if described.columns:
        return list(described.columns)
    return [Column(name=name, ja=name, en=name) for name in found.variables]


def _lines(rows: Iterable[Iterable[str]]) -> str:
    written = StringIO()
    sheets.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
