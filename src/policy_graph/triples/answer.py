"""Answers: rows for tables, and the formats that other tools read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Triple,
    parse_query_results,
)

from policy_graph.errors import UsageError
from policy_graph.triples.order import merged_triples
from policy_graph.triples.question import Question
from policy_graph.triples.turtle import turtle
from policy_graph.triples.vocab import term

FORMATS = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON}
Row = tuple[str | None, ...]
Found = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question gave.

    ``rows`` have a cell for each of the ``variables``, a string, ``None`` where nothing is known. ``columns`` and ``columns_en`` are
    what the variables that people read are called, ``shown`` their positions; all others only serve links.
    ``results`` are SPARQL results in JSON, ``triples`` what a CONSTRUCT made. ``total`` counts all rows where those here are the first of them.
    """

    title_ja: str
    title_en: str
    variables: tuple[str, ...]
    columns: tuple[str, ...]
    columns_en: tuple[str, ...]
    rows: tuple[Row, ...]
    shown: tuple[int, ...]
    total: int | None = None
    results: bytes | None = field(default=None, repr=False)
    triples: tuple[Triple, ...] | None = field(default=None, repr=False)
    base: str = ""

    @property
    def table(self) -> tuple[Row, ...]:
        """The rows with the cells that people read."""
        return tuple(tuple(row[at] for at in self.shown) for row in self.rows)

    def format(self, name: str) -> str:
        """Write the answer as ``csv`` or ``json`` (SPARQL 1.1 results) or, for a CONSTRUCT, as ``ttl``.

        Raises UsageError for a format that does not exist or does not fit.
        """
        if name == "ttl" and self.triples is not None:
            return b"".join(turtle(self.triples, self.base)).decode()
        if name in FORMATS and self.results is not None:
            return _as(self.results, FORMATS[name])
        fitting = "ttl" if self.triples is not None else ", ".join(FORMATS)
        raise UsageError(f"this answer cannot be written as {name!r}; choose table, {fitting}")


def answer(question: Question, found: Found, *, base: str) -> Answer:
    """Turn what the store gave into an answer; ``base`` is what the IRIs of the graph begin with."""
    if isinstance(found, QueryTriples):
        return _graph(question, found, base)
    if isinstance(found, QueryBoolean):
        return _truth(question, found)
    return _table(question, found)


def first_rows(question: Question, found: QuerySolutions, limit: int) -> Answer:
    """Turn the first ``limit`` rows into an answer without results for other tools; it knows how many there are."""
    rows = tuple(tuple(_cell(term) for term in row) for row in islice(found, limit))
    variables = [variable.value for variable in found.variables]
    return _rows(question, variables, rows, total=len(rows) + sum(1 for _ in found))


def counted(question: Question, variables: Sequence[str], rows: tuple[Row, ...]) -> Answer:
    """Turn rows that the tables gave into an answer."""
    return _rows(question, variables, rows, results=_told(question, variables, rows))


def _told(question: Question, variables: Sequence[str], rows: tuple[Row, ...]) -> bytes:
    """Write rows as SPARQL results in JSON; what each cell is follows from the head of the question."""
    kinds = {column.name: _kind(column.type) for column in question.columns}
    # What is no column leads somewhere; where nothing is described, nobody knows.
    other = {"type": "uri"} if kinds else {"type": "literal"}
    bindings = [
        {
            name: kinds.get(name, other) | {"value": cell}
            for name, cell in zip(variables, row, strict=True)
            if cell is not None
        }
        for row in rows
    ]
    said = {"head": {"vars": list(variables)}, "results": {"bindings": bindings}}
    return json.dumps(said, ensure_ascii=False).encode()


def _kind(type_: str) -> dict[str, str]:
    match type_:
        case "integer" | "decimal" | "date":
            return {"type": "literal", "datatype": term(f"xsd:{type_}").value}
        case "iri":
            return {"type": "uri"}
    return {"type": "literal"}


def _table(question: Question, found: QuerySolutions) -> Answer:
    results = _json(found)
    solutions = parse_query_results(results, QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    variables = [variable.value for variable in solutions.variables]
    rows = tuple(tuple(_cell(term) for term in row) for row in solutions)
    return _rows(question, variables, rows, results=results)


def _rows(
    question: Question,
    variables: Sequence[str],
    rows: tuple[Row, ...],
    *,
    results: bytes | None = None,
    total: int | None = None,
) -> Answer:
    described = {column.name: column for column in question.columns}
    shown = [name for name in variables if name in described or not described]
    return Answer(
        title_ja=question.title_ja,
        title_en=question.title_en,
        variables=tuple(variables),
        columns=tuple(described[name].ja if described else name for name in shown),
        columns_en=tuple(described[name].en if described else name for name in shown),
        rows=rows,
        shown=tuple(variables.index(name) for name in shown),
        results=results,
        total=total,
    )


def _truth(question: Question, found: QueryBoolean) -> Answer:
    return Answer(
        title_ja=question.title_ja,
        title_en=question.title_en,
        variables=("answer",),
        columns=("答え",),
        columns_en=("answer",),
        shown=(0,),
        rows=(("true" if found else "false",),),
        results=_json(found),
    )


def _graph(question: Question, found: QueryTriples, base: str) -> Answer:
    triples = tuple(merged_triples(found))
    return Answer(
        title_ja=question.title_ja,
        title_en=question.title_en,
        variables=("subject", "predicate", "object"),
        columns=("主語", "述語", "目的語"),
        columns_en=("subject", "predicate", "object"),
        shown=(0, 1, 2),
        rows=tuple((_text(s), _text(p), _text(o)) for s, p, o in triples),
        triples=triples,
        base=base,
    )


def _json(found: QuerySolutions | QueryBoolean) -> bytes:
    buffer = BytesIO()
    found.serialize(buffer, format=QueryResultsFormat.JSON)
    return buffer.getvalue()


def _as(results: bytes, format: QueryResultsFormat) -> str:
    found = parse_query_results(results, QueryResultsFormat.JSON)
    buffer = BytesIO()
    found.serialize(buffer, format=format)
    return buffer.getvalue().decode()


def _cell(term: object) -> str | None:
    return None if term is None else _text(term)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
