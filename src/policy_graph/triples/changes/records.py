"""What is compared: the overview of a version, and the minutes of one document."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from policy_graph.model import Bilingual
from policy_graph.triples.iri import local

# Subject, predicate and object of a fact, by local ids.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A document as it is matched and named: ``title`` with the date is what readers know the meeting by, ``withdrawn``
    says that some of it was taken back."""

    id: str
    file: str
    checksum: str
    meeting: str
    title: str
    date: str
    utterances: int
    facts: int
    withdrawn: bool


@dataclass(slots=True, kw_only=True)
class Thing:
    """An entity, as all documents together speak of it."""

    id: str
    labels: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    @property
    def type(self) -> str:
        """The kind of thing that its IRI says."""
        return self.id.partition("/")[0]

    @property
    def label(self) -> str:
        """The one name to show."""
        return min(self.labels, default=self.id.partition("/")[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement of a person on identity."""

    id: str
    verdict: str
    about: str
    becomes: str | None
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A withdrawal: ``about`` is what was withdrawn, where the graph says so; ``label`` names it without its name."""

    id: str
    about: str | None
    label: Bilingual | None
    reason: Bilingual | None
    date: str


@dataclass(slots=True, kw_only=True)
class Overview:
    """What all documents of a version say together; ``prints`` tells graphs with the same quads."""

    base: str = ""
    prints: dict[str, int] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    facts: dict[Key, set[str]] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)
    judgements: dict[str, Judged] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    tombstones: dict[str, Tombstone] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One utterance; ``items`` are the titles of the agenda items, ``answers`` the number of the one it answers,
    ``withdrawn`` says that its words were taken back."""

    id: str
    number: int
    label: str
    speaker: str | None
    text: str
    items: tuple[str, ...]
    answers: int
    line: int
    page: int
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """A row of the list of people; ``words`` is how the list names them."""

    id: str
    who: str | None
    words: str
    presence: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided on what: titles of items, names of bills; ``votes`` are ayes and noes where counted."""

    id: str
    items: tuple[str, ...]
    bills: tuple[str, ...]
    result: str
    manner: str | None
    ayes: str | None
    noes: str | None
    ruling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in its place, and the entity that it stands for."""

    start: int
    before: str
    words: str
    after: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a fact of one document rests on."""

    id: str
    words: tuple[str, ...]
    sentence: str
    line: int
    page: int
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What one document says, as far as a reader would notice a change; ``facts`` are by key, then by status, ``findings`` their codes."""

    head: Head
    fields: Mapping[str, str]
    items: tuple[tuple[str, str], ...]
    utterances: tuple[Utterance, ...]
    attending: tuple[Attending, ...]
    decided: tuple[Decided, ...]
    named: tuple[Named, ...]
    findings: tuple[str, ...]
    facts: Mapping[Key, Mapping[str, Ground]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One version: the overview, and the minutes that differ from those of the other."""

    path: Path
    overview: Overview
    minutes: Mapping[str, Minutes]

    def iri(self, id: str) -> str:
        """Give the IRI of a local id."""
        return f"{self.overview.base}id/{id}"

    def name(self, id: str | None) -> str:
        """Name an entity as a reader knows it, with what it belongs to: 商工課（川辺市）."""
        if not id:
            return ""
        thing = self.overview.things.get(id) or Thing(id=id)
        scope, dot, _ = id.partition("/")[2].partition(".")
        known = thing.type == "person" or not dot or scope in thing.label or "（" in thing.label
        return thing.label if known else f"{thing.label}（{scope}）"

    def full_name(self, id: str) -> str:
        """Name an entity so that it cannot be taken for another of its name."""
        return f"{self.name(id)}（{local('', f'id/{id}')}）"
