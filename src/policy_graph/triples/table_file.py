"""Tables as files: a query under a head that says what its rows are and what each column holds.

The head is that of a question; beside ``title``, ``description`` and ``columns`` it has ``key``, ``order`` and ``about``.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import Bilingual, ColumnType, Table, TableColumn
from policy_graph.resources import folder
from policy_graph.triples.choices import choices
from policy_graph.triples.question import Question, head, read
from policy_graph.triples.vocab import term


@dataclass(frozen=True, slots=True, kw_only=True)
class TableQuery:
    """A table with the query that fills it."""

    table: Table
    question: Question


def list_tables(of: str = "tables") -> tuple[TableQuery, ...]:
    """List the tables of a release by name, or those that are counted over (``counts``)."""
    return tuple(read_table(path) for path in sorted(folder("queries").joinpath(of).glob("*.rq")))


def read_plain(path: Path) -> Table:
    """Read what a table holds that no query fills, from a TOML file."""
    said = tomllib.loads(path.read_text("utf-8"))
    return _table(path.stem, said)


def read_table(path: Path) -> TableQuery:
    """Read a table from its file; raises UsageError that names what is wrong with it."""
    question = read(path)
    try:
        table = _table(question.name, head(question.text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{path}: the head between the lines '# ---' cannot be read: {error}") from error
    if lost := sorted(_named(table) - {column.name for column in table.columns}):
        raise UsageError(f"{path}: the head speaks of {', '.join(lost)}, but has no such column")
    if not table.key:
        raise UsageError(f"{path}: the head must say by which columns a row is known: key = [ … ]")
    return TableQuery(table=table, question=question)


def _table(name: str, said: Mapping[str, Any]) -> Table:
    title, description = said.get("title", {}), said.get("description", {})
    return Table(
        name=name,
        title=Bilingual(ja=title.get("ja", name), en=title.get("en", name)),
        description=Bilingual(ja=description.get("ja", ""), en=description.get("en", "")),
        columns=tuple(_column(name, each, said["key"]) for name, each in said["columns"].items()),
        key=tuple(said["key"]),
        order=tuple(said.get("order", ())),
        about=said.get("about"),
    )


def _column(name: str, said: Mapping[str, Any], key: Sequence[str]) -> TableColumn:
    note = said.get("note")
    offered, scheme = choices(said["choices"]) if "choices" in said else ((), None)
    return TableColumn(
        name=name,
        type=ColumnType(said["type"]),
        title=Bilingual(ja=said["ja"], en=said["en"]),
        note=Bilingual(ja=note["ja"], en=note["en"]) if note else None,
        many=said.get("many", False),
        term=term(said["term"]).value if "term" in said else None,
        leads=said.get("leads"),
        refers=_reference(said["refers"]) if "refers" in said else None,
        choices=offered,
        scheme=scheme,
        required=said.get("required", name in key),
        unknown=said.get("unknown", False),
    )


def _reference(said: str) -> tuple[str, str]:
    table, _, column = said.partition(".")
    return table, column


def _named(table: Table) -> set[str]:
    """Every column that the head speaks of outside of ``columns``."""
    leads = {column.leads for column in table.columns if column.leads}
    return {*table.key, *table.order, *leads, *((table.about,) if table.about else ())}
