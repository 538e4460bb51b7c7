"""Which networks there are: what ties two actors in each, and how its picture is read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import ActorType, Bilingual, RollUp, Weighting


class Projection(StrEnum):
    """Whom a matter ties that both speak of; the name is the relation of the lines."""

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SAME_MATTER = "sameMatter"


# Weightings that mean something for every kind, for a network of two sorts of actors, and for a projection of one.
ALWAYS = frozenset({Weighting.COUNT})
TWO_MODE = ALWAYS | {Weighting.ACTIVITY}
ONE_MODE = ALWAYS | {Weighting.AVERAGE_ACTIVITY, Weighting.JACCARD, Weighting.COSINE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of network, as data/networks.toml says it.

    ``ends`` are the types of actors at either end of a line, ``None`` for any; ``projection`` ties those who have a
    target in common: ``congruence`` on the same side of it, ``conflict`` on different ones, ``sameMatter`` whatever they
    say of it. ``confidence`` is the lowest of a piece of evidence unless another one is chosen.
    """

    name: str
    title: Bilingual
    reading: Bilingual
    relations: tuple[str, ...]
    roll_up: RollUp
    ends: tuple[frozenset[ActorType], frozenset[ActorType]] | None = None
    projection: Projection | None = None
    confidence: float = 0.0

    @property
    def weightings(self) -> frozenset[Weighting]:
        """How its lines can be weighted: between two sorts of actors by activity, in a projection by what both ends do."""
        if self.projection:
            return ONE_MODE
        return TWO_MODE if self.ends else ALWAYS


@cache
def kinds() -> Mapping[str, Kind]:
    """Read data/networks.toml once."""
    table = tomllib.loads(files(__package__).joinpath("data/networks.toml").read_text("utf-8"))
    return {name: _kind(name, entry) for name, entry in table.items()}


def kind(name: str) -> Kind:
    """Give a kind of network; raises UsageError, which lists those that there are, for an unknown one."""
    if name not in kinds():
        raise UsageError(f"there is no network {name!r}; there are {', '.join(kinds())}")
    return kinds()[name]


def _kind(name: str, entry: Mapping[str, Any]) -> Kind:
    ends = [frozenset(map(ActorType, each)) for each in entry.get("ends", ())]
    return Kind(
        name=name,
        title=Bilingual(**entry["title"]),
        reading=Bilingual(**entry["reading"]),
        relations=tuple(entry["relations"]),
        roll_up=RollUp(entry["roll_up"]),
        ends=(ends[0], ends[1]) if ends else None,
        projection=Projection(entry["projection"]) if "projection" in entry else None,
        confidence=entry.get("confidence", 0.0),
    )
