"""The form of a question: what was typed into each field, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from policy_graph.model.question import Parameter, Question

INPUTS = {"date": "date", "integer": "number"}
# An absolute IRI without what no IRI can hold.
IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+')


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: ``fault`` is the key of the words that say what is wrong with ``value``."""

    parameter: Parameter
    value: str
    fault: str | None = None

    @property
    def input(self) -> str:
        """The type of its input in HTML."""
        return INPUTS.get(self.parameter.type, "text")

    @property
    def required(self) -> bool:
        """Tell whether the question cannot be asked without."""
        return self.parameter.default is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as somebody sent it, or as it is first shown; ``unknown`` are names of the address that it does not have."""

    fields: tuple[Field, ...]
    sent: bool
    unknown: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Tell whether something must be changed before it can be asked."""
        return bool(self.unknown) or any(field.fault for field in self.fields)

    @property
    def ready(self) -> bool:
        """Tell whether it can be asked: also untouched, where every field may be left alone."""
        return not self.wrong and (self.sent or not any(field.required for field in self.fields))

    @property
    def values(self) -> dict[str, str]:
        """What was given; an empty field leaves it to the default."""
        return {field.parameter.name: field.value for field in self.fields if field.value}


def filled(question: Question, given: Mapping[str, str]) -> Form:
    """Fill the form of a question; names that begin with ``_`` are not the question's."""
    own = {name: value.strip() for name, value in given.items() if not name.startswith("_")}
    known = {parameter.name for parameter in question.parameters}
    return Form(
        fields=tuple(_fields(question, own)), sent=bool(own), unknown=tuple(sorted(own.keys() - known))
    )


def _fields(question: Question, given: Mapping[str, str]) -> Iterator[Field]:
    for parameter in question.parameters:
        value = given.get(parameter.name, parameter.default or "")
        yield Field(parameter=parameter, value=value, fault=_fault(parameter, value) if given else None)


def _fault(parameter: Parameter, value: str) -> str | None:
    if not value:
        return "missing" if parameter.default is None else None
    try:
        if parameter.type == "integer":
            int(value)
        if parameter.type == "date":
            date.fromisoformat(value)
    except ValueError:
        return f"no_{parameter.type}"
    return "no_iri" if parameter.type == "iri" and not IRI.fullmatch(value) else None
