"""The records that the stages share: frozen, slotted, keyword-only, standard library alone."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self

from policy_graph.errors import EvidenceError


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """Where the bytes of one document lie: a file, a ``member`` of the archive at ``path``, or standard input (``-``)."""

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """The file name of the document, without folders."""
        if self.member is not None:
            return self.member.rsplit("/", 1)[-1]
        return "stdin" if self.path == Path("-") else self.path.name

    def __str__(self) -> str:
        """The place as messages name it: the file, or ``archive.zip/folder/minutes.txt``."""
        return self.name if self.member is None else f"{self.path.name}/{self.member}"


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
        """Name without extension and eight digits of the hash: the same for the same bytes, anywhere."""
        return f"{self.name.rsplit('.', 1)[0]}-{self.sha256[:8]}"

    @property
    def file(self) -> str:
        """Where a build folder keeps the source: a relative path."""
        extension = self.name.rsplit(".", 1)[1] if "." in self.name else "txt"
        return f"sources/{self.id}.{extension}"

    @property
    def text_file(self) -> str | None:
        """Where a build folder keeps the text that offsets count in; ``None`` where the source itself is that text."""
        return None if self.media_type == "text/plain" else f"sources/{self.id}.text.txt"

    def page_at(self, at: int) -> int | None:
        """Return the number of the page that an offset lies on, counted from 1; ``None`` where there are no pages."""
        return max(bisect_right(self.pages, at), 1) if self.pages else None

    def line_at(self, at: int) -> int:
        """Return the number of the line that an offset lies on, counted from 1: on its page, where there are pages."""
        page = self.page_at(at)
        return self.text.count("\n", self.pages[page - 1] if page else 0, at) + 1

    def is_machine_read(self, span: Span) -> bool:
        """Tell whether a machine read some of a stretch from a picture."""
        return any(read.overlaps(span) for read in self.ocr)

    @property
    def text_sha256(self) -> str:
        """Hash of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value as read, normalised (no white space, dates ISO 8601, times HH:MM), and the place where it stands."""

    value: str
    span: Span


class RegionKind(StrEnum):
    """What a stretch of the source is. Every character belongs to exactly one region."""

    HEADER = "header"  # title, date, place, headings: everything before the talk that is no list
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One block under one speaker label.

    ``speaker`` is the label without marks and brackets, as written; ``name`` and ``role`` are its parts, ``None``
    where the label does not give them. ``notes`` are stage notes inside the block. ``answers`` is the number of the
    utterance that this one replies to, ``None`` where the minutes show no question before it.
    ``number`` counts from 1. ``agenda`` is the position in ``Meeting.agenda`` (from 0) of the item under discussion.
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


class Presence(StrEnum):
    """Whether somebody on a list was there."""

    PRESENT = "present"
    ABSENT = "absent"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of the agenda; ``number`` is ``None`` for an unnumbered one."""

    span: Span
    number: str | None
    title: Stated


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

    ``score`` lies in 0..1; ``margin`` is its lead over the runner-up; both are ``None`` when the user chose.
    """

    name: str
    score: float | None
    margin: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the minutes say about one meeting. A field that the source does not give is ``None``."""

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
