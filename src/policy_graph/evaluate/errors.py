"""One thing that went wrong, shown in its context."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a thing."""

    WRONG = "wrong"  # predicted, but not in the gold
    MISSED = "missed"  # in the gold, but not predicted
    UNRESOLVED = "unresolved"  # an anaphor that was not led back to its entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """A wrong or missed thing.

    ``layer`` is ``spans``, ``structure`` or ``relations``; ``type`` what was sought in it. ``line`` is the line of the
    source, ``None`` for what has no place of its own. ``context`` is the text around it or what stood in its stead.
    """

    fate: Fate
    layer: str
    type: str
    text: str
    context: str = ""
    line: int | None = None
