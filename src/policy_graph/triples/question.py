"""Questions as files: SPARQL that runs anywhere as it is, under a head that says in two languages what it asks.

The head is a comment between two lines ``# ---`` and holds TOML: ``title``, ``description``, ``parameters``, ``columns``.
A parameter is a ``VALUES ?name { … }`` of the query, which holds the example or the default. A file of the same name that ends
in ``.sql`` asks the same of the counted tables.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model.question import Column, Parameter, Question, View

HEAD = re.compile(r"\A# ---\n(?P<toml>(?:#.*\n)*?)# ---\n")
TYPES = ("name", "text", "integer", "date", "iri")
VIEWS = ("chart", "map", "graph")

__all__ = ["Column", "Parameter", "Question", "head", "read"]


def read(path: Path) -> Question:
    """Read a question from its file; one without a head has its file name as title and no parameters.

    Raises UsageError where the file is no UTF-8 text or its head cannot be read.
    """
    try:
        text = path.read_text("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the query {path}: {error}") from error
    try:
        return replace(_question(path.stem, text, head(text)), sql=_sql(path))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: the head between the lines '# ---' cannot be read: {error}") from error


def head(text: str) -> dict[str, Any]:
    """Return what the head of a query says; nothing where there is no head."""
    match = HEAD.match(text)
    lines = match["toml"].splitlines() if match else []
    return tomllib.loads("\n".join(line.removeprefix("#").removeprefix(" ") for line in lines))


def _question(name: str, text: str, head: Mapping[str, Any]) -> Question:
    title, description = head.get("title", {}), head.get("description", {})
    return Question(
        name=name,
        title_ja=title.get("ja", name),
        title_en=title.get("en", name),
        description_ja=description.get("ja", ""),
        description_en=description.get("en", ""),
        parameters=tuple(_parameter(*each) for each in head.get("parameters", {}).items()),
        columns=tuple(_column(*each) for each in head.get("columns", {}).items()),
        text=text,
        view=_view(head.get("view")),
        theme=head.get("theme", ""),
    )


def _column(name: str, said: Mapping[str, Any]) -> Column:
    type_ = said.get("type", "text")
    return Column(name=name, ja=said["ja"], en=said["en"], type=type_, iri=said.get("iri"))


def _sql(path: Path) -> str | None:
    beside = path.with_suffix(".sql")
    return beside.read_text("utf-8") if beside.is_file() else None


def _view(said: Mapping[str, str] | None) -> View | None:
    """Read ``[view]``: ``kind`` and the columns that play a role in it."""
    if said is None:
        return None
    roles = dict(said)
    kind = roles.pop("kind")
    if kind not in VIEWS:
        raise KeyError(f"view.kind must be one of {', '.join(VIEWS)}")
    return View(kind=kind, roles=roles)


def _parameter(name: str, said: Mapping[str, Any]) -> Parameter:
    if said["type"] not in TYPES:
        raise KeyError(f"{name}.type must be one of {', '.join(TYPES)}")
    default, example = (str(said[key]) if key in said else None for key in ("default", "example"))
    return Parameter(
        name=name,
        type=said["type"],
        ja=said["ja"],
        en=said["en"],
        default=default,
        example=example,
        complete=said.get("complete"),
        choices=tuple(said.get("choices", ())),
    )
