"""Values of parameters reach a query as terms; no character of them ever becomes part of its text."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from policy_graph.errors import UsageError
from policy_graph.text import fold
from policy_graph.triples.literals import day, number
from policy_graph.triples.question import HEAD, Parameter, Question

Term = NamedNode | Literal
INTEGER = number(0).datatype

# The function that stands in a query for the value of a parameter. pyoxigraph's own `substitutions` do not reach into
# sub-queries, OPTIONAL, BIND, CONSTRUCT and ASK (0.5.13); a function with a fixed text does.
FUNCTION = NamedNode("https://w3id.org/policy-graph/ns#parameter")


def bind(question: Question) -> str:
    """Put a call of the parameter function in the place of every ``VALUES`` that holds an example or a default.

    Raises UsageError for a parameter of the head that the query does not use.
    """
    return _replaced(question, question.text, lambda name: f'BIND(<{FUNCTION.value}>("{name}") AS ?{name})')


def written(question: Question, bound: Mapping[str, Term]) -> str:
    """Write the query with the values in it, escaped as terms, so that it runs anywhere as it is; a title takes the place of the head.

    Raises UsageError for a value that no text in UTF-8 can hold.
    """
    text = f"# {question.title_ja}\n# {question.title_en}\n\n{HEAD.sub('', question.text).lstrip()}"
    return _replaced(question, text, lambda name: f"VALUES ?{name} {{ {bound[name]} }}")


def _replaced(question: Question, text: str, put: Callable[[str], str]) -> str:
    for parameter in question.parameters:
        # Not a template: a backslash in a value stays one.
        instead = put(parameter.name).replace("\\", r"\\")
        text, count = _example(parameter.name).subn(instead, text)
        if not count:
            raise UsageError(
                f"the query {question.name} names the parameter {parameter.name} in its head, but has no "
                f"VALUES ?{parameter.name} {{ … }}"
            )
    return text


def _example(name: str) -> re.Pattern[str]:
    """The ``VALUES`` that holds the example or the default of a parameter."""
    term = r"\"(?:[^\"\\\n]|\\.)*\"|[^\s\"{}]+"
    return re.compile(rf"VALUES\s*\?{re.escape(name)}\s*\{{(?:\s*(?:{term}))*\s*\}}", re.IGNORECASE)


def values(question: Question, given: Mapping[str, str]) -> Mapping[str, Term]:
    """Turn what the user gave into terms, and defaults where nothing was given.

    Raises UsageError that lists the known parameters for one that is unknown or missing, and for a wrong value.
    """
    known = {parameter.name for parameter in question.parameters}
    if unknown := sorted(set(given) - known):
        raise UsageError(
            f"{question.name} has no parameter {', '.join(unknown)}; {_known(question)}",
            ja=f"「{question.title_ja}」に {'、'.join(unknown)} という項目はありません。使えるのは {'、'.join(known) or 'なし'}",
        )
    return {parameter.name: _value(question, parameter, given) for parameter in question.parameters}


def plain(bound: Mapping[str, Term]) -> dict[str, str | int]:
    """Give values as other languages than SPARQL take them."""
    return {name: int(term.value) if _is_integer(term) else term.value for name, term in bound.items()}


def _is_integer(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype == INTEGER


def function(bound: Mapping[str, Term]) -> Callable[..., Term | None]:
    """Make the function that gives a query its values."""

    def parameter(name: object) -> Term | None:
        return bound.get(name.value) if isinstance(name, Literal) else None

    return parameter


def _value(question: Question, parameter: Parameter, given: Mapping[str, str]) -> Term:
    text = given.get(parameter.name, parameter.default)
    if text is None:
        raise UsageError(
            f"{question.name} needs {parameter.name}=…; {_known(question)}",
            ja=f"{parameter.name}（{parameter.ja}）を指定してください。例: {parameter.example}",
        )
    try:
        return _checked(parameter, text)
    except ValueError as error:
        raise UsageError(
            f"{parameter.name}={text!r} is no {parameter.type}: {error}",
            ja=f"{parameter.name}={text!r} は正しい値ではありません（{parameter.ja}）",
        ) from error


def _checked(parameter: Parameter, text: str) -> Term:
    text.encode("utf-8")  # half a character, as broken input may hold, is a ValueError
    if parameter.choices and text not in parameter.choices:
        raise ValueError(f"choose {' or '.join(parameter.choices)}")
    return _term(parameter.type, text)


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
