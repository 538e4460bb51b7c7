"""A stance: somebody speaks for or against a bill or a programme, in words of the minutes."""

from dataclasses import dataclass

from policy_graph.errors import EvidenceError
from policy_graph.model.network import Side
from policy_graph.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """The side that the speaker of one utterance takes, as the words say it.

    ``utterance`` is its number. ``bills`` are the names of the bills in question, as an Outcome has them, ``items``
    positions in ``Meeting.agenda``. ``programs`` are the places where programmes are named; which ones they are, the
    mentions there tell. ``evidence`` begins with the words that take the side. ``method`` says by which form it was read,
    ``confidence`` lies in 0..1.
    """

    side: Side
    utterance: int
    bills: tuple[str, ...]
    items: tuple[int, ...]
    evidence: tuple[Span, ...]
    method: str
    confidence: float
    programs: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"no evidence for a stance {self.side} in utterance {self.utterance}")
