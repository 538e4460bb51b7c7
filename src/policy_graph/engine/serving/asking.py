"""A question of the library, answered from an index: by the tables where it is counted, else by the graph."""

from collections.abc import Mapping
from dataclasses import replace

from policy_graph.counts.ask import Counted, Lacking, known
from policy_graph.counts.ask import ask as ask_tables
from policy_graph.engine.serving.index import Index
from policy_graph.errors import LimitExceeded
from policy_graph.model.limits import Limits
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
    answer = Answered(
        question=question,
        values={key: str(value) for key, value in plain(bound).items()} | dict(given),
        variables=variables,
        rows=found,
        total=total,
        sparql=written(question, bound),
        turtle=turtle,
    )
    return placed(index, answer)


def placed(index: Index, answer: Answered) -> Answered:
    """Find where the places of a map lie, and count those of which nobody knows; other answers stay as they are."""
    places = mapped(answer)
    rows = known(index.counts, "positions", "thing", places) if places else []
    positions = {row[0]: _position(*row[1:]) for row in rows}
    return replace(answer, positions=positions, unplaced=len(places) - len(positions))


def mapped(answer: Answered) -> list[str]:
    """List the places that a map shows; none where the answer is no map."""
    question = answer.question
    if question.view is None or question.view.kind != "map":
        return []
    (led,) = (column.iri for column in question.columns if column.name == question.view.roles["place"])
    at = answer.variables.index(str(led))
    return sorted({place for row in answer.rows if (place := row[at])})


def allowed(limits: Limits, rows: int | None) -> int:
    """Give how many rows an answer may have where somebody wants ``rows``."""
    return limits.rows if rows is None else min(rows, limits.rows)


def complete(answer: Answered, *, truncate: bool) -> Answered:
    """Give an answer; raises LimitExceeded where there are more rows, unless the first are enough: ``truncate``."""
    if answer.truncated and not truncate:
        raise LimitExceeded(
            f"the answer has {answer.total:,} rows, and {len(answer.rows):,} are allowed; ask for less",
            ja=f"答えが{answer.total:,}行あり、上限の{len(answer.rows):,}行を超えました。条件を絞ってください",
        )
    return answer


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
    if counted := _counted(index, question, bound, rows):
        return counted.variables, counted.rows, counted.total, None
    said = run_first(opened(index.store), question, bound, base=index.base, limit=rows)
    turtle = said.format("ttl") if said.triples is not None else None
    return said.variables, said.rows[:rows], said.total or len(said.rows), turtle


def _counted(index: Index, question: Question, bound: Mapping[str, Term], rows: int) -> Counted | None:
    """Ask the tables; nothing where the question is not counted, or the tables of an earlier version lack what it reads."""
    try:
        return ask_tables(index.counts, question.sql, plain(bound), limit=rows) if question.sql else None
    except Lacking:
        return None


def _position(latitude: float, longitude: float, how: str, of: str) -> Position:
    return Position(latitude=latitude, longitude=longitude, how=how, of=of)
