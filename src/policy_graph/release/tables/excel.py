"""CSV that a double click opens safely in Excel: Japanese headings, no formula, no lost zero, no broken row."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from policy_graph.model import Cell, ColumnType, Row, Table, TableColumn
from policy_graph.release.tables.csv_file import joined, write_lines

# How many UTF-16 units a cell of Excel holds; what is longer is lost without a word, or moves into the next row.
LONGEST = 32_767
# What a spreadsheet takes for the beginning of a formula, in full width as well.
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
# What it would turn into another value: 01202, 1-2, (3), 1E5, ￥500, TRUE, 令和６年５月２０日, １０時３０分.
CHANGED = re.compile(
    r"\s*(?:(?:明治|大正|昭和|平成|令和|[MTSHR])?[(（\[¥￥$]*[\d元][\d.,:/．，：／\-－年月日時分秒%％)）\s]*(?:E[+\-]?\d+|[AP]M)?|true|false)\s*",
    re.IGNORECASE,
)
# No number or date is longer.
AS_VALUE = 100
BREAK = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
# Cells that a spreadsheet may well read as what they are.
READ = {ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.DATE, ColumnType.TIME}


def write(path: Path, table: Table, rows: Iterable[Row]) -> None:
    """Write a table under Japanese headings, with a byte order mark."""
    headings = [column.title.ja for column in table.columns]
    write_lines(path, [headings, *(_cells(table, row) for row in rows)], mark=True)


def _cells(table: Table, row: Row) -> Iterator[str]:
    whole = f"{table.file} {_named(table, row)}"
    for column, cell in zip(table.columns, row, strict=True):
        yield cut(guarded(column, shown(column, cell)), whole) if cell else ""


def _named(table: Table, row: Row) -> str:
    return " ".join(f"{name}={joined(row[table.place(name)])}" for name in table.key)


def shown(column: TableColumn, cell: Cell) -> str:
    """Give a cell as people read it: codes in Japanese, one line; a line break becomes ↵."""
    text = joined(cell)
    if column.choices:
        return {choice.code: choice.said.ja for choice in column.choices}.get(text, text)
    return text if text.isprintable() else BREAK.sub("↵", text)


def guarded(column: TableColumn, text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run, or turn into another value."""
    changed = column.type not in READ and len(text) <= AS_VALUE and CHANGED.fullmatch(text)
    return f"'{text}" if FORMULA.match(text) or changed else text


def cut(text: str, whole: str) -> str:
    """Cut a cell to what Excel holds, with a note that says where the whole is."""
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text
    note = f"……（Excel に入る長さで切りました。全文は {whole}）"
    room = (LONGEST - _units(note)) * 2
    return text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
