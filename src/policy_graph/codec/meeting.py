"""The form of a meeting as JSON lines: the meeting, its people, agenda, talk and decisions."""

from policy_graph.codec.value import Line, offsets, quotes, value
from policy_graph.model import (
    AgendaItem,
    Attendee,
    Bill,
    Handout,
    Meeting,
    Movement,
    Note,
    Ordinal,
    Outcome,
    Presence,
    Stance,
    Utterance,
)


def meeting(record: Meeting) -> Line:
    """Give the fields of a meeting, the layout that was chosen and how many characters are of which kind."""
    return {
        "record": "meeting",
        "title": value(record.title),
        "body": value(record.body),
        "municipality": value(record.municipality),
        "date": value(record.date),
        "start_time": value(record.start_time),
        "end_time": value(record.end_time),
        "venue": value(record.venue),
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
        **offsets(record.span),
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
        "name": value(record.name),
        "role": value(record.role),
        "affiliation": value(record.affiliation),
        "affiliation_role": value(record.affiliation_role),
        "group": record.group,
        **offsets(record.span),
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
        **offsets(record.span),
    }


def bill(record: Bill) -> Line:
    """Give one bill that an item names."""
    return {
        "name": record.name.value,
        "kind": record.kind,
        "number": record.number,
        "title": value(record.title),
        **offsets(record.name.span),
    }


def utterance(record: Utterance) -> Line:
    """Give one utterance without its words; ``answers`` is the number of the one it replies to."""
    return {
        "record": "utterance",
        "number": record.number,
        "speaker": record.speaker,
        "name": value(record.name),
        "role": value(record.role),
        "kind": record.kind,
        "function": record.function,
        **offsets(record.span),
        "label_start": record.label.start,
        "label_end": record.label.end,
        "notes": [[note.start, note.end] for note in record.notes],
        "answers": record.answers,
        "agenda": record.agenda,
        "together": list(record.together),
        "withdrawals": list(record.withdrawals),
    }


def note(record: Note) -> Line:
    """Give one stage note with what it tells."""
    return {
        "record": "note",
        "kind": record.kind,
        "utterance": record.utterance,
        **offsets(record.span),
    }


def movement(record: Movement) -> Line:
    """Give one coming or going."""
    return {
        "record": "movement",
        "who": record.who.value,
        "move": record.move,
        "time": value(record.time),
        "utterance": record.utterance,
        **offsets(record.span),
    }


def handout(record: Handout) -> Line:
    """Give one paper that was handed out."""
    return {
        "record": "handout",
        "number": record.number,
        "title": value(record.title),
        "utterance": record.utterance,
        **offsets(record.span),
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
        "evidence": quotes(record.evidence, text),
    }


def stance(record: Stance, text: str) -> Line:
    """Give one side that somebody takes, with the words it rests on; programmes as they are named there."""
    return {
        "record": "stance",
        "side": record.side,
        "bills": list(record.bills),
        "items": list(record.items),
        "programs": quotes(record.programs, text),
        "utterance": record.utterance,
        "method": record.method,
        "confidence": record.confidence,
        "evidence": quotes(record.evidence, text),
    }
