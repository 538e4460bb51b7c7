"""A name as one finder proposes it, in characters of a passage's copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_graph.model import Code, EntityType, Listed

# The stretches of a passage that finders before this one have taken.
Spent = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One proposal. ``reach`` is how far the words around it are spent with it: the title behind a person's name."""

    start: int
    end: int
    type: EntityType
    method: str
    kind: str | None = None
    canonical: str | None = None
    anaphor: bool = False
    codes: tuple[Code, ...] = ()
    candidates: tuple[Listed, ...] = ()
    reading: str | None = None
    within: str | None = None
    reach: tuple[int, int] | None = None

    @property
    def spent(self) -> tuple[int, int]:
        """The stretch that no later finder may use."""
        return self.reach or (self.start, self.end)


def is_free(start: int, end: int, spent: Spent) -> bool:
    """Tell whether ``[start, end)`` shares no character with what is spent."""
    # A plain loop: this is asked for most words of a text, and a generator takes twice as long.
    for begin, stop in spent:  # noqa: SIM110
        if start < stop and begin < end:
            return False
    return True
