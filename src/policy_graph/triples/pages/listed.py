"""What lists say of things: a line for each that has a page and a name, without reading its page."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from policy_graph.model.page_parts import Listed
from policy_graph.triples.pages.entities import scope
from policy_graph.triples.pages.nodes import Nodes, in_order

# What is in lists, or is looked for by name; utterances and statements are found by their words.
LISTED = (
    "meeting",
    "organization",
    "program",
    "place",
    "person",
    "post",
    "bill",
    "agenda",
    "document",
    "judgement",
    "withdrawal",
)


def listed(nodes: Nodes) -> Iterator[Listed]:
    """Give the lines of all lists, kind by kind."""
    found = nodes.of_kinds(LISTED)
    for kind in LISTED:
        for node in in_order(found.get(kind, ())):
            yield _listed(nodes, node, kind)


def _listed(nodes: Nodes, node: NamedNode, kind: str) -> Listed:
    thing = nodes.thing(node)
    match kind:
        case "meeting":
            return Listed(
                thing=thing,
                also=nodes.text(node, "pg:bodyName"),
                date=nodes.text(node, "dct:date"),
                count=len(nodes.subjects("dct:isPartOf", node, "utterance")),
            )
        case "document":
            found = nodes.subjects("dct:source", node, "meeting")
            return Listed(thing=thing, meetings=tuple(nodes.thing(each) for each in found))
        case "agenda" | "bill":
            meeting = nodes.one(node, "dct:isPartOf")
            return Listed(
                thing=thing,
                also=nodes.text(node, "dct:title"),
                meetings=(meeting,) if meeting else (),
            )
        case "judgement":
            return Listed(thing=thing, verdict=nodes.term(node, "pg:verdict"))
        case "withdrawal":
            return Listed(thing=thing, date=nodes.text(node, "dct:date"))
    return _entity(nodes, node)


def _entity(nodes: Nodes, node: NamedNode) -> Listed:
    return Listed(
        thing=nodes.thing(node),
        also=" ".join((*nodes.texts(node, "skos:altLabel"), *nodes.texts(node, "schema:alternateName"))),
        within=scope(nodes, node),
        subtype=nodes.text(node, "pg:kind"),
        count=len(nodes.subjects("oa:hasBody", node, "mention")),
    )
