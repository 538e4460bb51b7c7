"""JSON files: which of the known forms one has, and the reader for it."""

import json
from collections.abc import Mapping
from typing import Any

from policy_graph.errors import SkipDocument
from policy_graph.ingest import diet, discussnet
from policy_graph.ingest.encoding.declared import decoded, origin
from policy_graph.ingest.sheet import document
from policy_graph.model import Document
from policy_graph.settings import DEFAULTS, Settings

KNOWN = "tenant_minutes of DiscussNet, meetingRecord or speechRecord of the National Diet Library's API"


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Read minutes in JSON.

    Raises SkipDocument for what is no JSON, for JSON of another form, and for a file with several meetings.
    """
    found = decoded(source, name, settings)
    try:
        data = json.loads(found.text)
    except json.JSONDecodeError as error:
        raise SkipDocument(f"{name}: no JSON ({error}); get or export it again") from error
    except (ValueError, RecursionError) as error:
        raise SkipDocument(
            f"{name}: JSON with a number of thousands of digits or lists in lists without end; export it again"
        ) from error
    form = data if isinstance(data, Mapping) else {}
    for key, rows in (
        ("tenant_minutes", discussnet.rows),
        ("meetingRecord", diet.meeting),
        ("speechRecord", diet.speeches),
    ):
        if key in form:
            lines, findings = rows(records(form[key], f"{name}: {key}"), name)
            whole = origin(found, source, name=name, media_type="application/json", findings=findings)
            return document(lines, whole)
    raise SkipDocument(f"{name}: JSON of a form that is not known; these are read: {KNOWN}")


def records(value: Any, where: str) -> list[Mapping[str, Any]]:
    """Return a list of JSON objects as one; raises SkipDocument where it is something else."""
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise SkipDocument(f"{where} is no list of objects")
    return value
