"""A meeting: its agenda, its papers, its decisions, and everything that the minutes say of it."""

from dataclasses import dataclass
from enum import StrEnum

from policy_graph.errors import EvidenceError
from policy_graph.model.document import Finding, Region
from policy_graph.model.span import Span, Stated
from policy_graph.model.stance import Stance
from policy_graph.model.talk import Attendee, Movement, Note, Passage, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """Something that is put to the body by number: ``name`` as written (議案第８５号), ``kind`` what it is called by
    (議案, 請願, 報告 …), ``number`` in digits, ``title`` what follows it."""

    name: Stated
    kind: str
    number: str
    title: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of the agenda; ``number`` is ``None`` for an unnumbered one.

    ``bills`` are those that the item names; ``within`` is the position of the item that this one is a part of;
    ``added`` marks an item that was put on the agenda on the day (追加日程).
    """

    span: Span
    number: str | None
    title: Stated
    bills: tuple[Bill, ...] = ()
    within: int | None = None
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A paper that was handed out: ``number`` as written (資料１), ``title``, or both."""

    span: Span
    number: str | None
    title: Stated | None
    utterance: int | None = None


class Result(StrEnum):
    """What was decided."""

    PASSED = "passed"
    PASSED_AMENDED = "passed-amended"
    REJECTED = "rejected"
    APPROVED = "approved"  # 承認・同意・認定
    ADOPTED = "adopted"  # a petition: 採択
    PARTLY_ADOPTED = "partly-adopted"  # 趣旨採択・一部採択
    NOT_ADOPTED = "not-adopted"
    CONTINUED = "continued"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"
    AS_REPORTED = "as-reported"  # 委員長報告のとおり決定: what the committee proposed


class Manner(StrEnum):
    """How it was decided."""

    NO_OBJECTION = "no-objection"
    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    MINORITY = "minority"
    BALLOT = "ballot"
    CASTING_VOTE = "casting-vote"


class Decider(StrEnum):
    """Who decided: the body that meets, or a committee whose chair tells of it."""

    BODY = "body"
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was decided on something, in words of the minutes.

    ``items`` are positions in ``Meeting.agenda``, ``bills`` the names of the bills in question; ``manner`` is ``None``
    where the minutes do not say how. ``ayes`` and ``noes`` are the votes as counted. ``evidence`` begins with the words of
    the decision itself.
    """

    result: Result
    by: Decider
    items: tuple[int, ...]
    bills: tuple[str, ...]
    manner: Manner | None
    utterance: int
    evidence: tuple[Span, ...]
    ayes: int | None = None
    noes: int | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"no evidence for {self.result} in utterance {self.utterance}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChoice:
    """Which layout profile was used and how sure the choice was.

    ``score`` lies in 0..1; ``margin`` is its lead over ``runner_up``, the next profile that reads the minutes otherwise;
    all three are ``None`` when the user chose.
    """

    name: str
    score: float | None
    margin: float | None
    runner_up: str | None = None


class FieldState(StrEnum):
    """What the minutes have of a field such as the date; the rules stand in docs/explanation/coverage.md."""

    PRESENT = "present"
    NOT_PUBLISHED = "not published"  # the minutes have no such field
    UNREADABLE = "unreadable"  # its heading is there, its value could not be read
    NOT_APPLICABLE = "not applicable"  # minutes of this kind cannot have it


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """Where a meeting stands in a series: 第12回, 第2号, 第3日.

    ``unit`` is 回, 号 or 日. ``year`` is the year that the title counts in (令和6年 is 2024), a fiscal one (年度) where
    ``fiscal`` is true, ``None`` where the title names none. ``session`` is what is counted (定例会, 臨時会).
    """

    unit: str
    number: int
    span: Span
    year: int | None = None
    fiscal: bool = False
    session: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the minutes say about one meeting. A field that the source does not give is ``None``; ``states`` say why,
    by the name of each field. ``numbers`` are those of the title."""

    document: str
    layout: LayoutChoice
    title: Stated | None
    body: Stated | None
    municipality: Stated | None
    date: Stated | None
    start_time: Stated | None
    end_time: Stated | None
    venue: Stated | None
    observers: int | None
    attendees: tuple[Attendee, ...]
    agenda: tuple[AgendaItem, ...]
    utterances: tuple[Utterance, ...]
    passages: tuple[Passage, ...]
    regions: tuple[Region, ...]
    findings: tuple[Finding, ...] = ()
    numbers: tuple[Ordinal, ...] = ()
    states: tuple[tuple[str, FieldState], ...] = ()
    notes: tuple[Note, ...] = ()
    movements: tuple[Movement, ...] = ()
    handouts: tuple[Handout, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    stances: tuple[Stance, ...] = ()
