"""A build opened in a script or a notebook: questions in, rows, data frames, graphs and networks out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_graph import api_serving
from policy_graph.errors import UsageError
from policy_graph.model.question import Column, Question
from policy_graph.model.serving import Answered, Found
from policy_graph.opened_network import NetworkAnswer, network_choice

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

# How pandas calls what a column holds.
DTYPES = {"integer": "Int64", "decimal": "float64"}


class Opened:
    """A build or release that can be asked.

    >>> city = policy_graph.open("build/demo")
    >>> city.ask("cooperation", name="商工課").to_pandas()
    """

    def __init__(self, folder: Path, index: Path | None = None) -> None:
        self.folder = folder
        self._inside = api_serving.inside(folder, index)

    @property
    def questions(self) -> "Questions":
        """The questions of the library; a notebook shows them as a table."""
        return Questions(_inside=self._inside)

    def ask(self, question: str | Path, /, **values: object) -> "Answer":
        """Ask a question of the library by its name or its title, in either language, or that of an ``.rq`` file by its path.

        ``values`` are those of its parameters; ``None`` is none.

        Raises UsageError, which lists what is known, for an unknown question or parameter, and for a wrong value.
        """
        name = self._name(str(question))
        given = {key: str(value) for key, value in values.items() if value is not None}
        return self._answer(self._inside.ask(name, given))

    def query(self, sparql: str) -> "Answer":
        """Ask a SPARQL query of one's own; the prefixes of the graph need not be declared."""
        return self._answer(self._inside.query(sparql))

    def find(self, words: str, *, kind: str = "", limit: int = 50) -> Found:
        """Find utterances, and things by their names."""
        found: Found = self._inside.find(words, kind, limit)
        return found

    def to_rdflib(self) -> "rdflib.Dataset":
        """Load the whole graph into rdflib: all documents merged as the default graph, each as a named graph."""
        graph: rdflib.Dataset = self._inside.graph()
        return graph

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Give the network of stakeholders: nodes have label and type, edges relation, weight and evidence."""
        found: networkx.MultiDiGraph[str] = self._inside.stakeholders()
        return found

    def network(self, kind: str = "stakeholders", /, **chosen: Any) -> NetworkAnswer:
        """Choose a network by its kind and the fields of ``NetworkChoice``: ``since="2024"``, ``around="商工課"``, ``types=["Person"]``.

        One value may stand for a list of one. Raises UsageError, which says what there is, for what is unknown.
        """
        choice = network_choice(kind, chosen)
        found = self._inside.chosen(choice)
        return NetworkAnswer(choice=choice, _laid=found, _inside=self._inside, _frame=_framed)

    def _answer(self, found: Answered) -> "Answer":
        return Answer(answered=found, _inside=self._inside)

    def _name(self, question: str) -> str:
        if question.endswith(".rq"):
            return question
        known = {each.name: each for each in self._inside.questions()}
        for each in known.values():
            if question in (each.name, each.title_ja, each.title_en):
                return str(each.name)
        raise UsageError(f"there is no question {question!r}; known: {', '.join(known)}; or name an .rq file")


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions of the library, in order of their names."""

    _inside: Any = field(repr=False)

    def __iter__(self) -> Iterator[Question]:
        return iter(self._inside.questions())

    def __len__(self) -> int:
        return len(self._inside.questions())

    def _repr_html_(self) -> str:
        return str(self._inside.listed())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question gave: iterate over it for rows as mappings, or turn it into what the next tool reads."""

    answered: Answered = field(repr=False)
    _inside: Any = field(repr=False)

    @property
    def question(self) -> Question:
        """The question that was asked."""
        return self.answered.question

    @property
    def sparql(self) -> str:
        """The query with the values in it, as any SPARQL 1.1 server takes it."""
        return self.answered.sparql

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that people read; all variables where the question describes none."""
        described = self.question.columns
        return described or tuple(Column(name=name, ja=name, en=name) for name in self.answered.variables)

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows: a string or ``None`` for each of the variables, those included that only lead somewhere."""
        return self.answered.rows

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, str | None]]:
        variables = self.answered.variables
        return (dict(zip(variables, row, strict=True)) for row in self.rows)

    def to_pandas(self, *, links: bool = False, language: str | None = None) -> "pandas.DataFrame":
        """Give a data frame of the columns; with ``links`` of all variables, so also of the IRIs that cells lead to.

        Numbers are numbers, dates are dates where all of them are full ones. ``language`` (ja, en) heads the columns in
        words instead of names. Raises UsageError where pandas is not installed.
        """
        pandas = _pandas()
        variables = self.answered.variables
        frame = pandas.DataFrame(list(self.rows), columns=list(variables), dtype="object")
        for column in self.columns:
            frame[column.name] = _typed(pandas, frame[column.name], column.type)
        if not links:
            frame = frame[[column.name for column in self.columns]]
        headings = {column.name: column.ja if language == "ja" else column.en for column in self.columns}
        return frame.rename(columns=headings) if language else frame

    def to_rdflib(self) -> "rdflib.Graph":
        """Give what the graph says of everything that the answer leads to, or the graph that the question constructs."""
        graph: rdflib.Graph = self._inside.about(self.answered)
        return graph

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Give an answer whose rows are edges as a network: nodes are IRIs with label and kind, edges have all cells of their row.

        Raises UsageError for a question whose rows are none.
        """
        found: networkx.MultiDiGraph[str] = self._inside.network(self.answered)
        return found

    def _repr_html_(self) -> str:
        return str(self._inside.shown(self.answered))

    def __str__(self) -> str:
        return f"{self.question.title_ja} / {self.question.title_en}: {self.answered.total} rows"


def _framed(rows: Sequence[Mapping[str, Any]]) -> Any:
    return _pandas().DataFrame(list(rows))


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise UsageError(
            "data frames need pandas, which is not installed: pip install 'policy-graph[pandas]'"
        ) from error
    return pandas


def _typed(pandas: Any, cells: Any, type_: str) -> Any:
    """Give cells the type of their column; what cannot have it stays a string."""
    if type_ in DTYPES:
        return pandas.to_numeric(cells, errors="coerce").astype(DTYPES[type_])
    if type_ == "date":
        days = pandas.to_datetime(cells, format="%Y-%m-%d", errors="coerce")
        return days if days.isna().sum() == cells.isna().sum() else cells
    return cells
