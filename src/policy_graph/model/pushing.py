"""What goes between a build and a server that it is pushed to: the graphs, what is known of them there, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPart:
    """One graph of a build: its IRI, the SHA-256 of its N-Triples, and how many there are."""

    name: str
    sha256: str
    triples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a server holds of a build, as the server itself remembers it in a graph of ours.

    ``hashes`` are those of each graph, ``""`` where it was begun and not finished. ``merged`` is the named graph that holds what all
    documents say together, ``None`` where that is the server's default graph.
    """

    hashes: Mapping[str, str] = field(default_factory=dict)
    merged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What has to be done so that a server holds exactly a build."""

    send: tuple[str, ...]
    delete: tuple[str, ...]
    keep: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was done: how many graphs were sent, left as they were and deleted, and where the merged graph lies."""

    sent: int
    kept: int
    deleted: int
    merged: str | None
    endpoint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What another server answered to a query; ``most`` are the rows at which it stops by itself, where it says so."""

    content: bytes
    most: int | None = None
