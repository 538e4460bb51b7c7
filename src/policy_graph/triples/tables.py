"""The rows of a table: a query on the merged graph, folded so that each thing has one row, in a stated order.

Where the answer has several rows for one thing, the first in order counts, and cells of ``many`` values gather all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from policy_graph.errors import UsageError
from policy_graph.model import Cell, ColumnType, Row, Table, TableColumn
from policy_graph.triples.binding import FUNCTION, bind, function
from policy_graph.triples.guard import refuse_service
from policy_graph.triples.sorting import Sorted
from policy_graph.triples.table_file import TableQuery, list_tables
from policy_graph.triples.vocab import PREFIXES

__all__ = ["list_tables", "many_rows", "rows"]

# What stands between the values of a GROUP_CONCAT: no text holds it.
UNIT = "\u001f"
NUMBERS = {ColumnType.INTEGER: int, ColumnType.DECIMAL: Decimal}
Given = Mapping[str, str | None]


def rows(store: Store, query: TableQuery, *, home: str) -> list[Row]:
    """Fill a table from a graph; ``home`` is the URL that the release will lie at.

    Raises UsageError for a query that is no SPARQL, whose columns are not those of the head, or that gives a row without key.
    """
    return list(many_rows(store, query, home=home))


def many_rows(store: Store, query: TableQuery, *, home: str) -> Sorted[Row]:
    """Fill a table from the graph of an archive, whose rows wait on disk; raises as ``rows``."""
    table = query.table
    found = Sorted(_answers(store, query, home), key=lambda given: _key(table, given))
    folded = (_fold(table, list(same)) for _, same in groupby(found, key=lambda given: _key(table, given)))
    return Sorted(folded, key=lambda row: _rank(table, dict(zip(_names(table), row, strict=True))))


def _key(table: Table, given: Given) -> tuple[str | None, ...]:
    key = tuple(given[name] for name in table.key)
    if None in key:
        raise UsageError(f"the table {table.name} has a row without {', '.join(table.key)}: {given}")
    return key


def _answers(store: Store, query: TableQuery, home: str) -> Iterator[Given]:
    text = bind(query.question)
    refuse_service(text)
    values = function({"home": Literal(home)})
    try:
        found = store.query(text, prefixes=PREFIXES, custom_functions={FUNCTION: values})
    except SyntaxError as error:
        raise UsageError(f"the query of the table {query.table.name} is no SPARQL: {error}") from error
    if not isinstance(found, QuerySolutions):
        raise UsageError(f"the query of the table {query.table.name} must be a SELECT")
    selected = [variable.value for variable in found.variables]
    _check(query.table, selected)
    for solution in found:
        given = {name: _text(value) for name, value in zip(selected, solution, strict=True)}
        yield {column.name: _coded(column, given.get(column.name)) for column in query.table.columns}


def _check(table: Table, selected: Iterable[str]) -> None:
    """Raise UsageError unless the query selects every column that is not marked as unknown, and no other."""
    known = {column.name for column in table.columns if not column.unknown}
    if odd := sorted(known ^ set(selected)):
        raise UsageError(f"the table {table.name}: head and SELECT do not agree on {', '.join(odd)}")


def _fold(table: Table, found: list[Given]) -> Row:
    if len(found) > 1:
        found = sorted(found, key=lambda given: _rank(table, given))
    return tuple(
        _gathered(column, found) if column.many else found[0][column.name] for column in table.columns
    )


def _gathered(column: TableColumn, found: Iterable[Given]) -> Cell:
    """All values of a cell of many, each once and in order."""
    cells = {given[column.name] for given in found}
    return tuple(sorted({part for cell in cells if cell for part in cell.split(UNIT) if part})) or None


def _rank(table: Table, given: Mapping[str, Cell]) -> tuple[Any, ...]:
    """What rows are sorted by: the stated columns, the key, then all others, so that no two orders are possible."""
    types = {column.name: column.type for column in table.columns}
    return tuple(_sortable(types[name], given[name]) for name in (*table.order, *table.key, *types))


def _sortable(type_: ColumnType, cell: Cell) -> tuple[Any, ...]:
    if cell is None:
        return (2,)
    number = NUMBERS.get(type_)
    return (0, number(cell)) if number and isinstance(cell, str) else (1, cell)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _coded(column: TableColumn, cell: str | None) -> str | None:
    return cell.removeprefix(column.scheme) if cell and column.scheme else cell


def _text(term: object) -> str | None:
    return term.value or None if isinstance(term, NamedNode | Literal) else None
