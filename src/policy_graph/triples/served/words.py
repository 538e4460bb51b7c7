"""What is searched: the names of all things, and the words of all utterances."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode, Store

from policy_graph.model.serving import Named, Spoken
from policy_graph.triples.pages import ENTITIES, KINDS
from policy_graph.triples.pages.entities import scope
from policy_graph.triples.pages.marked import aligned
from policy_graph.triples.pages.minutes import source_of
from policy_graph.triples.pages.nodes import Nodes, in_order
from policy_graph.triples.pages.quotes import span_of

# Names of utterances and statements are made of other names.
NAMED = tuple(kind for kind in KINDS if kind not in ("utterance", "statement"))


def named(store: Store) -> Iterator[Named]:
    """Give everything that has a name and a page, in order."""
    nodes = Nodes(store)
    found = nodes.of_kinds(NAMED)
    for kind in NAMED:
        for node in in_order(found.get(kind, ())):
            yield Named(
                iri=node.value,
                kind=kind,
                label=nodes.thing(node).label,
                names=tuple(nodes.texts(node, "skos:altLabel")),
                readings=tuple(nodes.texts(node, "schema:alternateName")),
                hidden=tuple(nodes.texts(node, "skos:hiddenLabel")),
                context=_context(nodes, node, kind),
                count=len(nodes.subjects("oa:hasBody", node, "mention")),
            )


def _context(nodes: Nodes, node: NamedNode, kind: str) -> str:
    """Tell a thing from others of its name: by the day of a meeting, the meeting of an item, else by its scope."""
    if kind == "meeting":
        return nodes.text(node, "dct:date")
    if kind in ENTITIES:
        return scope(nodes, node)
    meeting = nodes.one(node, "dct:isPartOf")
    return meeting.label if meeting else ""


def spoken(store: Store, folder: Path) -> Iterator[Spoken]:
    """Give the words of all utterances, document by document; sources lie below ``folder``."""
    nodes = Nodes(store)
    for document in in_order(nodes.of_kinds(("document",)).get("document", ())):
        source, met = source_of(nodes, document, folder), _met(nodes, document)
        for node in nodes.subjects("dct:source", document, "utterance"):
            yield _said(nodes, node, source, met)


def _met(nodes: Nodes, document: NamedNode) -> Spoken:
    """Read what all utterances of a document share."""
    meeting = nodes.recorded(document)
    return Spoken(
        iri="",
        label="",
        text="",
        document=document.value,
        start=0,
        date=(nodes.text(meeting, "dct:date") or None) if meeting else None,
        context=nodes.thing(meeting).label if meeting else "",
        meeting=meeting.value if meeting else "",
        body=nodes.text(meeting, "pg:bodyName") if meeting else "",
    )


def _said(nodes: Nodes, node: NamedNode, source: str, met: Spoken) -> Spoken:
    text = nodes.text(node, "schema:text")
    start, end = span_of(nodes, nodes.node(node, "pg:position"))
    called = (nodes.one(node, name) for name in ("schema:creator", "pg:speakingAs"))
    return replace(
        met,
        iri=node.value,
        label=nodes.thing(node).label,
        text=text,
        start=start,
        speaker=nodes.text(node, "pg:speakerLabel"),
        speakers=(*(each.label for each in called if each), nodes.text(node, "opengov:role")),
        runs=tuple(_runs(text, source, start, end)),
    )


def _runs(text: str, source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the characters of a text that do not follow the one before them in the source, with their places there."""
    expected = -1
    for at, offset in enumerate(aligned(text, source, start, end)):
        if offset != expected:
            yield at, offset
        expected = offset + 1
