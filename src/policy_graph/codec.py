"""Records to JSON lines: what ``policy-graph extract`` prints and other tools read."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from policy_graph.model import (
    AgendaItem,
    Attendee,
    Bill,
    Code,
    Document,
    Entity,
    Extraction,
    Fact,
    Finding,
    Handout,
    Meeting,
    Mention,
    Movement,
    Note,
    Ordinal,
    Outcome,
    Presence,
    Span,
    Stated,
    Utterance,
)

Line = dict[str, Any]


def lines(extraction: Extraction) -> Iterator[Line]:
    """Give every record of one document as a JSON object, told apart by ``record``.

    Offsets are code points of the decoded source, end exclusive. Keys are documented in docs/reference/extract.md.
    """
    text, read = extraction.document.text, extraction.document.is_machine_read
    yield document(extraction)
    yield meeting(extraction.meeting)
    yield from (attendee(record) for record in extraction.meeting.attendees)
    yield from (agenda(record) for record in extraction.meeting.agenda)
    yield from (_marked(utterance(record), read) for record in extraction.meeting.utterances)
    yield from (note(record) for record in extraction.meeting.notes)
    yield from (movement(record) for record in extraction.meeting.movements)
    yield from (handout(record) for record in extraction.meeting.handouts)
    yield from (outcome(record, text) for record in extraction.meeting.outcomes)
    yield from (_marked(mention(record, text), read) for record in extraction.mentions)
    yield from (entity(record) for record in extraction.entities)
    for line in (fact(record, text) for record in extraction.facts):
        yield {**line, "evidence": [_marked(place, read) for place in line["evidence"]]}
    yield from (finding(record, extraction.document) for record in extraction.findings)


def dump(line: Line) -> str:
    """Write one JSON object on one line, Japanese left readable."""
    return json.dumps(line, ensure_ascii=False)


def document(extraction: Extraction) -> Line:
    """Give a document without its text, and how much of what it says was left out."""
    record, left_out = extraction.document, extraction.left_out
    return {
        "record": "document",
        "id": record.id,
        "name": record.name,
        "sha256": record.sha256,
        "encoding": record.encoding,
        "encoding_reason": record.encoding_reason,
        "media_type": record.media_type,
        "characters": len(record.text),
        "pages": len(record.pages),
        "readings": len(record.readings),
        "ocr_characters": sum(span.end - span.start for span in record.ocr),
        "left_out": {
            "mentions": left_out.mentions,
            "entities": left_out.entities,
            "facts": left_out.facts,
        },
    }


def meeting(record: Meeting) -> Line:
    """Give the fields of a meeting, the layout that was chosen and how many characters are of which kind."""
    return {
        "record": "meeting",
        "title": _value(record.title),
        "body": _value(record.body),
        "municipality": _value(record.municipality),
        "date": _value(record.date),
        "start_time": _value(record.start_time),
        "end_time": _value(record.end_time),
        "venue": _value(record.venue),
        "observers": record.observers,
        "states": {name: str(state) for name, state in record.states},
        "numbers": [ordinal(each) for each in record.numbers],
        "layout": record.layout.name,
        "layout_score": record.layout.score,
        "layout_margin": record.layout.margin,
        "layout_runner_up": record.layout.runner_up,
        "coverage": coverage(record),
    }


def ordinal(record: Ordinal) -> Line:
    """Give where a meeting stands in a series."""
    return {
        "unit": record.unit,
        "number": record.number,
        "year": record.year,
        "fiscal": record.fiscal,
        "session": record.session,
        **_place(record.span),
    }


def coverage(record: Meeting) -> dict[str, int]:
    """Count the characters of each kind of region, in order of the kinds' names."""
    counts: dict[str, int] = {}
    for region in record.regions:
        counts[region.kind] = counts.get(region.kind, 0) + region.span.end - region.span.start
    return dict(sorted(counts.items()))


def attendee(record: Attendee) -> Line:
    """Give one entry of a list of people; who was absent is an ``absentee``."""
    return {
        "record": "absentee" if record.presence is Presence.ABSENT else "attendee",
        "presence": record.presence,
        "name": _value(record.name),
        "role": _value(record.role),
        "affiliation": _value(record.affiliation),
        "affiliation_role": _value(record.affiliation_role),
        "group": record.group,
        **_place(record.span),
    }


def agenda(record: AgendaItem) -> Line:
    """Give one item of the agenda."""
    return {
        "record": "agenda",
        "number": record.number,
        "title": record.title.value,
        "bills": [bill(each) for each in record.bills],
        "within": record.within,
        "added": record.added,
        **_place(record.span),
    }


def bill(record: Bill) -> Line:
    """Give one bill that an item names."""
    return {
        "name": record.name.value,
        "kind": record.kind,
        "number": record.number,
        "title": _value(record.title),
        **_place(record.name.span),
    }


def utterance(record: Utterance) -> Line:
    """Give one utterance without its words; ``answers`` is the number of the one it replies to."""
    return {
        "record": "utterance",
        "number": record.number,
        "speaker": record.speaker,
        "name": _value(record.name),
        "role": _value(record.role),
        "kind": record.kind,
        "function": record.function,
        **_place(record.span),
        "label_start": record.label.start,
        "label_end": record.label.end,
        "notes": [[note.start, note.end] for note in record.notes],
        "answers": record.answers,
        "agenda": record.agenda,
        "together": list(record.together),
    }


def note(record: Note) -> Line:
    """Give one stage note with what it tells."""
    return {
        "record": "note",
        "kind": record.kind,
        "utterance": record.utterance,
        **_place(record.span),
    }


def movement(record: Movement) -> Line:
    """Give one coming or going."""
    return {
        "record": "movement",
        "who": record.who.value,
        "move": record.move,
        "time": _value(record.time),
        "utterance": record.utterance,
        **_place(record.span),
    }


def handout(record: Handout) -> Line:
    """Give one paper that was handed out."""
    return {
        "record": "handout",
        "number": record.number,
        "title": _value(record.title),
        "utterance": record.utterance,
        **_place(record.span),
    }


def outcome(record: Outcome, text: str) -> Line:
    """Give one decision with the words it rests on."""
    return {
        "record": "outcome",
        "result": record.result,
        "by": record.by,
        "items": list(record.items),
        "bills": list(record.bills),
        "manner": record.manner,
        "ayes": record.ayes,
        "noes": record.noes,
        "utterance": record.utterance,
        "evidence": _quotes(record.evidence, text),
    }


def mention(record: Mention, text: str) -> Line:
    """Give one name in its place."""
    return {
        "record": "mention",
        **_place(record.span),
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
        "codes": _codes(record.codes),
        "candidates": [
            {"name": each.name, "kind": each.kind, "within": each.within, "codes": _codes(each.codes)}
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
        "evidence": _quotes(record.evidence, text),
        "method": record.method,
        "confidence": record.confidence,
    }


def finding(record: Finding, document: Document) -> Line:
    """Give one oddity with its page and its line there, counted from 1."""
    place: Line = {"start": None, "end": None, "page": None, "line": None}
    if record.span is not None:
        at = record.span.start
        place = {**_place(record.span), "page": document.page_at(at), "line": document.line_at(at)}
    return {
        "record": "finding",
        "code": record.code,
        "severity": record.severity,
        "message": record.message,
        **place,
    }


def _codes(codes: tuple[Code, ...]) -> dict[str, str]:
    return {code.scheme: code.value for code in codes}


def _quotes(spans: tuple[Span, ...], text: str) -> list[Line]:
    return [{**_place(span), "text": span.of(text)} for span in spans]


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _marked(line: Line, is_machine_read: Callable[[Span], bool]) -> Line:
    """Say whether some of the words of a record were read from a picture by a machine."""
    return {**line, "ocr": is_machine_read(Span(line["start"], line["end"]))}


def _place(span: Span) -> Line:
    return {"start": span.start, "end": span.end}
