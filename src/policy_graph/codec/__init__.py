"""Records to JSON lines: what ``policy-graph extract`` prints and other tools read."""

import json
from collections.abc import Iterator

from policy_graph.codec.found import entity, fact, finding, mention
from policy_graph.codec.meeting import (
    agenda,
    attendee,
    coverage,
    handout,
    meeting,
    movement,
    note,
    outcome,
    stance,
    utterance,
)
from policy_graph.codec.value import Line, marked
from policy_graph.model import Extraction

__all__ = [
    "Line",
    "agenda",
    "attendee",
    "coverage",
    "document",
    "dump",
    "entity",
    "fact",
    "finding",
    "handout",
    "lines",
    "meeting",
    "mention",
    "movement",
    "note",
    "outcome",
    "stance",
    "utterance",
]


def lines(extraction: Extraction) -> Iterator[Line]:
    """Give every record of one document as a JSON object, told apart by ``record``.

    Offsets are code points of the decoded source, end exclusive. Keys are documented in docs/reference/extract.md.
    """
    text, read = extraction.document.text, extraction.document.is_machine_read
    yield document(extraction)
    yield meeting(extraction.meeting)
    yield from (attendee(record) for record in extraction.meeting.attendees)
    yield from (agenda(record) for record in extraction.meeting.agenda)
    yield from (marked(utterance(record), read) for record in extraction.meeting.utterances)
    yield from (note(record) for record in extraction.meeting.notes)
    yield from (movement(record) for record in extraction.meeting.movements)
    yield from (handout(record) for record in extraction.meeting.handouts)
    yield from (outcome(record, text) for record in extraction.meeting.outcomes)
    yield from (stance(record, text) for record in extraction.meeting.stances)
    yield from (marked(mention(record, text), read) for record in extraction.mentions)
    yield from (entity(record) for record in extraction.entities)
    for line in (fact(record, text) for record in extraction.facts):
        yield {**line, "evidence": [marked(place, read) for place in line["evidence"]]}
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
        "withdrawals": list(record.withdrawals),
        "left_out": {
            "mentions": left_out.mentions,
            "entities": left_out.entities,
            "facts": left_out.facts,
            "stances": left_out.stances,
        },
    }
