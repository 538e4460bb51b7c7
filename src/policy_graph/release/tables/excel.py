"""CSV that a double click opens safely in Excel: Japanese headings, no formula, no lost zero, no broken row."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from policy_graph.cells import cut, guarded, one_line
from policy_graph.model import Cell, ColumnType, Row, Table, TableColumn
from policy_graph.release.tables.csv_file import joined, write_lines

# Cells that a spreadsheet may well read as what they are.
READ = {ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.DATE, ColumnType.TIME}


def write(path: Path, table: Table, rows: Iterable[Row]) -> None:
    """Write a table under Japanese headings, with a byte order mark."""
    headings = [column.title.ja for column in table.columns]
    write_lines(path, [headings, *(_cells(table, row) for row in rows)], mark=True)


def _cells(table: Table, row: Row) -> Iterator[str]:
    whole = f"{table.file} {_named(table, row)}"
    for column, cell in zip(table.columns, row, strict=True):
        text = guarded(shown(column, cell), value=column.type in READ)
        yield cut(text, whole) if cell else ""


def _named(table: Table, row: Row) -> str:
    return " ".join(f"{name}={joined(row[table.place(name)])}" for name in table.key)


def shown(column: TableColumn, cell: Cell) -> str:
    """Give a cell as people read it: codes in Japanese, one line; a line break becomes ↵."""
    text = joined(cell)
    if column.choices:
        return {choice.code: choice.said.ja for choice in column.choices}.get(text, text)
    return one_line(text)
