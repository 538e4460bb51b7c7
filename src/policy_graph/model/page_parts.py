"""What the pages of a site are made of: things, quotes, statements, utterances, outcomes."""

from dataclasses import dataclass

from policy_graph.model.release import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that the graph speaks of: ``kind`` is the folder of its IRI (organization), ``label`` its name.

    ``english`` is given where the label holds words of ours (an utterance, a statement): the same with English ones.
    """

    iri: str
    kind: str
    label: str
    english: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A thing and how often it was met."""

    thing: Thing
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a source in their sentence: ``before`` + ``marked`` + ``after`` is the sentence.

    ``start`` and ``end`` are code points of the source, ``exact`` its characters there.
    """

    exact: str
    before: str
    marked: str
    after: str
    start: int
    end: int
    line: int | None
    page: int | None
    machine_read: bool
    document: Thing
    utterance: Thing | None
    speaker: Thing | None
    meeting: Thing | None
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement: ``value`` is its object where that is no thing (an alias); ``status`` is the name of its term."""

    thing: Thing
    subject: Thing
    predicate: str
    relation: Bilingual
    object: Thing | None
    value: str
    status: str
    manner: Bilingual
    confidence: str
    method: str
    machine_read: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Statements of one relation about one thing, which is their object where ``inverse``; ``more`` are not shown."""

    predicate: str
    relation: Bilingual
    inverse: bool
    said: tuple[Said, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text: ``thing`` is named there, a statement rests on it where ``marked``.

    ``anchors`` are the quotes (start, end) that begin with it, ``resting`` the statements that rest on these.
    """

    text: str
    start: int
    thing: Thing | None = None
    marked: bool = False
    anchors: tuple[tuple[int, int], ...] = ()
    resting: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An utterance in a list: ``opening`` are its first words, ``label`` is the speaker as written."""

    thing: Thing
    number: int
    label: str
    speaker: Thing | None
    function: Bilingual | None
    procedural: bool
    opening: str
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """An utterance with its paragraphs, and the statements that rest on it in the order of their words."""

    turn: Turn
    text: tuple[tuple[Piece, ...], ...]
    resting: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """A line of a list of people."""

    who: Thing | None
    name: str
    role: str
    group: str
    affiliation: str
    presence: Bilingual
    present: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided, how, by whom and with how many votes."""

    result: Bilingual
    manner: Bilingual | None
    decider: Bilingual | None
    ayes: str
    noes: str
    about: tuple[Thing, ...]
    utterance: Thing | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """Who is for or against something, in which words: ``label`` is the speaker as written."""

    side: Bilingual
    label: str
    speaker: Thing | None
    about: tuple[Thing, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of the agenda or a bill: ``within`` is the item that it is a part of."""

    thing: Thing
    number: str
    title: str
    within: Thing | None
    added: bool
    bills: tuple[Thing, ...]
    outcomes: tuple[Decided, ...]
    stances: tuple[Sided, ...]
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened beside the talk: ``what`` came, went or was handed out."""

    what: str
    who: Thing | None
    move: Bilingual | None
    time: str
    utterance: Thing | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something odd about the minutes."""

    code: str
    message: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a source, what is said in statements that rest on it, and the utterances that begin in it.

    ``number`` counts from the beginning of the source, ``cited`` from that of its page; ``page`` begins with this line.
    """

    number: int
    cited: int
    page: int | None
    pieces: tuple[Piece, ...]
    resting: tuple[Thing, ...]
    utterances: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code in an official list, and where that list tells more."""

    scheme: Bilingual
    value: str
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry of an official list that a name may mean."""

    label: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What somebody said in one meeting."""

    meeting: Thing
    date: str | None
    turns: tuple[Turn, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A judgement about identity: who judged what, when and why."""

    thing: Thing
    verdict: Bilingual
    about: Thing
    becomes: Thing | None
    becomes_kind: str
    written_as: str
    documents: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A thing as lists tell of it: ``also`` are other names to find it by, ``within`` is what its name is only unique in.

    ``date`` is that of a meeting, ``count`` how many utterances it has or how often a thing is named; ``meetings`` are
    those that a document records, ``verdict`` is that of a judgement.
    """

    thing: Thing
    also: str = ""
    within: str = ""
    subtype: str = ""
    date: str = ""
    count: int = 0
    meetings: tuple[Thing, ...] = ()
    verdict: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What was said of a thing in a year, a month or on a day (``when``: 2024, 2024-05, 2024-05-20).

    ``first`` is the place of the first of its ``mentions`` among all of them, the latest being the first.
    """

    when: str
    mentions: int
    facts: int
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """A question that can be asked of a thing: ``value`` is what its ``parameter`` is filled with."""

    question: str
    ja: str
    en: str
    parameter: str
    value: str
