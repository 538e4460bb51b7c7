"""What was found in the words as JSON lines: mentions, entities, facts, findings."""

from policy_graph.codec.value import Line, by_scheme, offsets, quotes
from policy_graph.model import Document, Entity, Fact, Finding, Mention


def mention(record: Mention, text: str) -> Line:
    """Give one name in its place."""
    return {
        "record": "mention",
        **offsets(record.span),
        "text": record.span.of(text),
        "type": record.type,
        "kind": record.kind,
        "entity": record.entity,
        "anaphor": record.anaphor,
        "method": record.method,
        "witnesses": record.witnesses,
        "confidence": record.confidence,
    }


def entity(record: Entity) -> Line:
    """Give one thing in the world."""
    return {
        "record": "entity",
        "id": record.id,
        "type": record.type,
        "kind": record.kind,
        "label": record.label,
        "within": record.within,
        "aliases": list(record.aliases),
        "reading": record.reading,
        "codes": by_scheme(record.codes),
        "candidates": [
            {"name": each.name, "kind": each.kind, "within": each.within, "codes": by_scheme(each.codes)}
            for each in record.candidates
        ],
    }


def fact(record: Fact, text: str) -> Line:
    """Give one statement with the words it rests on."""
    return {
        "record": "fact",
        "subject": record.subject,
        "predicate": record.predicate,
        "object": record.object,
        "status": record.status,
        "evidence": quotes(record.evidence, text),
        "method": record.method,
        "confidence": record.confidence,
    }


def finding(record: Finding, document: Document) -> Line:
    """Give one oddity with its page and its line there, counted from 1."""
    place: Line = {"start": None, "end": None, "page": None, "line": None}
    if record.span is not None:
        at = record.span.start
        place = {**offsets(record.span), "page": document.page_at(at), "line": document.line_at(at)}
    return {
        "record": "finding",
        "code": record.code,
        "severity": record.severity,
        "message": record.message,
        **place,
    }
