"""Names in the text and what it says of them: mentions and claims."""

from dataclasses import dataclass
from enum import StrEnum

from policy_graph.model.document import Finding
from policy_graph.model.span import Span, Stated


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
