"""CSV as RFC 4180 wants it: commas, CR LF, quotes doubled, UTF-8 without a mark; cells exactly as the graph has them."""

import csv
from collections.abc import Iterable
from pathlib import Path

from policy_graph.model import Cell, Row, Table

# What stands between the values of a cell of many; a value that holds it has its full-width form there.
SEPARATOR, INSTEAD = "|", "｜"


def write(path: Path, table: Table, rows: Iterable[Row]) -> None:
    """Write a table under the names of its columns."""
    write_lines(path, [[column.name for column in table.columns], *(map(joined, row) for row in rows)])


def write_lines(path: Path, lines: Iterable[Iterable[str]], *, mark: bool = False) -> None:
    """Write lines of cells; ``mark`` puts a byte order mark before them, by which Excel knows UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig" if mark else "utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(lines)


def joined(cell: Cell) -> str:
    """Write the values of a cell in one string."""
    if isinstance(cell, tuple):
        return SEPARATOR.join(part.replace(SEPARATOR, INSTEAD) for part in cell)
    return cell or ""
