"""Questions that can be asked by name: what they ask, what they take, what they give, how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question asks for.

    ``type`` is ``name`` (compared in half width and small letters), ``text``, ``integer``, ``date`` or ``iri``.
    ``default`` is ``None`` where the user must give a value; ``example`` is one that makes sense. ``complete`` is the kind of thing
    (organization, program, place, person, post, body, or ``entity`` for any) whose names a form offers, ``choices`` are all values
    that make sense where there are only a few.
    """

    name: str
    type: str
    ja: str
    en: str
    default: str | None = None
    example: str | None = None
    complete: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the answer: ``name`` is the variable of the query.

    ``type`` is ``text``, ``date``, ``integer``, ``decimal``, ``quote`` (words of the minutes) or ``iri``. ``iri`` is the variable that holds what a
    cell leads to: the thing, the utterance, or the quote. Variables that are in no column are there for such links alone.
    """

    name: str
    ja: str
    en: str
    type: str = "text"
    iri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How an answer is drawn beside its table.

    ``kind`` is ``chart`` (``roles``: x, y, perhaps series), ``map`` (place, perhaps value) or ``graph`` (source, target,
    perhaps relation, weight); roles lead to columns, ``place``, ``source`` and ``target`` to ones that have an ``iri``.
    """

    kind: str
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with what it asks; ``text`` is the whole file, ``sql`` the same asked of the tables, where counting in SPARQL is slow.

    ``theme`` is the group that lists show it in.
    """

    name: str
    title_ja: str
    title_en: str
    description_ja: str
    description_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    view: View | None = None
    sql: str | None = None
    theme: str = ""
