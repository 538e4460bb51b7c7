"""Values of parameters reach a query as terms; no character of them ever becomes part of its text."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from policy_graph.errors import UsageError
from policy_graph.text import fold
from policy_graph.triples.literals import day, number
from policy_graph.triples.question import Parameter, Question

Term = NamedNode | Literal

# The function that stands in a query for the value of a parameter. pyoxigraph's own `substitutions` do not reach into
# sub-queries, OPTIONAL, BIND, CONSTRUCT and ASK (0.5.13); a function with a fixed text does.
FUNCTION = NamedNode("https://w3id.org/policy-graph/ns#parameter")


def bind(question: Question) -> str:
    """Put a call of the parameter function in the place of every ``VALUES`` that holds an example or a default.

    Raises UsageError for a parameter of the head that the query does not use.
    """
    text = question.text
    for parameter in question.parameters:
        example = re.compile(
            rf"VALUES\s*\?{re.escape(parameter.name)}\s*\{{(?:\s*(?:\"(?:[^\"\\\n]|\\.)*\"|[^\s\"{{}}]+))*\s*\}}",
            re.IGNORECASE,
        )
        text, count = example.subn(f'BIND(<{FUNCTION.value}>("{parameter.name}") AS ?{parameter.name})', text)
        if not count:
            raise UsageError(
                f"the query {question.name} names the parameter {parameter.name} in its head, but has no "
                f"VALUES ?{parameter.name} {{ … }}"
            )
    return text


def values(question: Question, given: Mapping[str, str]) -> Mapping[str, Term]:
    """Turn what the user gave into terms, and defaults where nothing was given.

    Raises UsageError that lists the known parameters for one that is unknown or missing, and for a wrong value.
    """
    known = {parameter.name for parameter in question.parameters}
    if unknown := sorted(set(given) - known):
        raise UsageError(f"{question.name} has no parameter {', '.join(unknown)}; {_known(question)}")
    return {parameter.name: _value(question, parameter, given) for parameter in question.parameters}


def function(bound: Mapping[str, Term]) -> Callable[..., Term | None]:
    """Make the function that gives a query its values."""

    def parameter(name: object) -> Term | None:
        return bound.get(name.value) if isinstance(name, Literal) else None

    return parameter


def _value(question: Question, parameter: Parameter, given: Mapping[str, str]) -> Term:
    text = given.get(parameter.name, parameter.default)
    if text is None:
        raise UsageError(f"{question.name} needs {parameter.name}=…; {_known(question)}")
    try:
        return _term(parameter.type, text)
    except ValueError as error:
        raise UsageError(f"{parameter.name}={text!r} is no {parameter.type}: {error}") from error


def _term(type_: str, text: str) -> Term:
    match type_:
        case "name":
            return Literal(fold(text).lower())
        case "integer":
            return number(int(text))
        case "date":
            return day(date.fromisoformat(text).isoformat())
        case "iri":
            return NamedNode(text)
    return Literal(text)


def _known(question: Question) -> str:
    if not question.parameters:
        return "it takes none"
    return "known: " + "; ".join(_described(parameter) for parameter in question.parameters)


def _described(parameter: Parameter) -> str:
    sample = parameter.default if parameter.default is not None else parameter.example
    need = "optional" if parameter.default is not None else "required"
    return f"{parameter.name}={sample} ({parameter.type}, {need}: {parameter.ja} / {parameter.en})"
