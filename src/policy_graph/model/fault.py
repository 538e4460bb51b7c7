"""What a check finds wrong with a graph."""

from dataclasses import dataclass
from enum import StrEnum


class FaultSeverity(StrEnum):
    """How bad a fault is; only a violation keeps a graph from being published."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with a graph.

    ``kind`` is ``graph`` (unreadable), ``shape``, ``statement`` (plain triple and statement disagree), ``source``
    (missing or changed), ``file`` (of a release: missing or changed) or ``evidence`` (words not in their place). ``document`` is a file name, ``line`` counts from
    1, on its ``page`` where there are pages. ``subject`` names what is concerned; ``expected`` and ``found`` are words of the source.
    """

    kind: str
    message: str
    severity: FaultSeverity = FaultSeverity.VIOLATION
    document: str | None = None
    page: int | None = None
    line: int | None = None
    subject: str | None = None
    expected: str | None = None
    found: str | None = None

    def __str__(self) -> str:
        page = f"p{self.page}" if self.page is not None else None
        place = ":".join(str(part) for part in (self.document, page, self.line) if part is not None)
        parts = [f"{self.severity} ({self.kind})", place, self.subject or "", self.message]
        words = f" – expected {self.expected!r}, found {self.found!r}" if self.expected is not None else ""
        return ": ".join(part for part in parts if part) + words
