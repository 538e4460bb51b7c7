"""Things in the world and statements about them: entities, facts, and what people judged of them."""

from dataclasses import dataclass
from enum import StrEnum

from policy_graph.errors import EvidenceError
from policy_graph.model.document import Finding
from policy_graph.model.naming import Code, EntityType, Listed, Mention, Predicate, Status
from policy_graph.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing in the world, minted from type, scope and canonical name.

    ``id`` is the local part of its IRI (``organization/霧原市.産業局``). ``within`` is the name of the scope that the
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
