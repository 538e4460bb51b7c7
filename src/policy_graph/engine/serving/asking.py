"""A question of the library, answered from an index: by the tables where it is counted, else by the graph."""

from collections.abc import Mapping

from policy_graph.counts.ask import ask as ask_tables
from policy_graph.counts.ask import known
from policy_graph.engine.serving.index import Index
from policy_graph.model.question import Question
from policy_graph.model.serving import Answered, Position
from policy_graph.triples.binding import Term, plain, values, written
from policy_graph.triples.query import named, run_first
from policy_graph.triples.served.disk import opened

Rows = tuple[tuple[str | None, ...], ...]


def answered(index: Index, name: str, given: Mapping[str, str], rows: int) -> Answered:
    """Answer with the first ``rows`` rows; raises NotFound for an unknown question, UsageError for a wrong parameter."""
    return answered_as(index, named(name), given, rows)


def answered_as(index: Index, question: Question, given: Mapping[str, str], rows: int) -> Answered:
    """Answer a question, whoever wrote it, with the first ``rows`` rows; raises UsageError for a wrong parameter."""
    bound = values(question, given)
    variables, found, total, turtle = _found(index, question, bound, rows)
    positions, unplaced = _positions(index, question, variables, found)
    return Answered(
        question=question,
        values={key: str(value) for key, value in plain(bound).items()} | dict(given),
        variables=variables,
        rows=found,
        total=total,
        sparql=written(question, bound),
        positions=positions,
        unplaced=unplaced,
        turtle=turtle,
    )


def own(index: Index, text: str, rows: int) -> Answered:
    """Answer a query of one's own with the first ``rows`` rows; raises UsageError where it is none."""
    question = Question(
        name="query",
        title_ja="自分の質問",
        title_en="A query of one's own",
        description_ja="",
        description_en="",
        parameters=(),
        columns=(),
        text=text,
    )
    variables, found, total, turtle = _found(index, question, {}, rows)
    return Answered(
        question=question,
        values={},
        variables=variables,
        rows=found,
        total=total,
        sparql=text,
        turtle=turtle,
    )


def _found(
    index: Index, question: Question, bound: Mapping[str, Term], rows: int
) -> tuple[tuple[str, ...], Rows, int, str | None]:
    """Give variables, rows, how many there are in all, and the Turtle of a graph."""
    if question.sql:
        counted = ask_tables(index.counts, question.sql, plain(bound), limit=rows)
        return counted.variables, counted.rows, counted.total, None
    said = run_first(opened(index.store), question, bound, base=index.base, limit=rows)
    turtle = said.format("ttl") if said.triples is not None else None
    return said.variables, said.rows[:rows], said.total or len(said.rows), turtle


def _positions(
    index: Index, question: Question, variables: tuple[str, ...], rows: Rows
) -> tuple[Mapping[str, Position], int]:
    """Find where the places of a map lie, and count those of which nobody knows."""
    if question.view is None or question.view.kind != "map":
        return {}, 0
    (led,) = (column.iri for column in question.columns if column.name == question.view.roles["place"])
    at = variables.index(str(led))
    places = sorted({place for row in rows if (place := row[at])})
    found = {row[0]: _position(*row[1:]) for row in known(index.counts, "positions", "thing", places)}
    return found, len(places) - len(found)


def _position(latitude: float, longitude: float, how: str, of: str) -> Position:
    return Position(latitude=latitude, longitude=longitude, how=how, of=of)
