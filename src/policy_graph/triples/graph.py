"""The graphs that are written: each names its nodes and writes their properties."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from policy_graph.errors import EvidenceError, UsageError
from policy_graph.model import Document, Span
from policy_graph.triples.iri import iri
from policy_graph.triples.literals import truth
from policy_graph.triples.vocab import term

Term = NamedNode | Literal
Said = Mapping[str, Term | Iterable[Term] | None]


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """Makes the quads of one graph; ``base`` is what all its IRIs begin with."""

    base: str

    def __post_init__(self) -> None:
        """Raise UsageError for a base that IRIs cannot begin with."""
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise UsageError(f"the base {self.base!r} is no IRI: {error}") from error
        if not self.base.endswith(("/", "#")):
            raise UsageError(f"the base {self.base!r} must end in / or #")

    def node(self, local: str) -> NamedNode:
        """Give the node of a local part (``place/ルミナ``)."""
        return _node(self.base, local)

    @property
    def name(self) -> NamedNode:
        """What names the graph."""
        raise NotImplementedError

    def describe(self, subject: NamedNode, types: Iterable[str], said: Said) -> Iterator[Quad]:
        """Write the classes of a node and its properties by their short names; ``None`` says nothing."""
        graph = self.name
        for name in types:
            yield Quad(subject, term("rdf:type"), term(name), graph)
        for name, value in said.items():
            for each in _each(value):
                yield Quad(subject, term(name), each, graph)


@dataclass(frozen=True, slots=True)
class DocumentGraph(NamedGraph):
    """Makes the quads of one document."""

    document: Document

    def own(self, kind: str, name: str | int) -> NamedNode:
        """Give a node that only this document speaks of: ``utterance/{document}.5``."""
        return self.node(f"{kind}/{self.document.id}.{name}")

    def at(self, kind: str, span: Span) -> NamedNode:
        """Give the node of a stretch of the text: ``quote/{document}.120-125``."""
        return self.own(kind, f"{span.start}-{span.end}")

    @property
    def name(self) -> NamedNode:
        """The document itself, which also names the graph."""
        return self.node(f"document/{self.document.id}")

    def machine_read(self, span: Span) -> Literal | None:
        """Mark a stretch of which a machine read some from a picture; ``None`` says nothing of the others."""
        return truth(True) if self.document.is_machine_read(span) else None

    def withdrawals(self, signs: Iterable[str]) -> list[NamedNode]:
        """Give the tombstones of what was withdrawn by some entries."""
        return [self.node(f"withdrawal/{sign}") for sign in signs]

    def words(self, span: Span) -> str:
        """Cut a stretch out of the text; raises EvidenceError where the text holds no such stretch."""
        found = span.of(self.document.text)
        if not found or span.end > len(self.document.text):
            raise EvidenceError(
                f"{self.document.name}: {span.start}–{span.end} is no stretch of a text of "
                f"{len(self.document.text)} characters"
            )
        return found


def _each(value: Term | Iterable[Term] | None) -> Iterable[Term]:
    if value is None:
        return ()
    return (value,) if isinstance(value, NamedNode | Literal) else value


@lru_cache(maxsize=65536)
def _node(base: str, local: str) -> NamedNode:
    return NamedNode(iri(base, local))
