"""A graph in numbers, and what it was made from and with: what catalogues and read-me files tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from policy_graph.model.release import Bilingual, Portal, ReleaseFile


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

    ``entities`` are all nodes with an identifier of the graph, ``things`` the organizations, people, posts, places and
    programmes among them; ``codes`` are the official codes by scheme, ``links`` the things of other datasets
    that are the same, by the namespace of their IRIs; ``first`` and ``last`` are the dates
    of the earliest and the latest meeting that states one, ``dated`` how many do.
    """

    triples: int
    subjects: int
    objects: int
    entities: int
    things: int
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

    def members(self, iri: str) -> int:
        """How many members a class has."""
        return next((each.number for each in self.classes if each.iri == iri), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of files: what it is called, what it is for, and how the EU's list and CKAN call it."""

    media_type: str
    label: Bilingual
    use: Bilingual
    file_type: str | None = None
    ckan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How sure a release is, in numbers of its build and of the check before it.

    ``characters`` were read, of ``unexplained`` (a share) nothing was made, ``failures`` are files that could not be
    read, ``left_out`` facts that were less sure than ``least``; ``warnings`` and ``notes`` are what the check found
    short of a violation.
    """

    characters: int
    unexplained: float
    failures: int
    left_out: int
    least: float
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """All that is told of a release; ``base`` is what the identifiers of its graph begin with.

    ``formats`` are by media type.
    """

    portal: Portal
    base: str
    files: tuple[ReleaseFile, ...]
    survey: Survey
    software: tuple[Software, ...]
    figures: Figures
    formats: Mapping[str, Format]

    @property
    def home(self) -> str:
        """The address of the release folder, with a slash at its end."""
        return self.portal.home or self.base.rstrip("/#") + "/"

    def url(self, path: str) -> str:
        """The address of a file of the release."""
        return self.home + quote(path)
