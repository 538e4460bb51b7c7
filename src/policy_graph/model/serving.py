"""What goes between those who ask over HTTP and the index that answers: limits, replies, hits, suggestions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one question may cost, and one client in a minute.

    ``seconds`` of time, ``memory`` in MiB, ``rows`` and ``size`` (bytes) of the answer, ``length`` of the query in
    characters; ``budget`` are query seconds of a client in a minute, ``waiting`` how many questions may wait.
    """

    seconds: float = 10.0
    memory: int = 1024
    rows: int = 100_000
    size: int = 32 << 20
    length: int = 100_000
    budget: float = 60.0
    waiting: int = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A SPARQL query as the protocol hands it on; ``accept`` are media types, the most wanted first.

    ``truncate`` asks for the first rows instead of an error where there are more than the limit.
    """

    text: str
    accept: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    truncate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a query gave, written in one format; ``truncated`` where there would have been more rows."""

    content: bytes
    media_type: str
    rows: int | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found by words: ``before`` + ``marked`` + ``after`` is the text around the first place.

    ``start`` and ``end`` are code points of the source where it is an utterance.
    """

    iri: str
    kind: str
    label: str
    before: str = ""
    marked: str = ""
    after: str = ""
    date: str | None = None
    context: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Some of the hits of a search; ``total`` is how many there are, exactly."""

    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A name to complete what somebody types: ``matched`` is the name, reading or alias that fits, ``context`` tells it from others."""

    iri: str
    kind: str
    label: str
    matched: str
    context: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing with all names that it is found by; ``count`` is how often it is named in minutes."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    context: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The words of an utterance, which begin at ``start`` in the source ``document``."""

    iri: str
    label: str
    text: str
    document: str
    start: int
    date: str | None = None
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined:
    """A term of the vocabulary by its short name: ``sort`` is class, property, value or datatype, ``about_…`` its definition."""

    name: str
    sort: str
    ja: str
    en: str
    about_ja: str = ""
    about_en: str = ""
