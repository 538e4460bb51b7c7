"""What is measured in a network, and what differs between two: records, no sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMeasures:
    """How one actor stands in its network; data/measures.toml says what each measure is.

    ``degree`` counts neighbours, ``strength`` adds the strengths of its lines. ``betweenness`` is a share of 0 to 1, the
    values of ``pagerank`` add up to 1. ``core`` is the number of the innermost core that holds it, ``community`` counts from
    1, the largest first. ``broker`` counts pairs of neighbours. Real numbers have six significant digits.
    """

    degree: int
    strength: float
    betweenness: float
    pagerank: float
    core: int
    community: int
    broker: int
    is_broker: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A group of actors with more lines among them than to others; ``label`` is that of the best connected one."""

    number: int
    members: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All measures of a network.

    ``nodes`` are in the order of ids. ``bridges`` are pairs of actors. ``sampled`` is the number of actors from which
    betweenness was estimated; ``None`` where it is exact.
    """

    nodes: Mapping[str, NodeMeasures]
    bridges: frozenset[frozenset[str]]
    communities: tuple[Community, ...]
    sampled: int | None = None


class Shift(StrEnum):
    """What became of an actor or a line from one period to the next."""

    NEW = "new"
    GONE = "gone"
    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorChange:
    """One actor in two periods.

    ``before`` and ``after`` are its measures, ``None`` where it is not in that network; ``ranks`` the places it takes by
    each measure, (before, after), 1 for the highest and the same for equals. ``moved`` tells whether it left its community:
    that of the second period is not the one that the first one's became.
    """

    id: str
    label: str
    type: str
    shift: Shift
    before: NodeMeasures | None
    after: NodeMeasures | None
    ranks: Mapping[str, tuple[int | None, int | None]]
    moved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """One line in two periods; weights count its evidence, and are 0 where it is not there."""

    source: str
    target: str
    relation: str
    shift: Shift
    weights: tuple[int, int]
    strengths: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed between two networks.

    ``became`` gives for the number of a community of the first one that of its successor: the one that shares most
    members. ``before`` and ``after`` are the measures that it rests on.
    """

    actors: tuple[ActorChange, ...]
    lines: tuple[LineChange, ...]
    became: Mapping[int, int]
    before: Measured
    after: Measured
