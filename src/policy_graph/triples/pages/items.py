"""Items of the agenda and bills: what was decided on them, who spoke on them."""

from pyoxigraph import NamedNode

from policy_graph.model import Bilingual
from policy_graph.model.page import ItemPage
from policy_graph.model.page_parts import Decided, Item, Sided
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import quotes
from policy_graph.triples.pages.turns import turns
from policy_graph.triples.pages.turtles import turtle_of

UNSAID = Bilingual(ja="", en="")


def item_page(nodes: Nodes, node: NamedNode) -> ItemPage:
    """Read an item of the agenda or a bill."""
    meeting = nodes.node(node, "dct:isPartOf")
    return ItemPage(
        thing=nodes.thing(node),
        turtle=turtle_of(nodes, [node, *_outcomes(nodes, node), *_stances(nodes, node)]),
        item=item(nodes, node),
        meeting=nodes.thing(meeting) if meeting else None,
        date=(nodes.text(meeting, "dct:date") or None) if meeting else None,
        items=tuple(nodes.thing(each) for each in nodes.subjects("pg:bill", node, "agenda")),
        parts=tuple(nodes.thing(each) for each in nodes.subjects("pg:partOfItem", node, "agenda")),
        talk=turns(nodes, node, "pg:agendaItem"),
        quotes=quotes(nodes, node),
    )


def item(nodes: Nodes, node: NamedNode) -> Item:
    """Read an item for a list."""
    return Item(
        thing=nodes.thing(node),
        number=nodes.text(node, "pg:number"),
        title=nodes.text(node, "dct:title"),
        within=nodes.one(node, "pg:partOfItem"),
        added=bool(nodes.text(node, "pg:added")),
        bills=nodes.things(node, "pg:bill"),
        outcomes=tuple(decided(nodes, each) for each in _outcomes(nodes, node)),
        stances=tuple(sided(nodes, each) for each in _stances(nodes, node)),
        turns=len(nodes.subjects("pg:agendaItem", node, "utterance")),
    )


def decided(nodes: Nodes, node: NamedNode) -> Decided:
    """Read what was decided."""
    return Decided(
        result=nodes.term(node, "pg:result") or UNSAID,
        manner=nodes.term(node, "pg:manner"),
        decider=nodes.term(node, "pg:decidedBy"),
        ayes=nodes.text(node, "pg:ayes"),
        noes=nodes.text(node, "pg:noes"),
        about=(*nodes.things(node, "pg:agendaItem"), *nodes.things(node, "pg:bill")),
        utterance=nodes.one(node, "pg:statedIn"),
        quotes=quotes(nodes, node),
    )


def sided(nodes: Nodes, node: NamedNode) -> Sided:
    """Read who is for or against something."""
    utterance = nodes.node(node, "pg:statedIn")
    return Sided(
        side=nodes.term(node, "pg:side") or UNSAID,
        label=nodes.text(utterance, "pg:speakerLabel") if utterance else "",
        speaker=nodes.one(node, "schema:creator"),
        about=nodes.things(node, "pg:about"),
        quotes=quotes(nodes, node),
    )


def _stances(nodes: Nodes, node: NamedNode) -> list[NamedNode]:
    name = "pg:about" if nodes.kind(node) == "bill" else "pg:agendaItem"
    return nodes.subjects(name, node, "stance")


def _outcomes(nodes: Nodes, node: NamedNode) -> list[NamedNode]:
    name = "pg:bill" if nodes.kind(node) == "bill" else "pg:agendaItem"
    return nodes.subjects(name, node, "outcome")
