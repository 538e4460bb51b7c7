"""An answer whose rows are edges becomes a network."""

from typing import TYPE_CHECKING

import networkx as nx

from policy_graph.errors import UsageError
from policy_graph.model.question import Column
from policy_graph.model.serving import Answered

if TYPE_CHECKING:
    from policy_graph.views.network import Network


def network_of(found: Answered) -> "Network":
    """Make a network of an answer that is drawn as a graph: nodes are IRIs with ``label`` and ``kind``, edges have the cells of their row.

    Raises UsageError for a question whose rows are no edges.
    """
    view = found.question.view
    if view is None or view.kind != "graph":
        raise UsageError(
            f'the rows of {found.question.name} are no edges; questions with a graph have [view] kind = "graph"'
        )
    columns = {column.name: column for column in found.question.columns}
    ends = [columns[view.roles[role]] for role in ("source", "target")]
    graph: Network = nx.MultiDiGraph()
    for row in found.rows:
        cells = dict(zip(found.variables, row, strict=True))
        one, other = (_node(graph, cells, end) for end in ends)
        graph.add_edge(one, other, **{name: cell for name, cell in cells.items() if cell is not None})
    return graph


def _node(graph: "Network", cells: dict[str, str | None], end: Column) -> str:
    """Add the node that an end of an edge leads to; without an IRI its name is the node."""
    label = cells[end.name] or ""
    node = (cells.get(end.iri) if end.iri else None) or label
    graph.add_node(node, label=label, kind=_kind(node))
    return node


def _kind(node: str) -> str:
    """What a thing is, as its IRI says: organization, person, place, …; nothing for a mere name."""
    return node.partition("/id/")[2].partition("/")[0]
