"""A table of a release: what its rows and columns are, in both languages, and where they lead back into the graph."""

from dataclasses import dataclass
from enum import StrEnum

from policy_graph.model.release import Bilingual

# A cell as text in its canonical form, several values in order, or nothing.
Cell = str | tuple[str, ...] | None
Row = tuple[Cell, ...]


class ColumnType(StrEnum):
    """What the values of a column are."""

    TEXT = "text"  # a string of no language
    WORDS = "words"  # Japanese
    CODE = "code"  # one of the choices
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    HEX = "hex"
    IRI = "iri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a code list: ``code`` stands in the table, ``said`` is what it means."""

    code: str
    said: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a table.

    ``many`` marks cells of several values. ``term`` is the IRI of the property that the cell is a value of, ``leads`` names
    the column with the IRI that the cell stands for, ``refers`` table and column in which each value stands.
    ``scheme`` is what the codes of IRIs begin with. ``required`` marks a column that is never empty, ``unknown`` one that
    always is.
    """

    name: str
    type: ColumnType
    title: Bilingual
    note: Bilingual | None = None
    many: bool = False
    term: str | None = None
    leads: str | None = None
    refers: tuple[str, str] | None = None
    choices: tuple[Choice, ...] = ()
    scheme: str | None = None
    required: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: a row is one thing, known by the columns ``key``, in the order of the columns ``order``.

    ``about`` names the column with the IRI of the thing.
    """

    name: str
    title: Bilingual
    description: Bilingual
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    about: str | None = None

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def place(self, column: str) -> int:
        """Return the position of a column."""
        return [each.name for each in self.columns].index(column)
