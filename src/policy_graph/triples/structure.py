"""The form of a meeting as RDF: document, meeting, agenda, attendance."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from policy_graph.model import (
    AgendaItem,
    Attendee,
    EntityType,
    FieldState,
    Meeting,
    Presence,
    Span,
    Stated,
)
from policy_graph.text import fold
from policy_graph.triples.course import course
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.index import Index
from policy_graph.triples.literals import (
    clock,
    day,
    hexadecimal,
    moment,
    number,
    plain,
    stated_words,
    truth,
    words,
)
from policy_graph.triples.ordinals import numbered
from policy_graph.triples.outcomes import bill_node, outcomes
from policy_graph.triples.speech import speech
from policy_graph.triples.stances import stances
from policy_graph.triples.vocab import term

ORGANIZATION, PERSON, PLACE, POST = (
    EntityType.ORGANIZATION,
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.POST,
)
# The terms that the fields of a meeting are written with.
FIELDS = {
    "title": "dct:title",
    "body": "pg:bodyName",
    "municipality": "pg:municipalityName",
    "date": "dct:date",
    "start_time": "pg:startTime",
    "end_time": "pg:endTime",
    "venue": "schema:location",
    "attendees": "pg:Attendance",
    "agenda": "pg:AgendaItem",
    "observers": "pg:observers",
}
REASONS = {
    "pg:notPublished": FieldState.NOT_PUBLISHED,
    "pg:unreadable": FieldState.UNREADABLE,
    "pg:notApplicable": FieldState.NOT_APPLICABLE,
}
PRESENCES = {
    Presence.PRESENT: "pg:Present",
    Presence.ABSENT: "pg:Absent",
    Presence.LATE: "pg:Late",
    Presence.LEFT: "pg:LeftEarly",
}


def structure(graph: DocumentGraph, index: Index, meeting: Meeting) -> Iterator[Quad]:
    """Write everything about the form of one meeting; the quotes it points at are written elsewhere."""
    yield from _document(graph, meeting)
    yield from _meeting(graph, index, meeting)
    held = meeting_node(graph, meeting)
    for at, item in enumerate(meeting.agenda):
        yield from _agenda_item(graph, held, at, item)
    for at, attendee in enumerate(meeting.attendees):
        yield from _attendance(graph, index, held, at, attendee)
    yield from speech(graph, index, held, meeting)
    yield from outcomes(graph, held, meeting)
    yield from stances(graph, index, held, meeting)
    yield from course(graph, index, held, meeting)


def spans(meeting: Meeting) -> Iterator[Span]:
    """Give every stretch that the form of a meeting rests on."""
    yield from (stated.span for stated in _stated(meeting))
    yield from (item.span for item in meeting.agenda)
    yield from (attendee.span for attendee in meeting.attendees)
    yield from (note for utterance in meeting.utterances for note in utterance.notes)
    yield from (note.span for note in meeting.notes)
    yield from (bill.name.span for item in meeting.agenda for bill in item.bills)
    yield from (span for outcome in meeting.outcomes for span in outcome.evidence)
    yield from (span for stance in meeting.stances for span in stance.evidence)
    yield from (movement.span for movement in meeting.movements)
    yield from (handout.span for handout in meeting.handouts)


def meeting_node(graph: DocumentGraph, meeting: Meeting) -> NamedNode:
    """Give the node of a meeting: body and date make it, the document where one of them is not known."""
    if meeting.body and meeting.date:
        return graph.node(f"meeting/{fold(meeting.body.value)}.{meeting.date.value}")
    return graph.node(f"meeting/{graph.document.id}")


def person_of(index: Index, attendee: Attendee) -> str | None:
    """Return the entity of a person on a list."""
    return index.entity_at(attendee.name, PERSON)


def body_of(index: Index, meeting: Meeting) -> str | None:
    """Return the entity of the body that met."""
    return index.entity_at(meeting.body, ORGANIZATION)


def _document(graph: DocumentGraph, meeting: Meeting) -> Iterator[Quad]:
    document = graph.document
    checksum = graph.node(f"checksum/{document.id}")
    yield from graph.describe(
        graph.name,
        ["pg:Minutes", "foaf:Document"],
        {
            "schema:name": plain(document.name),
            "schema:encodingFormat": plain(document.media_type),
            "cnt:characterEncoding": plain(document.encoding),
            "spdx:checksum": checksum,
            "pg:file": plain(document.file),
            "pg:characters": number(len(document.text)),
            "pg:layout": plain(meeting.layout.name),
            "pg:withdrawal": graph.withdrawals(document.withdrawals),
            "pg:textFile": plain(document.text_file) if document.text_file else None,
            "pg:textChecksum": graph.node(f"checksum/{document.id}.text") if document.text_file else None,
        },
    )
    yield from _checksum(graph, checksum, document.sha256)
    if document.text_file:
        yield from _checksum(graph, graph.node(f"checksum/{document.id}.text"), document.text_sha256)


def _checksum(graph: DocumentGraph, node: NamedNode, digits: str) -> Iterator[Quad]:
    yield from graph.describe(
        node,
        ["spdx:Checksum"],
        {
            "spdx:algorithm": term("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": hexadecimal(digits),
        },
    )


def _meeting(graph: DocumentGraph, index: Index, meeting: Meeting) -> Iterator[Quad]:
    body = body_of(index, meeting)
    place = index.entity_at(meeting.municipality, PLACE)
    present = (person_of(index, each) for each in meeting.attendees if each.presence is not Presence.ABSENT)
    yield from graph.describe(
        meeting_node(graph, meeting),
        ["pg:Meeting", "schema:Event"],
        {
            "rdfs:label": words(_title(graph, meeting)),
            "dct:source": graph.name,
            "pg:bodyName": stated_words(meeting.body),
            "schema:organizer": graph.node(body) if body else None,
            "pg:municipalityName": stated_words(meeting.municipality),
            "dct:spatial": graph.node(place) if place else None,
            "dct:date": day(meeting.date.value) if meeting.date else None,
            "pg:startTime": clock(meeting.start_time.value) if meeting.start_time else None,
            "pg:endTime": clock(meeting.end_time.value) if meeting.end_time else None,
            "schema:location": stated_words(meeting.venue),
            "pg:observers": number(meeting.observers) if meeting.observers is not None else None,
            **numbered(meeting.numbers),
            **_reasons(meeting),
            "schema:attendee": sorted({graph.node(who) for who in present if who}, key=str),
            "pg:evidence": [graph.at("quote", stated.span) for stated in _stated(meeting)],
        },
    )
    yield from _moments(graph, meeting)


def _reasons(meeting: Meeting) -> dict[str, list[NamedNode]]:
    """Why a property is missing, by the term of the property."""
    return {
        name: [term(FIELDS[field]) for field, state in meeting.states if state is missing]
        for name, missing in REASONS.items()
    }


def _moments(graph: DocumentGraph, meeting: Meeting) -> Iterator[Quad]:
    """When it began and ended, as other vocabularies expect it; an end before the beginning lies past midnight."""
    if not meeting.date:
        return
    on, start, end = meeting.date.value, meeting.start_time, meeting.end_time
    late = start and end and end.value < start.value
    yield from graph.describe(
        meeting_node(graph, meeting),
        [],
        {
            "schema:startDate": (moment(on, start.value) if start else None) or day(on),
            "schema:endDate": moment(on, end.value) if end and not late else None,
        },
    )


def _agenda_item(graph: DocumentGraph, held: NamedNode, at: int, item: AgendaItem) -> Iterator[Quad]:
    yield from graph.describe(
        graph.own("agenda", at + 1),
        ["pg:AgendaItem"],
        {
            "rdfs:label": words(item.title.value),
            "dct:isPartOf": held,
            "schema:position": number(at + 1),
            "pg:number": plain(item.number) if item.number else None,
            "pg:bill": [bill_node(graph, bill.name.value) for bill in item.bills],
            "pg:partOfItem": graph.own("agenda", item.within + 1) if item.within is not None else None,
            "pg:added": truth(True) if item.added else None,
            "pg:evidence": graph.at("quote", item.span),
        },
    )


def _attendance(
    graph: DocumentGraph, index: Index, held: NamedNode, at: int, attendee: Attendee
) -> Iterator[Quad]:
    who = _attending(index, attendee)
    yield from graph.describe(
        graph.own("attendance", at + 1),
        ["pg:Attendance"],
        {
            "dct:isPartOf": held,
            "pg:attendee": graph.node(who) if who else None,
            "pg:presence": term(PRESENCES[attendee.presence]),
            "opengov:role": stated_words(attendee.role),
            "pg:group": words(attendee.group) if attendee.group else None,
            "pg:affiliation": stated_words(attendee.affiliation),
            "pg:affiliationRole": stated_words(attendee.affiliation_role),
            "pg:evidence": graph.at("quote", attendee.span),
        },
    )


def _attending(index: Index, attendee: Attendee) -> str | None:
    """The person, or the post where the list gives no name."""
    if attendee.name:
        return person_of(index, attendee)
    return index.entity_in(attendee.role.span, POST) if attendee.role else None


def _title(graph: DocumentGraph, meeting: Meeting) -> str:
    if meeting.title:
        return meeting.title.value
    return " ".join(stated.value for stated in (meeting.body, meeting.date) if stated) or graph.document.name


def _stated(meeting: Meeting) -> Iterable[Stated]:
    fields = (
        meeting.title,
        meeting.body,
        meeting.municipality,
        meeting.date,
        meeting.start_time,
        meeting.end_time,
        meeting.venue,
    )
    return [stated for stated in fields if stated]
