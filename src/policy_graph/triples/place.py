"""Where in the minutes something of the graph stands, and which words it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from policy_graph.triples.store import instances, integer, node, nodes, value
from policy_graph.triples.vocab import term

# The properties by which something rests on a quote.
RESTING = ("pg:evidence", "oa:hasTarget", "pg:stageNote", "pg:ruling")
# By which a quote, or what leads to one, holds a thing that has no place of its own: looked for in this order.
HOLDING = (
    "oa:hasSelector",
    "dct:isPartOf",
    "pg:position",
    "oa:hasBody",
    "rdf:subject",
    "rdf:object",
    "schema:creator",
    "pg:attendee",
)
# So many characters of an utterance are shown.
SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the minutes; ``quote`` is what stands there."""

    document: str | None = None
    meeting: str | None = None
    page: int | None = None
    line: int | None = None
    quote: str | None = None


NOWHERE = Place()


def place(store: Store, thing: NamedNode | None, graph: NamedNode) -> Place:
    """Find where a node of the graph of a document stands: by its own line, the first words it rests on, or who holds it."""
    document, meeting = _document(store, graph), _meeting(store, graph)
    for at in _candidates(store, thing, graph) if thing else ():
        line = integer(store, at, "pg:line", graph)
        if line is not None:
            page = integer(store, at, "pg:page", graph)
            return Place(
                document=document, meeting=meeting, page=page, line=line, quote=words(store, at, graph)
            )
    return Place(document=document, meeting=meeting)


def words(store: Store, thing: NamedNode, graph: NamedNode) -> str | None:
    """Give the exact words of a quote, and the beginning of an utterance."""
    for selector in nodes(store, thing, "oa:hasSelector", graph):
        if exact := value(store, selector, "oa:exact", graph):
            return exact
    said = value(store, thing, "schema:text", graph)
    return f"{said[:SHOWN]}…" if said and len(said) > SHOWN else said


def _document(store: Store, graph: NamedNode) -> str | None:
    return value(store, graph, "pg:file", graph) or graph.value.rpartition("/")[2] or None


def _meeting(store: Store, graph: NamedNode) -> str | None:
    """What the minutes are called: by the meeting, else by the name of the file."""
    labels = (value(store, each, "rdfs:label", graph) for each in instances(store, "pg:Meeting", graph))
    return next((label for label in labels if label), value(store, graph, "schema:name", graph))


def _candidates(store: Store, thing: NamedNode, graph: NamedNode) -> Iterator[NamedNode]:
    """Give what has a line: the thing itself, what it rests on, then what holds it and what that rests on."""
    yield thing
    yield from _first(store, [each for name in RESTING for each in nodes(store, thing, name, graph)], graph)
    for name in HOLDING:
        held = [
            each
            for holder in _holders(store, name, thing, graph)
            for each in (holder, *(at for name in RESTING for at in nodes(store, holder, name, graph)))
        ]
        yield from _first(store, held, graph)


def _holders(store: Store, name: str, thing: NamedNode, graph: NamedNode) -> list[NamedNode]:
    found = store.quads_for_pattern(None, term(name), thing, graph)
    return [quad.subject for quad in found if isinstance(quad.subject, NamedNode)]


def _first(store: Store, found: list[NamedNode], graph: NamedNode) -> list[NamedNode]:
    """Sort by page and line; the IRI breaks ties."""
    lined = [each for each in found if node(store, each, "rdf:type", graph)]
    return sorted(
        lined,
        key=lambda each: (
            integer(store, each, "pg:page", graph) or 0,
            integer(store, each, "pg:line", graph) or 0,
            each.value,
        ),
    )
