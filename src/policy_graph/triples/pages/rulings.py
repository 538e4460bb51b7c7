"""Judgements, what they replaced, and what was withdrawn: nothing vanishes without saying where to or why."""

from pyoxigraph import NamedNode

from policy_graph.model import Bilingual
from policy_graph.model.page import GonePage, RulingPage, WithdrawalPage
from policy_graph.model.page_parts import Ruling, Thing
from policy_graph.triples.pages.nodes import Nodes, in_order
from policy_graph.triples.pages.turtles import turtle_of

UNSAID = Bilingual(ja="", en="")


def ruling_page(nodes: Nodes, node: NamedNode) -> RulingPage:
    """Read a judgement about identity."""
    return RulingPage(thing=nodes.thing(node), turtle=turtle_of(nodes, [node]), ruling=_ruling(nodes, node))


def withdrawal_page(nodes: Nodes, node: NamedNode) -> WithdrawalPage:
    """Read what stays of something withdrawn."""
    return WithdrawalPage(
        thing=nodes.thing(node),
        turtle=turtle_of(nodes, [node]),
        label=nodes.bilingual(node, "rdfs:label"),
        reason=nodes.bilingual(node, "dct:description"),
        date=nodes.text(node, "dct:date") or None,
        who=nodes.text(node, "dc:creator"),
        about=nodes.things(node, "schema:about"),
        taken_from=tuple(nodes.thing(each) for each in nodes.subjects("pg:withdrawal", node)),
    )


def gone_page(nodes: Nodes, node: NamedNode) -> GonePage:
    """Read where an IRI leads now that nothing is said of it."""
    withdrawals = nodes.subjects("schema:about", node, "withdrawal")
    return GonePage(
        thing=nodes.thing(node),
        turtle=turtle_of(nodes, [node, *withdrawals, *_about(nodes, node)]),
        successors=nodes.things(node, "dct:isReplacedBy"),
        withdrawals=tuple(nodes.thing(each) for each in withdrawals),
        rulings=rulings(nodes, node),
    )


def rulings(nodes: Nodes, node: NamedNode) -> tuple[Ruling, ...]:
    """Read the judgements that are about a thing or made it what it is."""
    return tuple(_ruling(nodes, each) for each in _about(nodes, node))


def replaced(nodes: Nodes, node: NamedNode) -> tuple[Thing, ...]:
    """List the old IRIs that lead to a thing."""
    return tuple(nodes.thing(each) for each in nodes.subjects("dct:isReplacedBy", node))


def _about(nodes: Nodes, node: NamedNode) -> list[NamedNode]:
    found = (nodes.subjects(name, node, "judgement") for name in ("schema:about", "pg:becomes"))
    return in_order({each for judgements in found for each in judgements})


def _ruling(nodes: Nodes, node: NamedNode) -> Ruling:
    return Ruling(
        thing=nodes.thing(node),
        verdict=nodes.term(node, "pg:verdict") or UNSAID,
        about=nodes.one(node, "schema:about") or nodes.thing(node),
        becomes=nodes.one(node, "pg:becomes"),
        becomes_kind=nodes.text(node, "pg:becomesKind"),
        written_as=nodes.text(node, "pg:writtenAs"),
        documents="、".join(nodes.texts(node, "pg:inDocuments")),
        who=nodes.text(node, "dc:creator"),
        when=nodes.text(node, "dct:date"),
        why=nodes.text(node, "dct:description"),
    )
