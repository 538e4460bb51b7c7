"""XML files: which of the known forms one has, and the reader for it."""

import re
from collections.abc import Mapping
from typing import Any

from policy_graph.errors import SkipDocument
from policy_graph.ingest import diet, tei
from policy_graph.ingest.encoding.declared import decoded, origin
from policy_graph.ingest.sheet import Row, document, short
from policy_graph.ingest.xml_tree import Element, local, parsed
from policy_graph.model import Document, Finding
from policy_graph.settings import DEFAULTS, Settings

# The declaration names an encoding that the characters are no longer in.
DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
KNOWN = "TEI (Parla-CLARIN, ParlaMint) and the answers of the National Diet Library's API"


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Read minutes in XML.

    Raises SkipDocument for what is not well-formed, declares a document type, has another form or several meetings.
    """
    found = decoded(source, name, settings)
    root = parsed(DECLARATION.sub("", found.text, count=1).encode("utf-8", "replace"), name)
    lines, findings = _read(root, name)
    return document(lines, origin(found, source, name=name, media_type="application/xml", findings=findings))


def _read(root: Element, name: str) -> tuple[list[Row], list[Finding]]:
    if local(root).startswith(("TEI", "teiCorpus")):
        return tei.rows(root, name), []
    for key, rows in (("meetingRecord", diet.meeting), ("speechRecord", diet.speeches)):
        records = [_record(each) for each in root.iter() if local(each) == key]
        if records:
            return rows(records, name)
    raise SkipDocument(
        f"{name}: XML of a form that is not known ({short(local(root))}); these are read: {KNOWN}"
    )


def _record(node: Element) -> Mapping[str, Any]:
    """Make of a record what the same answer is in JSON."""
    fields: dict[str, Any] = {local(each): each.text or "" for each in node if not len(each)}
    return fields | {"speechRecord": [_record(each) for each in node if local(each) == "speechRecord"]}
