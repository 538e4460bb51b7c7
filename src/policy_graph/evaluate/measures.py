"""What is counted: matches seen from both sides, plain shares, and their means over documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self


def ratio(part: int, whole: int) -> float:
    """Divide; nothing of nothing is 0."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Predicted things held against gold things.

    ``right`` of the ``predicted`` are right, ``found`` of the ``gold`` are found; the two numbers differ where
    several predictions meet one gold thing.
    """

    right: int
    predicted: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """How much of what was predicted is right."""
        return ratio(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """How much of the gold was found."""
        return ratio(self.found, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    @property
    def counts(self) -> bool:
        """Tell whether a mean over documents should contain this one."""
        return self.gold > 0

    def __add__(self, other: Self) -> "Match":
        return Match(
            right=self.right + other.right,
            predicted=self.predicted + other.predicted,
            found=self.found + other.found,
            gold=self.gold + other.gold,
        )

    def as_json(self) -> dict[str, Any]:
        """Give counts and figures, rounded to four places."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "predicted": self.predicted, "found": self.found, "gold": self.gold}
        return {name: round(figure, 4) for name, figure in figures.items()} | counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of some gold things came out right; ``wrong`` names those that did not, where they have names."""

    right: int
    of: int
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The part that came out right."""
        return ratio(self.right, self.of)

    @property
    def counts(self) -> bool:
        """Tell whether a mean over documents should contain this one."""
        return self.of > 0

    def __add__(self, other: Self) -> "Share":
        return Share(right=self.right + other.right, of=self.of + other.of, wrong=self.wrong + other.wrong)

    def as_json(self) -> dict[str, Any]:
        """Give counts and share, rounded to four places."""
        named: dict[str, Any] = {"wrong": list(self.wrong)} if self.wrong else {}
        return {"share": round(self.share, 4), "right": self.right, "of": self.of} | named


Measure = Match | Share


def harmonic(left: float, right: float) -> float:
    """The harmonic mean; 0 where both are 0."""
    return 2 * left * right / (left + right) if left + right else 0.0


def match(hits: int, predicted: int, gold: int) -> Match:
    """Make a match in which every hit meets one gold thing."""
    return Match(right=hits, predicted=predicted, found=hits, gold=gold)


def headline(measure: Measure) -> float:
    """Return the one number that stands for a measure: the F1 of a match, the share of a share."""
    return measure.f1 if isinstance(measure, Match) else measure.share


def mean(measures: Sequence[Measure]) -> float:
    """Average the headlines of those documents whose gold has something to find; 0 where none has."""
    values = [headline(measure) for measure in measures if measure.counts]
    return sum(values) / len(values) if values else 0.0
