"""What is searched: the names of all things, and the words of all utterances."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Store

from policy_graph.model.serving import Named, Spoken
from policy_graph.triples.pages import KINDS
from policy_graph.triples.pages.minutes import minutes
from policy_graph.triples.pages.nodes import Nodes, in_order


def named(store: Store) -> Iterator[Named]:
    """Give everything that has a name and a page, in order."""
    nodes = Nodes(store)
    for kind in KINDS:
        for node in in_order(nodes.typed().get(kind, ())) if kind not in ("utterance", "statement") else ():
            yield Named(
                iri=node.value,
                kind=kind,
                label=nodes.thing(node).label,
                names=tuple(nodes.texts(node, "skos:altLabel")),
                readings=tuple(nodes.texts(node, "schema:alternateName")),
                count=len(nodes.subjects("oa:hasBody", node, "mention")),
            )


def spoken(store: Store, folder: Path) -> Iterator[Spoken]:
    """Give the words of all utterances, document by document; sources lie below ``folder``."""
    nodes = Nodes(store)
    for document in in_order(nodes.typed().get("document", ())):
        found = minutes(nodes, document, folder)
        meeting = nodes.recorded(document)
        for each in found.utterances:
            yield Spoken(
                iri=each.node.value,
                label=nodes.thing(each.node).label,
                text=found.text[each.start : each.end],
                document=document.value,
                start=each.start,
                date=nodes.text(meeting, "dct:date") or None if meeting else None,
                context=nodes.thing(meeting).label if meeting else "",
            )
