"""Where a node is shown that has no page of its own: the page that tells it, and the place on that page."""

from pyoxigraph import NamedNode

from policy_graph.triples.pages.listed import LISTED
from policy_graph.triples.pages.nodes import MERGED, Nodes
from policy_graph.triples.pages.quotes import selected, utterance_of

# The parts of a page that such nodes are shown in, by their kinds.
PARTS = {
    "outcome": "decisions",
    "attendance": "attendees",
    "movement": "movements",
    "handout": "handouts",
    "finding": "remarks",
    "passage": "text",
    "membership": "facts",
}
# What they are told with: the first property leads there, or leads here.
WHOLES = ("dct:isPartOf", "dct:source", "oa:hasTarget", "org:member")
# A position is of a quote, which is of an utterance.
STEPS = 4


def shown(nodes: Nodes, node: NamedNode, paged: frozenset[str]) -> tuple[NamedNode, str] | None:
    """Give the node whose page shows this one (``paged`` are the kinds that have pages), and the anchor there."""
    anchor = PARTS.get(nodes.kind(node), "")
    for _ in range(STEPS):
        if nodes.kind(node) in paged:
            return node, anchor
        if nodes.kind(node) == "quote":
            return _quoted(nodes, node)
        leading = _whole(nodes, node)
        if leading is None:
            return None
        node = leading
    return None


def list_of(nodes: Nodes, node: NamedNode) -> str | None:
    """Give the kind that a named graph is the list of: judgements, withdrawals."""
    kind = nodes.kind(node) == "graph" and node.value.rpartition("/")[2].removesuffix("s")
    return kind if kind in LISTED else None


def _quoted(nodes: Nodes, node: NamedNode) -> tuple[NamedNode, str] | None:
    """A quote is marked in the utterance that it stands in, else in the text of its document."""
    start, end, *_ = selected(nodes, node)
    where = utterance_of(nodes, node) or nodes.node(node, "oa:hasSource")
    return (where, f"q{start}-{end}") if where else None


def _whole(nodes: Nodes, node: NamedNode) -> NamedNode | None:
    """What a node is a part of, else (the first of) what points at it."""
    ahead = next((found for name in WHOLES if (found := nodes.node(node, name))), None)
    if ahead and nodes.kind(ahead):
        return ahead
    quads = nodes.store.quads_for_pattern(None, None, node, MERGED)
    return next((quad.subject for quad in quads if isinstance(quad.subject, NamedNode)), None)
