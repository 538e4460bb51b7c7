"""A meeting without what was withdrawn: what rests on withdrawn words goes, what lost its name stays without."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from policy_graph.model import (
    BLOCK,
    Attendee,
    FieldState,
    Meeting,
    Outcome,
    Span,
    Stance,
    Stated,
    Utterance,
    is_withdrawn,
)

# The fields that are values rather than words: they are whole, or they are not there.
VALUES = ("date", "start_time", "end_time")
WORDS = ("title", "body", "municipality", "venue")
Kind = TypeVar("Kind")


def without(
    meeting: Meeting, words: Sequence[Span], signs: Mapping[int, tuple[str, ...]], names: Sequence[Span] = ()
) -> Meeting:
    """Leave out what rests on withdrawn words, and mark the utterances; ``signs`` are the entries by their numbers.

    ``names`` are those of withdrawn people: the sides that they take go with them.
    """
    gone = {each.number for each in meeting.utterances if _on(each.label, names)}
    return replace(
        meeting,
        utterances=tuple(
            replace(each, withdrawals=signs[each.number]) if each.number in signs else each
            for each in meeting.utterances
        ),
        agenda=tuple(
            replace(item, bills=tuple(bill for bill in item.bills if not _on(bill.name.span, words)))
            for item in meeting.agenda
        ),
        notes=_others(meeting.notes, words),
        movements=_others(meeting.movements, words),
        handouts=_others(meeting.handouts, words),
        outcomes=tuple(left for each in meeting.outcomes if (left := _outcome(each, words))),
        stances=tuple(
            kept for each in meeting.stances if each.utterance not in gone and (kept := _stance(each, words))
        ),
    )


def settled(meeting: Meeting) -> Meeting:
    """Give names of which nothing is left as no names, and values of which a part is missing as no values."""
    lost: list[str] = [name for name in (*VALUES, *WORDS) if _is_lost(name, getattr(meeting, name))]
    none: dict[str, Any] = dict.fromkeys(lost)
    states = tuple(
        (name, FieldState.NOT_PUBLISHED if name in lost else state) for name, state in meeting.states
    )
    return replace(
        meeting,
        **none,
        states=states,
        attendees=tuple(map(_attendee, meeting.attendees)),
        utterances=tuple(map(_utterance, meeting.utterances)),
    )


def _others(records: Iterable[Kind], words: Sequence[Span]) -> tuple[Kind, ...]:
    return tuple(each for each in records if not _on(each.span, words))  # type: ignore[attr-defined]


def _outcome(outcome: Outcome, words: Sequence[Span]) -> Outcome | None:
    """A decision stays while its own words do."""
    evidence = tuple(each for each in outcome.evidence if not _on(each, words))
    return replace(outcome, evidence=evidence) if evidence[:1] == outcome.evidence[:1] else None


def _stance(stance: Stance, words: Sequence[Span]) -> Stance | None:
    """A side stays while all words stay that take it, and the names of what it is taken on."""
    own = [each for each in (stance.evidence[0], *stance.programs) if _on(each, words)]
    evidence = tuple(each for each in stance.evidence if not _on(each, words))
    return None if own else replace(stance, evidence=evidence)


def _on(span: Span, words: Iterable[Span]) -> bool:
    return any(span.overlaps(each) for each in words)


def _is_lost(name: str, stated: Stated | None) -> bool:
    if stated is None or BLOCK not in stated.value:
        return False
    return name in VALUES or is_withdrawn(stated.value)


def _attendee(attendee: Attendee) -> Attendee:
    return replace(
        attendee,
        name=_left(attendee.name),
        role=_left(attendee.role),
        affiliation=_left(attendee.affiliation),
        affiliation_role=_left(attendee.affiliation_role),
    )


def _utterance(utterance: Utterance) -> Utterance:
    return replace(utterance, name=_left(utterance.name), role=_left(utterance.role))


def _left(stated: Stated | None) -> Stated | None:
    return None if stated and is_withdrawn(stated.value) else stated
