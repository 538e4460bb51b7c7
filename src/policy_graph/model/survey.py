"""A graph in numbers, and what it was made from and with: what catalogues and read-me files tell."""

from dataclasses import dataclass

from policy_graph.model.release import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Software:
    """A program or package that a graph was made with, and what it did."""

    name: str
    version: str
    purpose: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """One document of minutes that a graph was made from: its IRI, the name of its file, its SHA-256."""

    iri: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often a class or property occurs: members or triples, different subjects, different objects."""

    iri: str
    number: int
    subjects: int = 0
    objects: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A graph in numbers.

    ``entities`` are the things with an identifier of the graph, ``codes`` the official codes by scheme, ``links``
    the things of other datasets that are the same, by the namespace of their IRIs; ``first`` and ``last`` are the dates
    of the earliest and the latest meeting that states one, ``dated`` how many do.
    """

    triples: int
    subjects: int
    objects: int
    entities: int
    classes: tuple[Count, ...]
    properties: tuple[Count, ...]
    codes: tuple[Count, ...]
    links: tuple[Count, ...]
    examples: tuple[str, ...]
    sources: tuple[SourceText, ...]
    meetings: int
    dated: int
    first: str | None
    last: str | None
