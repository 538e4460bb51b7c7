"""What comes out: everything known about one document, the network of actors, files that failed."""

from dataclasses import dataclass

from policy_graph.model.document import Document, Finding
from policy_graph.model.meeting import Meeting
from policy_graph.model.naming import EntityType, Mention
from policy_graph.model.world import Entity, Fact, Judgement


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
