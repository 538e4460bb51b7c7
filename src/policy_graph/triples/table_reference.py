"""The page of the tables, printed from the heads of their queries: ``python -m policy_graph.triples.table_reference``."""

from collections.abc import Iterator
from pathlib import Path

from policy_graph.model import Table, TableColumn
from policy_graph.triples.tables import list_tables
from policy_graph.triples.vocab import short

HEAD = """# The tables / 表

This page is printed from [`queries/tables/`](../../queries/tables) by `python -m policy_graph.triples.table_reference`.
`policy-graph publish` writes each table twice, `tables/NAME.csv` for programs and `tables/excel/NAME.csv` for Excel, and
`tables/csv-metadata.json` (CSVW) says of every column what stands below. [How to open them, and how to add
one](../how-to/use-the-tables.md).

- One row is one thing, known by the columns named as key; rows are sorted by the columns named as order.
- Cells of several values part them by `|`; a value that holds `|` has `｜` in its place. An empty cell says nothing.
- Columns that end in `URL` hold IRIs: of the thing itself, of which the page lies at this address, or of another one.
- Dates are ISO (`2024-05-20`), times `13:30:00`, `start` and `end` count characters of the source from 0, `end` exclusive.
- Codes (`Present`, `Stated`) are local names of the [ontology](ontology.md); the files for Excel show them in Japanese.
- Names that came from the API of the National Diet Library (国会会議録検索システム) mean here: `nameOfHouse` the
  municipality, `nameOfMeeting` the body, `session` the 回 of a 定例会 or 臨時会, `issue` 第2号, 第3日 or the 第N回 of a body without
  sessions. `closing`, `speakerGroup` and `speakerRole` are kept, and empty, so that programs find their columns;
  `searchObject`, `createTime` and `updateTime` are about the API's own records and do not exist.
- In a program that expands `aboutUrl` and `valueUrl`, IRIs come percent-encoded, as on the wire (RFC 6570); the cells have
  them as the graph has them.
"""


def page() -> str:
    """Print every table with its columns."""
    return "\n".join([HEAD, *(_table(query.table) for query in list_tables())])


def _table(table: Table) -> str:
    lines = [
        f"## `{table.name}`\n",
        f"**{table.title.ja}** · {table.title.en}\n",
        f"{table.description.ja}\n",
        f"{table.description.en}\n",
        f"Key: {_names(table.key)}. Order: {_names((*table.order, *table.key))}.\n",
        "| column | type | 見出し | | |",
        "|---|---|---|---|---|",
        *map(_column, table.columns),
        "",
    ]
    return "\n".join([*lines, *_choices(table)])


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in dict.fromkeys(columns))


def _column(column: TableColumn) -> str:
    kind = f"{column.type}, several" if column.many else str(column.type)
    said = f"{column.note.ja} / {column.note.en}" if column.note else ""
    return f"| `{column.name}` | {kind} | {column.title.ja} | {column.title.en} | {'; '.join(_more(column, said))} |"


def _more(column: TableColumn, said: str) -> Iterator[str]:
    if said:
        yield said
    if column.term:
        yield f"`{short(column.term)}`"
    if column.refers:
        yield "→ `{}.{}`".format(*column.refers)


def _choices(table: Table) -> Iterator[str]:
    for column in table.columns:
        if column.choices:
            said = ", ".join(f"`{each.code}` {each.said.ja}" for each in column.choices)
            yield f"`{column.name}`: {said}\n"


if __name__ == "__main__":
    (Path(__file__).parents[3] / "docs" / "reference" / "tables.md").write_text(page(), "utf-8")
