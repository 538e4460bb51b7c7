"""What a notebook shows: an answer as a table, the questions as a table; no script, every value escaped."""

from collections.abc import Sequence
from functools import lru_cache

from jinja2 import Environment

from policy_graph.model.question import Column, Question
from policy_graph.model.serving import Answered
from policy_graph.site.filling import environment

# More rows make a notebook slow; data frames hold them all.
SHOWN = 100


def table(found: Answered, base: str) -> str:
    """Write an answer as HTML: links only to web addresses, the first rows with the number of all."""
    question = found.question
    columns = question.columns or tuple(Column(name=name, ja=name, en=name) for name in found.variables)
    places = [(found.variables.index(column.name), _led(found, column)) for column in columns]
    rows = [
        [(row[at], row[led] if led is not None else None) for at, led in places] for row in found.rows[:SHOWN]
    ]
    return _filled("answer.html", found=found, columns=columns, rows=rows, base=base)


def questions_table(questions: Sequence[Question]) -> str:
    """Write the questions of the library as HTML: name, what it asks, its parameters."""
    return _filled("questions.html", questions=questions)


def _led(found: Answered, column: Column) -> int | None:
    """The place of what the cells of a column lead to."""
    return found.variables.index(column.iri) if column.iri in found.variables else None


def _filled(name: str, **values: object) -> str:
    return _environment().get_template(f"notebook/{name}").render(**values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = environment()
    made.tests["web_address"] = lambda iri: bool(iri) and str(iri).startswith(("https://", "http://"))
    return made
