"""The answer to a question as scripts read it: columns in both languages, rows with all variables, the query as it was asked."""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from typing import Any

from policy_graph import api
from policy_graph.model.question import Question
from policy_graph.web.serving import Served, asked

# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def answered(service: Served, question: Question, values: Mapping[str, str]) -> dict[str, Any]:
    """Ask a question of the build that is served; raises UsageError, LimitExceeded or Busy."""
    folder = service.index.folder  # type: ignore[attr-defined]
    found = await asked(api.query, question.name, folder, values)
    columns = [
        {"name": each.name, "ja": each.ja, "en": each.en, "type": each.type, "iri": each.iri}
        for each in question.columns
    ]
    return {
        "title": {"ja": question.title_ja, "en": question.title_en},
        "columns": columns
        or [_unnamed(name, ja) for name, ja in zip(found.variables, found.columns, strict=False)],
        "variables": list(found.variables),
        "rows": [list(row) for row in found.rows],
        "truncated": False,
        "total": len(found.rows),
        "view": {"kind": question.view.kind, "roles": dict(question.view.roles)} if question.view else None,
        "sparql": _bound(question, values),
    }


def as_csv(answer: Mapping[str, Any], *, excel: bool = False) -> bytes:
    """Write the rows as CSV; for Excel with the mark that it needs, and nothing that it would run."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerows([answer["variables"], *answer["rows"]])
    if not excel:
        return out.getvalue().encode()
    guarded = [[_guarded(cell) for cell in row] for row in answer["rows"]]
    out = StringIO()
    csv.writer(out).writerows([answer["variables"], *guarded])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _guarded(cell: str | None) -> str | None:
    return f"'{cell}" if cell and cell.startswith(FORMULA) else cell


def _unnamed(name: str, ja: str) -> dict[str, Any]:
    return {"name": name, "ja": ja, "en": name, "type": "text", "iri": None}


def _bound(question: Question, values: Mapping[str, str]) -> str:
    """Write the values into the query, as literals with everything escaped that could end them."""
    text = re.sub(r"\A# ---\n(?:#.*\n)*?# ---\n\n?", "", question.text)
    for name, value in values.items():
        literal = re.sub(r'["\\\x00-\x1f]', lambda char: f"\\u{ord(char[0]):04x}", value)
        term = (
            f"VALUES ?{name} {{ {int(value)} }}"
            if literal.isdecimal()
            else f'VALUES ?{name} {{ "{literal}" }}'
        )
        text = re.sub(rf"VALUES\s*\?{name}\s*\{{[^}}]*\}}", lambda _: term, text)  # noqa: B023
    return text
