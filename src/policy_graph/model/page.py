"""What the pages of a site say: one record for each page, made from the graph, filled into templates."""

from dataclasses import dataclass

from policy_graph.model.page_parts import (
    Attending,
    Candidate,
    Code,
    Count,
    Decided,
    Event,
    Item,
    Line,
    Period,
    Piece,
    Quote,
    Relation,
    Remark,
    Ruling,
    Said,
    Speech,
    Spoken,
    Thing,
    Turn,
)
from policy_graph.model.release import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has: the thing that it is about, and all that the graph says of it as Turtle."""

    thing: Thing
    turtle: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage(Page):
    """A meeting; ``missing`` are the fields that the minutes do not have.

    ``speeches`` are some of its utterances with their words, from number ``first`` of its ``talk`` on, where it is
    read from a server; ``speakers`` says how often each of them spoke.
    """

    body: Thing | None
    body_name: str
    place: Thing | None
    place_name: str
    date: str | None
    start: str
    end: str
    venue: str
    observers: str
    missing: tuple[Bilingual, ...]
    documents: tuple[Thing, ...]
    attendees: tuple[Attending, ...]
    agenda: tuple[Item, ...]
    decisions: tuple[Decided, ...]
    talk: tuple[Turn, ...]
    speakers: tuple[Count, ...]
    named: tuple[Count, ...]
    movements: tuple[Event, ...]
    handouts: tuple[Event, ...]
    speeches: tuple[Speech, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UtterancePage(Page):
    """An utterance with its paragraphs; ``withdrawal`` is why its words are gone.

    It begins with the line ``line`` of the source, which is cited as line ``cited`` of ``page``.
    """

    turn: Turn
    role: str
    speaking_as: Thing | None
    meeting: Thing | None
    date: str | None
    items: tuple[Thing, ...]
    text: tuple[tuple[Piece, ...], ...]
    notes: tuple[Quote, ...]
    answers: Turn | None
    answered_by: tuple[Turn, ...]
    previous: Turn | None
    following: Turn | None
    said: tuple[Said, ...]
    document: Thing | None
    line: int
    cited: int | None
    page: int | None
    start: int
    end: int
    machine_read: bool
    withdrawal: Thing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage(Page):
    """A source with its text; ``text_sha256`` is of the text that was read out of a file that is no plain text.

    ``withdrawals`` are why words were taken out of it.
    """

    file: str
    media_type: str
    encoding: str
    sha256: str
    text_file: str
    text_sha256: str
    layout: str
    meetings: tuple[Thing, ...]
    lines: tuple[Line, ...]
    statements: int
    remarks: tuple[Remark, ...]
    withdrawals: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage(Page):
    """An organization, place, program, person or post; ``within`` is what its name is only unique in, ``appearances`` are places where its name stands.

    These are some of all ``mentions``, from the place ``first`` on, and ``relations`` hold some of all ``facts``, from
    number ``fact`` of each on; ``periods`` tell when it was spoken of.
    """

    subtype: str
    within: str
    names: tuple[str, ...]
    readings: tuple[str, ...]
    post_in: Thing | None
    codes: tuple[Code, ...]
    candidates: tuple[Candidate, ...]
    relations: tuple[Relation, ...]
    facts: int
    fact: int
    appearances: tuple[Quote, ...]
    mentions: int
    first: int
    periods: tuple[Period, ...]
    spoken: tuple[Spoken, ...]
    attended: tuple[Thing, ...]
    companions: tuple[Count, ...]
    rulings: tuple[Ruling, ...]
    replaces: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage(Page):
    """An item of the agenda, or a bill; ``items`` are those that deal with it."""

    item: Item
    meeting: Thing | None
    date: str | None
    items: tuple[Thing, ...]
    parts: tuple[Thing, ...]
    talk: tuple[Turn, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage(Page):
    """A statement, and others that say the same; ``more`` are not shown."""

    said: Said
    elsewhere: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingPage(Page):
    """A judgement about identity."""

    ruling: Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPage(Page):
    """What stays of something that was withdrawn: when, by whom and why; ``taken_from`` has lost words by it."""

    label: Bilingual
    reason: Bilingual
    date: str | None
    who: str
    about: tuple[Thing, ...]
    taken_from: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage(Page):
    """An IRI that nothing is said of any more: where to look now, or why there is nothing."""

    successors: tuple[Thing, ...]
    withdrawals: tuple[Thing, ...]
    rulings: tuple[Ruling, ...]
