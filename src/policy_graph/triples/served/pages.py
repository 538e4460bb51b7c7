"""One page at a time, read from the store on disk: for a server that makes a page when somebody asks for it."""

from collections.abc import Callable
from copy import copy
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize

from policy_graph.errors import NotFound
from policy_graph.model.page import Page
from policy_graph.triples import iri
from policy_graph.triples.jsonld import write_jsonld
from policy_graph.triples.order import merged_triples
from policy_graph.triples.pages import ENTITIES, KINDS
from policy_graph.triples.pages.documents import document_page
from policy_graph.triples.pages.entities import PLACES, entity_page
from policy_graph.triples.pages.facts import Looked
from policy_graph.triples.pages.items import item_page
from policy_graph.triples.pages.meetings import meeting_page
from policy_graph.triples.pages.minutes import Minutes, minutes
from policy_graph.triples.pages.nodes import MERGED, Nodes
from policy_graph.triples.pages.register import Register
from policy_graph.triples.pages.register import opened as opened_register
from policy_graph.triples.pages.rulings import gone_page, ruling_page, withdrawal_page
from policy_graph.triples.pages.shown import list_of, shown
from policy_graph.triples.pages.statements import statement_page
from policy_graph.triples.pages.turtles import turtle_of
from policy_graph.triples.pages.utterances import speeches, utterance_page
from policy_graph.triples.served.disk import opened
from policy_graph.triples.turtle import excerpt

PAGED = frozenset(KINDS)
# So many documents are kept with their text and what was found in it.
DOCUMENTS = 8
# A page shows so many utterances of a meeting, with all their words.
SPEECHES = 100


class Reader:
    """Reads pages of things by the local parts of their IRIs (``id/place/川辺市``)."""

    def __init__(self, store: Path, register: Path, folder: Path, base: str) -> None:
        """Read a store and its register; sources lie below ``folder``."""
        self.register: Register = opened_register(register)
        self.nodes = Nodes(opened(store), base, turtles=False)
        self._telling = copy(self.nodes)  # it remembers the same nodes
        self._telling.turtles = True
        self._folder = folder
        self._minutes: Callable[[NamedNode], Minutes] = lru_cache(DOCUMENTS)(self._gathered)

    def found(self, address: str) -> NamedNode:
        """Find what an address below the base means, however it is encoded; raises NotFound."""
        base = self.nodes.base
        node = self._named(address)
        if self._known(node):
            return node
        # Half a pair of UTF-16 can be sent in escapes, and asked of no table.
        sought = iri.loose(base, f"{base}{address}").encode("utf-8", "backslashreplace").decode()
        meant = self.register.meant(sought)
        if meant is None:
            raise NotFound("nothing is known at this address")
        return NamedNode(meant)

    def knows(self, address: str) -> bool:
        """Tell whether an address is an IRI that the graph speaks of."""
        return self._known(self._named(address))

    def gone(self, node: NamedNode) -> bool:
        """Tell whether nothing is said any more of a thing, and nothing stands in its place."""
        said = self.nodes.said(node)
        return self.nodes.kind(node) in PAGED and "rdf:type" not in said and "dct:isReplacedBy" not in said

    def holds_meetings(self, node: NamedNode) -> bool:
        """Tell whether a thing is a body that minutes are of."""
        return bool(self.nodes.subjects("schema:organizer", node, "meeting"))

    def place(self, node: NamedNode) -> str:
        """Give the address of the page that shows a node, with the anchor; an empty string where none does."""
        if kind := list_of(self.nodes, node):
            return f"id/{kind}/"
        where = shown(self.nodes, node, PAGED)
        if where is None:
            return ""
        return f"{where[0].value.removeprefix(self.nodes.base)}/{where[1] and '#'}{where[1]}"

    def page(self, node: NamedNode, first: int = 0, fact: int = 0) -> Page | None:
        """Read the page of a node, ``None`` where it has none; ``first`` and ``fact`` are where its long lists begin."""
        return self._page(self.nodes, node, first, fact) if self.nodes.kind(node) in PAGED else None

    def data(self, node: NamedNode, form: str) -> bytes:
        """Write what is said of a node, and what is told with it on its page, as ``ttl``, ``nt`` or ``jsonld``."""
        turtle = self._turtle(node)
        return turtle if form == "ttl" else _written(turtle, self.nodes.base, form)

    def _named(self, address: str) -> NamedNode:
        base = self.nodes.base
        try:
            return NamedNode(iri.iri(base, iri.local(base, f"{base}{address}")))
        except ValueError:
            raise NotFound("nothing is known at this address") from None

    def _known(self, node: NamedNode) -> bool:
        store = self.nodes.store
        patterns = ((node, None, None, MERGED), (None, None, node, MERGED), (None, None, None, node))
        return any(next(iter(store.quads_for_pattern(*each)), None) is not None for each in patterns)

    def _turtle(self, node: NamedNode) -> bytes:
        if self.nodes.kind(node) == "graph":
            quads = self.nodes.store.quads_for_pattern(None, None, None, node)
            return b"".join(excerpt(merged_triples(quad.triple for quad in quads), self.nodes.base))
        page = self._page(self._telling, node) if self.nodes.kind(node) in PAGED else None
        return page.turtle if page else turtle_of(self._telling, [node])

    def _page(self, nodes: Nodes, node: NamedNode, first: int = 0, fact: int = 0) -> Page:
        if "rdf:type" not in nodes.said(node):
            return gone_page(nodes, node)
        match nodes.kind(node):
            case kind if kind in ENTITIES:
                shown = self.register.appearances(nodes, node, first, PLACES)
                return entity_page(nodes, node, shown, fact=fact)
            case "document":
                return document_page(nodes, self._minutes(node))
            case "meeting":
                return self._meeting(nodes, node, first)
            case "utterance":
                return self._utterance(nodes, node)
            case "agenda" | "bill":
                return item_page(nodes, node)
            case "judgement":
                return ruling_page(nodes, node)
            case "withdrawal":
                return withdrawal_page(nodes, node)
        return statement_page(nodes, node, Looked(nodes))

    def _meeting(self, nodes: Nodes, node: NamedNode, first: int) -> Page:
        """A meeting with some of its utterances; what its documents say beside it is not its own."""
        found = [self._minutes(each) for each in nodes.nodes(node, "dct:source")]
        own = [
            (minutes, at)
            for minutes in found
            for at, each in enumerate(minutes.utterances)
            if nodes.node(each.node, "dct:isPartOf") == node
        ]
        shown = [
            each for minutes, at in own[first : first + SPEECHES] for each in speeches(nodes, minutes, [at])
        ]
        return meeting_page(nodes, node, found, tuple(shown), first)

    def _utterance(self, nodes: Nodes, node: NamedNode) -> Page:
        document = nodes.node(node, "dct:source")
        if document is None:
            raise NotFound("the minutes of this utterance are not known")
        return utterance_page(nodes, self._minutes(document), node)

    def _gathered(self, document: NamedNode) -> Minutes:
        return minutes(self.nodes, document, self._folder)


def _written(turtle: bytes, base: str, form: str) -> bytes:
    file = BytesIO()
    triples = [quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)]
    if form == "nt":
        serialize(triples, file, RdfFormat.N_TRIPLES)
        return file.getvalue()
    write_jsonld(
        (Quad(each.subject, each.predicate, each.object, DefaultGraph()) for each in triples), base, file
    )
    return file.getvalue()
