"""The page of a statement: what it says, the words that it rests on, and where else the same is said."""

from pyoxigraph import NamedNode

from policy_graph.model.page import StatementPage
from policy_graph.triples.pages.facts import Looked, Repeated, said
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.turtles import turtle_of


def statement_page(nodes: Nodes, node: NamedNode, others: Repeated | Looked) -> StatementPage:
    """Make the page; ``others`` finds the statements that say the same."""
    elsewhere, more = others.elsewhere(node)
    return StatementPage(
        thing=nodes.thing(node),
        turtle=turtle_of(nodes, [node]),
        said=said(nodes, node),
        elsewhere=elsewhere,
        more=more,
    )
