"""What was said and done in a meeting: paragraphs, utterances, stage notes, who came and went."""

from dataclasses import dataclass
from enum import StrEnum

from policy_graph.model.document import RegionKind
from policy_graph.model.span import Span, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph of running text: the unit that is read for names.

    ``spans`` are its lines in order, without line breaks, indents and page furniture; joined they are the paragraph
    as a reader reads it. ``utterance`` is the number of the utterance it belongs to, ``None`` outside speech.
    """

    spans: tuple[Span, ...]
    kind: RegionKind
    utterance: int | None = None

    @property
    def span(self) -> Span:
        """From the first character to the last, line breaks included."""
        return Span(self.spans[0].start, self.spans[-1].end)


class UtteranceKind(StrEnum):
    """Whether words were said or something was done."""

    SPEECH = "speech"
    PROCEDURAL = "procedural"  # the block is a note in brackets, such as （資料に基づき説明）


class UtteranceFunction(StrEnum):
    """What the mark or word before a speaker says that the words are for."""

    CHAIR = "chair"  # who leads the meeting
    QUESTION = "question"
    ANSWER = "answer"
    PROCEDURE = "procedure"  # what was done: reports, votes, elections


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One block under one speaker label.

    ``speaker`` is the label without marks and brackets, as written; ``name`` and ``role`` are its parts, ``None``
    where the label does not give them. ``notes`` are stage notes inside the block. ``answers`` is the number of the
    utterance that this one replies to, ``None`` where the minutes show no question before it.
    ``function`` is what the mark or word that opens the label means, ``None`` where the layout does not tell.
    ``number`` counts from 1. ``agenda`` is the position in ``Meeting.agenda`` (from 0) of the item under discussion;
    ``together`` are the positions of further items that are taken with it (一括議題). ``withdrawals`` are the entries of
    privacy.toml by which words of it, or all of them, were withdrawn.
    """

    number: int
    label: Span
    speaker: str
    name: Stated | None
    role: Stated | None
    kind: UtteranceKind
    span: Span
    notes: tuple[Span, ...] = ()
    answers: int | None = None
    agenda: int | None = None
    function: UtteranceFunction | None = None
    together: tuple[int, ...] = ()
    withdrawals: tuple[str, ...] = ()


class NoteKind(StrEnum):
    """What a stage note tells; the words that show it stand in parse/data/notes.toml."""

    APPLAUSE = "applause"
    LAUGHTER = "laughter"
    SHOUT = "shout"  # anything that is called from the floor
    NO_OBJECTION = "no-objection"  # 「異議なし」と呼ぶ者あり
    TAKES_FLOOR = "takes-floor"  # somebody goes to the rostrum
    RISES = "rises"
    LEAVES = "leaves"
    ENTERS = "enters"
    RECESS = "recess"  # the sitting rests or goes on
    VOTE = "vote"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A stage note and what it tells; ``utterance`` is the number of the one that it stands in, ``None`` outside."""

    span: Span
    kind: NoteKind
    utterance: int | None = None


class Presence(StrEnum):
    """Whether somebody on a list was there, and whether for the whole meeting."""

    PRESENT = "present"
    ABSENT = "absent"
    LATE = "late"  # came after the beginning
    LEFT = "left"  # left before the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One entry of an attendee list.

    ``name`` is ``None`` where the list gives only the post. ``role`` is the role in this meeting or the office held
    there (部会長, 議員, 総務部長). ``affiliation`` and ``affiliation_role`` are what stands in brackets behind a name.
    ``group`` is the heading of the list (委員, 事務局, 出席説明員).
    """

    span: Span
    name: Stated | None
    role: Stated | None
    affiliation: Stated | None = None
    affiliation_role: Stated | None = None
    group: str | None = None
    presence: Presence = Presence.PRESENT


class Move(StrEnum):
    """How somebody's being there changes in the course of a meeting."""

    ARRIVES = "arrives"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Somebody comes or goes during the meeting, as a note or a line says; ``time`` where it is stated.

    ``utterance`` is the number of the last one that began before.
    """

    who: Stated
    move: Move
    time: Stated | None
    span: Span
    utterance: int | None = None
