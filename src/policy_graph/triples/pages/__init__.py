"""The graph as pages: one record for each thing that has an IRI which people follow.

``nodes`` reads the graph; ``quotes``, ``facts``, ``turns`` are what pages are made of;
``minutes`` gathers a document, ``marked`` puts what was found into its text; ``meetings``, ``utterances``, ``documents``,
``items``, ``entities``, ``statements``, ``rulings`` make the pages, ``turtles`` the file beside each.
"""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Store

from policy_graph.model.page import Page
from policy_graph.model.page_parts import Thing
from policy_graph.triples.pages.documents import document_page
from policy_graph.triples.pages.entities import entity_page
from policy_graph.triples.pages.facts import Repeated
from policy_graph.triples.pages.items import item_page
from policy_graph.triples.pages.meetings import meeting_page
from policy_graph.triples.pages.minutes import minutes
from policy_graph.triples.pages.nodes import MERGED, Nodes, in_order
from policy_graph.triples.pages.rulings import gone_page, ruling_page, withdrawal_page
from policy_graph.triples.pages.statements import statement_page
from policy_graph.triples.pages.utterances import utterance_pages
from policy_graph.triples.vocab import term

ENTITIES = ("organization", "place", "program", "person", "post")
# What has a page of its own; all else (quotes, positions, attendance) is told on these.
KINDS = (
    *ENTITIES,
    "document",
    "meeting",
    "utterance",
    "agenda",
    "bill",
    "statement",
    "judgement",
    "withdrawal",
)


def things(store: Store) -> tuple[str, Iterator[Thing]]:
    """Return the base of the IRIs, and everything that has a page, in order."""
    nodes = Nodes(store)
    return nodes.base, (nodes.thing(each) for each in (*_living(nodes), *_gone(nodes)))


def pages(store: Store, folder: Path) -> Iterator[Page]:
    """Read all pages, one at a time; sources lie below ``folder``."""
    nodes = Nodes(store)
    yield from _of_documents(nodes, folder)
    repeated = Repeated(nodes, _instances(nodes, "statement"))
    for node in _living(nodes):
        yield from _of_node(nodes, node, repeated)
    for node in _gone(nodes):
        yield gone_page(nodes, node)


def _of_documents(nodes: Nodes, folder: Path) -> Iterator[Page]:
    """Documents with their utterances, and the meetings that they record; one document is in memory at a time."""
    for node in _instances(nodes, "document"):
        found = minutes(nodes, node, folder)
        yield document_page(nodes, found)
        yield from utterance_pages(nodes, found)
        for meeting in nodes.subjects("dct:source", node, "meeting"):
            if nodes.nodes(meeting, "dct:source") == [node]:
                yield meeting_page(nodes, meeting, [found])
    for node in _instances(nodes, "meeting"):
        sources = nodes.nodes(node, "dct:source")
        if len(sources) != 1:
            yield meeting_page(nodes, node, (minutes(nodes, each, folder) for each in sources))


def _of_node(nodes: Nodes, node: NamedNode, repeated: Repeated) -> Iterator[Page]:
    match nodes.kind(node):
        case kind if kind in ENTITIES:
            yield entity_page(nodes, node)
        case "agenda" | "bill":
            yield item_page(nodes, node)
        case "judgement":
            yield ruling_page(nodes, node)
        case "withdrawal":
            yield withdrawal_page(nodes, node)
        case "statement":
            yield statement_page(nodes, node, repeated)


def _living(nodes: Nodes) -> list[NamedNode]:
    return [node for kind in KINDS for node in _instances(nodes, kind)]


def _instances(nodes: Nodes, kind: str) -> list[NamedNode]:
    """List what has a class and an IRI of this kind."""
    return in_order(nodes.typed(KINDS).get(kind, ()))


def _gone(nodes: Nodes) -> list[NamedNode]:
    """List the IRIs that were judged away or withdrawn: something is said of them, but no longer what they are."""
    replaced = {
        quad.subject
        for quad in nodes.store.quads_for_pattern(None, term("dct:isReplacedBy"), None, MERGED)
        if isinstance(quad.subject, NamedNode)
    }
    withdrawn = {
        about for each in _instances(nodes, "withdrawal") for about in nodes.nodes(each, "schema:about")
    }
    living = {node for kind in KINDS for node in nodes.typed(KINDS).get(kind, ())}
    return in_order(node for node in replaced | withdrawn if nodes.kind(node) in KINDS and node not in living)
