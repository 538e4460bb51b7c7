"""The records that the stages share: frozen, slotted, keyword-only, standard library alone."""

import codecs
import hashlib
import os
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self

from policy_graph.errors import EvidenceError
from policy_graph.text import line_of, visible


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``[start, end)`` of a document's one source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Self) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Self) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


# The path that stands for standard input.
STANDARD_INPUT = Path("-")
# What a file system, an IRI or a terminal may choke on; the first characters hide a file or walk out of its folder.
UNSAFE = re.compile(r"^[.\s]+|[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# How many bytes of a name go into an id: file systems allow 255 for the whole of a file name.
LONGEST = 180
EXTENSION = re.compile(r"[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """Where the bytes of one document lie: a file, a ``member`` of the archive at ``path``, or standard input (``-``)."""

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """The file name of the document, without folders; one that is no UTF-8 is read as CP932."""
        if self.member is not None:
            return self.member.rsplit("/", 1)[-1]
        return "stdin" if self.path == STANDARD_INPUT else _readable(self.path.name)

    def __str__(self) -> str:
        """The place as messages name it: the file, or ``archive.zip/folder/minutes.txt``."""
        name = self.name if self.member is None else f"{_readable(self.path.name)}/{self.member}"
        return visible(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Kana that the source prints beside a stretch of its text (ruby); they are no part of the text."""

    span: Span
    kana: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source file as one text that is never changed.

    ``name`` is the file name; ``source`` the bytes as found, ``sha256`` their hash; ``text`` what was read out of them,
    in ``encoding`` (newlines as found), and ``encoding_reason`` why in that one. ``pages`` are the offsets at which pages
    start, empty where there are none. ``known`` is what the format itself says of stretches of the text, whole lines
    each (page numbers, running heads and site navigation are furniture, a tagged speaker is a label); ``readings`` are
    its ruby; ``ocr`` are the stretches that a machine read from a picture. ``findings`` are what is odd about the file.
    """

    name: str
    source: bytes = field(repr=False)
    sha256: str
    text: str = field(repr=False)
    encoding: str
    media_type: str
    encoding_reason: str = ""
    pages: tuple[int, ...] = ()
    known: "tuple[Region, ...]" = ()
    readings: tuple[Reading, ...] = ()
    ocr: tuple[Span, ...] = ()
    findings: "tuple[Finding, ...]" = ()

    @property
    def id(self) -> str:
        """Name without extension and eight digits of the hash: the same for the same bytes, anywhere.

        Good for a file name, too: without characters that are not, and cut where the name is too long for one.
        """
        stem = UNSAFE.sub("_", unicodedata.normalize("NFC", self.name.rsplit(".", 1)[0]))
        return f"{stem.encode()[:LONGEST].decode('utf-8', 'ignore')}-{self.sha256[:8]}"

    @property
    def file(self) -> str:
        """Where a build folder keeps the source: a relative path."""
        extension = self.name.rpartition(".")[2] if "." in self.name else ""
        return f"sources/{self.id}.{extension if EXTENSION.fullmatch(extension) else 'txt'}"

    @property
    def text_file(self) -> str | None:
        """Where a build folder keeps the text that offsets count in; ``None`` where the source itself is that text, in
        an encoding that anybody's Python decodes."""
        plain = self.media_type == "text/plain" and _is_codec(self.encoding)
        return None if plain else f"sources/{self.id}.text.txt"

    def page_at(self, at: int) -> int | None:
        """Return the number of the page that an offset lies on, counted from 1; ``None`` where there are no pages."""
        return max(bisect_right(self.pages, at), 1) if self.pages else None

    def line_at(self, at: int) -> int:
        """Return the number of the line that an offset lies on, counted from 1: on its page, where there are pages."""
        page = self.page_at(at)
        return line_of(self.text, at) - (line_of(self.text, self.pages[page - 1]) - 1 if page else 0)

    def is_machine_read(self, span: Span) -> bool:
        """Tell whether a machine read some of a stretch from a picture."""
        return any(read.overlaps(span) for read in self.ocr)

    @property
    def text_sha256(self) -> str:
        """Hash of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def _readable(name: str) -> str:
    """Read a file name that the system could not decode."""
    return os.fsencode(name).decode("cp932", "replace") if not _is_unicode(name) else name


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _is_codec(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value as read, normalised (no white space, dates ISO 8601, times HH:MM), and the place where it stands."""

    value: str
    span: Span


class RegionKind(StrEnum):
    """What a stretch of the source is. Every character belongs to exactly one region."""

    HEADER = "header"  # title, date, place, headings: everything before the talk that is no list; papers among the speeches
    ROSTER = "roster"  # lists of attendees, absentees, officials
    AGENDA = "agenda"  # lists of agenda items, also a heading that opens an item between speeches
    LABEL = "label"  # speaker label, with its mark and brackets
    SPEECH = "speech"  # what was said, and procedural blocks under a speaker label
    NOTE = "note"  # stage note: 〔拍手〕, （休憩）, 午後…休憩
    FURNITURE = "furniture"  # page numbers, rules, running heads, closing marks (以上)
    BLANK = "blank"  # white space between the others
    UNEXPLAINED = "unexplained"  # not understood: counted, listed, never dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A classified stretch of the source."""

    span: Span
    kind: RegionKind


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
    ``together`` are the positions of further items that are taken with it (一括議題).
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


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something odd or not understood in the minutes, kept beside the result.

    ``code`` is stable and documented (for example ``parse.unexplained``); ``span`` is ``None`` for the whole document.
    """

    code: str
    message: str
    span: Span | None = None
    severity: Severity = Severity.WARNING


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


class EntityType(StrEnum):
    """What a mention names."""

    ORGANIZATION = "Organization"
    PLACE = "Place"
    PROGRAM = "Program"
    PERSON = "Person"
    POST = "Post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An official identifier: ``scheme`` is ``lgcode`` (全国地方公共団体コード, six digits), ``jisx0402`` (five digits),
    ``geonames``, ``iso3166`` or the name that a user's gazetteer gives."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry of an official list or gazetteer that a name may stand for; ``within`` is what it lies in."""

    name: str
    kind: str | None
    within: str | None
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text that means something outside it.

    ``name`` is what the span says with white space removed. ``canonical`` is the full name where the recognizer knows
    it (a bracketed alias, a short form, a gazetteer entry), else ``None``. ``kind`` refines the type (program: plan,
    ordinance, law, …; place: municipality, ward, station, country, …; organization: bureau, company, …).
    ``anaphor`` marks a deictic name (本市, 同社). ``method`` says who found it (``roster``, ``ginza``, ``pattern:…``,
    ``gazetteer:…``, ``definition``, ``repeat``); ``witnesses`` counts what else speaks for the name (the language model
    marks the same words, the document has the name again). ``codes`` and ``reading`` (kana) come from a gazetteer,
    ``candidates`` too: the entries that the name fits where it fits several. ``entity`` is filled by resolve.
    """

    span: Span
    type: EntityType
    name: str
    method: str
    confidence: float
    kind: str | None = None
    canonical: str | None = None
    anaphor: bool = False
    codes: tuple[Code, ...] = ()
    candidates: tuple[Listed, ...] = ()
    reading: str | None = None
    within: str | None = None
    witnesses: int = 0
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a claim speaks of by name without a mention of its own there (the body that meets, part of a name)."""

    type: EntityType
    name: str
    kind: str | None = None
    within: str | None = None


class Predicate(StrEnum):
    """The relations; meanings stand in the ontology."""

    MEMBER_OF = "memberOf"
    HOLDS_POST = "holdsPost"
    PART_OF = "partOf"
    LOCATED_IN = "locatedIn"
    RESPONSIBLE_FOR = "responsibleFor"
    PARTICIPATES_IN = "participatesIn"
    COOPERATES_WITH = "cooperatesWith"
    TARGETS = "targets"
    ALIAS_OF = "aliasOf"
    SUCCEEDS = "succeeds"


class Status(StrEnum):
    """In what manner the text says it. Only ``stated`` is published as a plain triple."""

    STATED = "stated"
    NEGATED = "negated"
    PLANNED = "planned"
    FORMER = "former"
    ASKED = "asked"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Mention – relation – mention, in one stretch of text. For ``holdsPost`` the object is the post, whose ``within``
    names the organization; for ``aliasOf`` the subject is the alias, the object the full name."""

    subject: Mention | Reference
    predicate: Predicate
    object: Mention | Reference
    evidence: Span
    method: str
    confidence: float
    status: Status = Status.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What recognize found in one meeting. Mentions are flat (no overlaps) and in order of their spans.

    ``municipality`` is the meeting's own where the minutes name it nowhere but make it plain.
    """

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    municipality: Stated | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing in the world, minted from type, scope and canonical name.

    ``id`` is the local part of its IRI (``organization/川崎市.経済労働局``). ``within`` is the name of the scope that the
    name is unique in, ``None`` where it needs none. A post's label is ``role@organization``. ``candidates`` are the
    official entries among which the text does not decide; such an entity has no codes.
    """

    id: str
    type: EntityType
    label: str
    kind: str | None = None
    within: str | None = None
    aliases: tuple[str, ...] = ()
    reading: str | None = None
    codes: tuple[Code, ...] = ()
    candidates: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement about the world, as one document supports it. ``subject`` and ``object`` are entity ids; the
    subject of ``aliasOf`` is the alias itself."""

    subject: str
    predicate: Predicate
    object: str
    evidence: tuple[Span, ...]
    method: str
    confidence: float
    status: Status = Status.STATED

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"no evidence for {self.subject} {self.predicate} {self.object}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What resolve made of one meeting's mentions and claims: every mention linked, every claim a fact."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...] = ()


class Verdict(StrEnum):
    """What a person can say about the identity of a thing."""

    SAME = "same"
    NOT_SAME = "not_same"
    DROP = "drop"
    RETYPE = "retype"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's word on identity: ``about`` is the id judged, ``becomes`` what stands for it (``None``: nothing).
    ``name`` (a spelling) and ``document`` (a pattern) say where it holds, everywhere without them; ``when`` is ISO."""

    verdict: Verdict
    about: str
    becomes: str | None
    who: str
    when: str
    why: str
    kind: str | None = None
    name: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many mentions, entities and facts of a document were left out because their confidence was too low."""

    mentions: int = 0
    entities: int = 0
    facts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything known about one document: what the graph is written from. ``judged`` are the judgements that met
    something in it, with the number of places that each changed; ``replaced`` are old ids with the new ones."""

    document: Document
    meeting: Meeting
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...] = ()
    judged: tuple[tuple[Judgement, int], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    left_out: LeftOut = LeftOut()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A node of a stakeholder network."""

    id: str
    label: str
    type: EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One piece of evidence for one line of a stakeholder network.

    ``relation`` is the name of a predicate or ``coMention`` (named in one paragraph; says no more than that).
    ``source`` and ``target`` are actor ids. ``quote`` is the words, ``start`` and ``end`` their place in ``document``.
    """

    source: str
    target: str
    relation: str
    quote: str
    document: str
    start: int
    end: int
    meeting: str
    date: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be used: what is wrong with it and what to do, in one sentence."""

    name: str
    message: str
