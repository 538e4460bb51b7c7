"""Answers: rows for tables, and the formats that other tools read."""

from dataclasses import dataclass, field
from io import BytesIO

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

FORMATS = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON}
Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question gave.

    ``variables`` are the names of the columns in the query, ``columns`` what they are called in Japanese; rows are
    strings, ``None`` where nothing is known. ``results`` are SPARQL results in JSON, ``triples`` what a CONSTRUCT made.
    """

    title_ja: str
    title_en: str
    variables: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    results: bytes | None = field(default=None, repr=False)
    triples: tuple[Triple, ...] | None = field(default=None, repr=False)
    base: str = ""

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


def answer(question: Question, found: QuerySolutions | QueryBoolean | QueryTriples, *, base: str) -> Answer:
    """Turn what the store gave into an answer; ``base`` is what the IRIs of the graph begin with."""
    if isinstance(found, QueryTriples):
        return _graph(question, found, base)
    if isinstance(found, QueryBoolean):
        return _truth(question, found)
    return _table(question, found)


def _table(question: Question, found: QuerySolutions) -> Answer:
    results = _json(found)
    solutions = parse_query_results(results, QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    variables = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(None if term is None else _text(term) for term in row) for row in solutions)
    labels = {column.name: column.ja for column in question.columns}
    return Answer(
        title_ja=question.title_ja,
        title_en=question.title_en,
        variables=variables,
        columns=tuple(labels.get(variable, variable) for variable in variables),
        rows=rows,
        results=results,
    )


def _truth(question: Question, found: QueryBoolean) -> Answer:
    return Answer(
        title_ja=question.title_ja,
        title_en=question.title_en,
        variables=("answer",),
        columns=("答え",),
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


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
