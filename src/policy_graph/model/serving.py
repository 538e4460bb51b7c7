"""What goes between those who ask over HTTP and the index that answers: limits, replies, hits, suggestions."""

from dataclasses import dataclass
from enum import StrEnum


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

    ``start`` and ``end`` are code points of the source where it is an utterance; ``parts`` is the same text, cut where
    a word that was looked for begins or ends, and whether it is one; ``times`` is how often they occur.
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
    speaker: str = ""
    meeting: str = ""
    parts: tuple[tuple[str, bool], ...] = ()
    times: int = 0


class Order(StrEnum):
    """In what order utterances are found."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What somebody looks for: several words must all occur, "words in quotes" as they stand, ``-word`` must not,
    ``OR`` stands between words of which one is enough.

    Utterances are narrowed to those of a ``body`` or a ``meeting`` (part of the name, or the IRI), of a ``speaker``
    (part of name or post), of the days ``since`` and ``until`` (ISO dates, both included). ``kind`` is that of things,
    or ``utterance``; an empty one finds both.
    """

    words: str = ""
    kind: str = ""
    body: str = ""
    meeting: str = ""
    speaker: str = ""
    since: str = ""
    until: str = ""
    order: Order = Order.NEWEST
    limit: int = 20
    offset: int = 0


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
class Found:
    """Some of the utterances of a search; ``total`` is how many there are, exactly.

    ``things`` are some of what is called so, ``named`` how many of these there are of each kind.
    """

    hits: tuple[Hit, ...]
    total: int
    things: tuple[Suggestion, ...] = ()
    named: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing with all names that it is found by; ``count`` is how often it is named in minutes.

    ``hidden`` names are for finding and are not shown.
    """

    iri: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    context: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The words of an utterance as they are read, which begin at ``start`` in the source ``document``.

    ``runs`` tell where they stand there: from the character ``at`` on at the code point ``offset``, until the next run;
    line ends and page furniture lie between two of them. Without any it is one run. ``context`` is the name of the ``meeting``, ``body`` that of who met; ``speaker`` is who speaks, as the minutes call
    them, ``speakers`` what else they are called: name, post, role.
    """

    iri: str
    label: str
    text: str
    document: str
    start: int
    date: str | None = None
    context: str = ""
    meeting: str = ""
    body: str = ""
    speaker: str = ""
    speakers: tuple[str, ...] = ()
    runs: tuple[tuple[int, int], ...] = ()
