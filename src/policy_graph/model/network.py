"""A network of stakeholders: its actors, the pieces of evidence that tie them, and what is asked to be in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

# The relation that says no more than that two names stand in one paragraph.
CO_MENTION = "coMention"
# Who speaks of a programme or bill, and who answers whom: read from speeches, not from stated relations.
SPEAKS_OF = "speaksOf"
ANSWERS = "answers"


class ActorType(StrEnum):
    """What a node of a network is: a thing of the graph, or a bill that is put to a body."""

    ORGANIZATION = "Organization"
    PERSON = "Person"
    POST = "Post"
    PROGRAM = "Program"
    PLACE = "Place"
    BILL = "Bill"


class Side(StrEnum):
    """On which side of a matter somebody stands."""

    FOR = "for"
    AGAINST = "against"


class RollUp(StrEnum):
    """Whom a network counts: everybody as named, or people and posts as the organization that they belong to."""

    NAMED = "named"
    POST = "post"
    ORGANIZATION = "organization"


class Weighting(StrEnum):
    """How strong a line is: the plain number of its pieces of evidence, or that number in proportion to something.

    Meant for two-mode networks and their projections, as in discourse network analysis (Leifeld 2017): ``activity``
    divides by the number of statements of the source, in a two-mode network; in a projection ``average-activity`` divides
    by the mean of the numbers of different matters that both ends speak of, ``jaccard`` by the number of matters of either,
    ``cosine`` by the geometric mean. ``views/choosing/weighting.py`` has the formulas.
    """

    COUNT = "count"
    ACTIVITY = "activity"
    AVERAGE_ACTIVITY = "average-activity"
    JACCARD = "jaccard"
    COSINE = "cosine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A node of a stakeholder network.

    ``id`` is its IRI; ``names`` are other names and readings that it is found by; ``organization`` is the id of the one
    that a post belongs to.
    """

    id: str
    label: str
    type: ActorType
    names: tuple[str, ...] = ()
    organization: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One piece of evidence for one line of a stakeholder network.

    ``relation`` is the name of a predicate, ``coMention`` (named in one paragraph; says no more than that), ``speaksOf``
    (a speaker names a programme or bill; with a ``side`` where the words take one) or ``answers``. ``source`` and
    ``target`` are actor ids. ``quote`` is the words, ``start`` and ``end`` their place in ``document``, ``line`` and
    ``page`` the same for people. ``place`` is the IRI of the quote, ``utterance`` that of the speech. ``beside`` are the
    words of the other end, for a tie that two statements make together (``congruence``, ``conflict``), ``matter`` the id
    of what both speak of.
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
    body: str | None = None
    confidence: float = 1.0
    side: Side | None = None
    place: str | None = None
    utterance: str | None = None
    line: int | None = None
    page: int | None = None
    matter: str | None = None
    beside: Self | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChoice:
    """Which network is wanted; the empty choice is the network of stakeholders as its kind is shown.

    ``kind`` is a name of ``views/data/networks.toml``. ``since`` and ``until`` are dates (2024, 2024-05 or 2024-05-21),
    both included; ``fiscal_years`` begin in April. ``meetings``, ``bodies`` and ``matters`` (programmes and bills) are
    names or parts of names, ``types`` those of actors. ``around`` keeps whom at most ``steps`` lines part from that
    actor. ``least`` is the fewest pieces of evidence of a line, ``confidence`` the lowest of a piece of evidence;
    ``None`` is that of the kind, as it is for ``roll_up``.
    """

    kind: str = "stakeholders"
    since: str | None = None
    until: str | None = None
    fiscal_years: tuple[int, ...] = ()
    meetings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    types: tuple[ActorType, ...] = ()
    matters: tuple[str, ...] = ()
    around: str | None = None
    steps: int = 1
    confidence: float | None = None
    least: int = 1
    roll_up: RollUp | None = None
    weighting: Weighting = Weighting.COUNT
