"""What goes between those who ask over HTTP and the index that answers: limits, replies, hits, suggestions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policy_graph.model.question import Question
from policy_graph.model.release import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A SPARQL query as the protocol hands it on; ``accept`` are media types, the most wanted first.

    ``truncate`` asks for the first rows instead of an error where there are more than the limit; ``base`` is what relative
    IRIs of the query begin with: the address of the endpoint.
    """

    text: str
    accept: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    truncate: bool = False
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a query gave, written in one format; ``rows`` are solutions or triples, None for yes or no.

    ``truncated`` where there would have been more rows.
    """

    content: bytes
    media_type: str
    rows: int | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What stands at an address of a page: content with its type, or another address below the root (``location``)."""

    status: int = 200
    content: bytes = b""
    media_type: str = ""
    location: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a place lies: ``how`` tells from what it is known, ``of`` is the place whose position it is, perhaps one around it."""

    latitude: float
    longitude: float
    how: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a question of the library gave: its first rows, of ``total``.

    ``values`` are what was asked with, defaults included; ``rows`` have a cell for each of the ``variables``, those of the columns and
    those that only serve links. ``sparql`` is the query with the values in it, fit to be copied. ``positions`` are those of
    the places of a map, by IRI; ``unplaced`` places have none. ``turtle`` is the graph where the question makes one.
    """

    question: Question
    values: Mapping[str, str]
    variables: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    total: int
    sparql: str
    positions: Mapping[str, Position] = field(default_factory=dict)
    unplaced: int = 0
    turtle: str | None = None

    @property
    def truncated(self) -> bool:
        """Whether there are more rows than these."""
        return self.total > len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined:
    """A term of the vocabulary by its short name: ``sort`` is class, property, value or datatype, ``about_…`` its definition."""

    name: str
    sort: str
    ja: str
    en: str
    about_ja: str = ""
    about_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkQuote:
    """Words that a line of a network rests on; ``href`` leads to them, relative to the page of networks."""

    words: str
    speaker: str | None
    date: str | None
    meeting: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLine:
    """A line of a network as people read it: both ends with the addresses of their pages; ``more`` quotes are not here."""

    relation: Bilingual
    source: tuple[str, str | None]
    target: tuple[str, str | None]
    weight: int
    quotes: tuple[NetworkQuote, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Networked:
    """A network that somebody chose: what is said of it, its first lines, and ``data`` as JSON for the script of the page."""

    title: Bilingual
    reading: Bilingual
    scope: Bilingual
    source: Bilingual
    actors: int
    lines: int
    shown: tuple[NetworkLine, ...]
    data: str
