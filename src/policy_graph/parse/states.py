"""Why a field of a meeting has no value: the minutes have no such field, it could not be read, or it cannot be there."""

from collections.abc import Sequence

from policy_graph.model import AgendaItem, Attendee, FieldState, RegionKind
from policy_graph.parse import sessions
from policy_graph.parse.about import About
from policy_graph.parse.opening import Section
from policy_graph.parse.talk import Piece
from policy_graph.parse.words import states as words
from policy_graph.text import fold

# The headings (keys of data/heads.toml) under which the value of a field stands.
HEADS = {
    "title": ("title",),
    "body": (),
    "municipality": (),
    "date": ("date",),
    "start_time": ("time",),
    "end_time": (),
    "venue": ("venue",),
    "attendees": ("present",),
    "agenda": ("agenda",),
    "observers": ("observers",),
}
# What one speech cannot have.
OF_MEETINGS = ("attendees", "agenda", "observers")
# What lines of the clerk are, and which of them hold a time.
CLERKS = (RegionKind.HEADER, RegionKind.NOTE)
CLERK = {"start_time": sessions.OPENS, "end_time": sessions.CLOSES}


def of(
    about: About,
    people: Sequence[Attendee],
    items: Sequence[AgendaItem],
    parts: Sequence[Section],
    pieces: Sequence[Piece],
    labels: int,
) -> tuple[tuple[str, FieldState], ...]:
    """Say of each field whether it is there, in the order of ``HEADS``; ``labels`` counts the speaker labels."""
    found = {name: getattr(about, name, None) is not None for name in HEADS} | {
        "attendees": bool(people),
        "agenda": bool(items),
    }
    headed = {section.head.kind for section in parts if section.head}
    alone = labels < 2 and not headed - {"date", "title"} and not _is_meeting(pieces)
    clerk = {sessions.verb(piece.line) for piece in pieces if piece.kind in CLERKS}
    misread = {name for name, verbs in CLERK.items() if clerk.intersection(verbs)}

    def state(name: str) -> FieldState:
        if found[name]:
            return FieldState.PRESENT
        if headed.intersection(HEADS[name]) or name in misread:
            return FieldState.UNREADABLE
        if (alone and name in OF_MEETINGS) or (name == "municipality" and _is_national(about)):
            return FieldState.NOT_APPLICABLE
        return FieldState.NOT_PUBLISHED

    return tuple((name, state(name)) for name in HEADS)


def _is_national(about: About) -> bool:
    named = fold("".join(each.value for each in (about.title, about.body) if each))
    return any(word in named for word in words()["national"])


def _is_meeting(pieces: Sequence[Piece]) -> bool:
    """Tell whether the words themselves show that several people meet."""
    floor = words()["floor"]
    return any(word in piece.line.plain for piece in pieces for word in floor)
