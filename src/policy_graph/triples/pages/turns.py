"""Utterances as they stand in lists: who, in what function, and the first words."""

from pyoxigraph import NamedNode

from policy_graph.model.page_parts import Turn
from policy_graph.triples.pages.nodes import Nodes

# So many characters of an utterance stand in a list.
OPENING = 80


def turn(nodes: Nodes, node: NamedNode) -> Turn:
    """Read one utterance for a list."""
    text = nodes.text(node, "schema:text").replace("\n", "")
    kind = nodes.node(node, "pg:utteranceKind")
    return Turn(
        thing=nodes.thing(node),
        number=nodes.number(node, "schema:position") or 0,
        label=nodes.text(node, "pg:speakerLabel"),
        speaker=nodes.one(node, "schema:creator"),
        function=nodes.term(node, "pg:utteranceFunction"),
        procedural=bool(kind and kind.value.endswith("#Procedural")),
        opening=text if len(text) <= OPENING else f"{text[:OPENING]}…",
        withdrawn=bool(nodes.node(node, "pg:withdrawal")),
    )


def turns(nodes: Nodes, subject: NamedNode, name: str) -> tuple[Turn, ...]:
    """Read the utterances that point at ``subject`` by a property."""
    return tuple(turn(nodes, each) for each in nodes.subjects(name, subject, "utterance"))
