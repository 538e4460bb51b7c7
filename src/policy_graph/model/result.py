"""What comes out: everything known about one document, and files that failed."""

from dataclasses import dataclass

from policy_graph.model.document import Document, Finding
from policy_graph.model.meeting import Meeting
from policy_graph.model.naming import Mention
from policy_graph.model.world import Entity, Fact, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many mentions, entities, facts and stances of a document were left out because their confidence was too low."""

    mentions: int = 0
    entities: int = 0
    facts: int = 0
    stances: int = 0


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
class Failure:
    """A file that could not be used: what is wrong with it and what to do, in one sentence."""

    name: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What was given to a process that died of it, again and again: what became of it, fit to follow a name."""

    why: str
