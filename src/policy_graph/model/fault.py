"""What a check finds wrong with a graph."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from policy_graph.model.release import Bilingual
from policy_graph.text import unlike

# Kinds of faults in the order in which they are told: what may be the cause of others comes first.
KINDS = ("graph", "file", "source", "evidence", "statement", "form", "vocabulary", "shape")


class FaultSeverity(StrEnum):
    """How bad a fault is; only a violation keeps a graph from being published."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultNode:
    """Where a fault lies in the graph: ``focus``, ``path`` and ``component`` are IRIs, ``value`` is a term of N-Triples.

    ``path`` is ``None`` where it is no single property, ``component`` where the fault was not found by SHACL.
    """

    focus: str
    path: str | None = None
    value: str | None = None
    component: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with a graph: what, where, which words, and what to do.

    ``kind`` is ``graph`` (unreadable), ``file`` (of a release), ``source`` (missing or changed), ``evidence`` (words not in their place),
    ``statement`` (plain triple and statement disagree), ``form`` (numbers, answers), ``vocabulary`` (terms) or ``shape``;
    ``rule`` names the shape or check of ontology/shapes.ttl that it fails. ``document`` is a file name, ``meeting`` what
    its minutes are called, ``line`` counts from 1, on its ``page`` where there are pages. ``subject`` names what is
    concerned, ``field`` the property at fault, ``value`` what stands there, ``quote`` the words that it rests on; ``expected`` and ``found`` are words of
    the source, ``detail`` is what a reader of files said.
    """

    kind: str
    rule: str
    message: Bilingual
    remedy: Bilingual
    severity: FaultSeverity = FaultSeverity.VIOLATION
    document: str | None = None
    meeting: str | None = None
    page: int | None = None
    line: int | None = None
    subject: str | None = None
    field: Bilingual | None = None
    value: str | None = None
    quote: str | None = None
    expected: str | None = None
    found: str | None = None
    detail: str | None = None
    node: FaultNode | None = None

    def __str__(self) -> str:
        page = f"p{self.page}" if self.page is not None else None
        place = ":".join(str(part) for part in (self.document, page, self.line) if part is not None)
        parts = [f"{self.severity} ({self.kind})", place, self.subject or "", self._said()]
        return ": ".join(part for part in parts if part) + self._differing()

    def about(self, language: str) -> str:
        """Say in one language what is concerned: the thing, its property, and what stands there."""
        named = getattr(self.field, language) if self.field else None
        wrong = " = ".join(part for part in (named, self.value) if part)
        return ": ".join(part for part in (self.subject, wrong, self.detail) if part)

    @property
    def unlike(self) -> tuple[str, str] | None:
        """Where ``expected`` and ``found`` part: a few characters of each around that place."""
        return unlike(self.expected, self.found or "") if self.expected is not None else None

    def _said(self) -> str:
        named = f"{self.field.ja} / {self.field.en}" if self.field else None
        wrong = " = ".join(part for part in (named, self.value) if part)
        more = [f"({each})" for each in (wrong, self.detail) if each]
        return " ".join([f"{self.message.ja} / {self.message.en}", *more])

    def _differing(self) -> str:
        return f" – expected {self.unlike[0]!r}, found {self.unlike[1]!r}" if self.unlike else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultGroup:
    """The faults that one rule found, and which documents they are in."""

    faults: tuple[Fault, ...]

    @property
    def first(self) -> Fault:
        """The fault that speaks for all: rule, message and remedy are theirs, too."""
        return self.faults[0]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents concerned, in order."""
        return tuple(sorted({fault.document for fault in self.faults if fault.document}))


def grouped(faults: Iterable[Fault]) -> tuple[FaultGroup, ...]:
    """Put faults of one rule together, the gravest first, then by kind and rule; inside as they stand in the minutes."""
    ordered = sorted(faults, key=lambda fault: (_group(fault), _place(fault)))
    return tuple(FaultGroup(faults=tuple(same)) for _, same in groupby(ordered, key=_group))


def _group(fault: Fault) -> tuple[int, int, str]:
    return list(FaultSeverity).index(fault.severity), KINDS.index(fault.kind), fault.rule


def _place(fault: Fault) -> tuple[object, ...]:
    node = fault.node or FaultNode(focus="")
    words = (fault.subject, fault.value, fault.quote, node.focus, node.path, node.value)
    return fault.document or "", fault.page or 0, fault.line or 0, *(word or "" for word in words)
