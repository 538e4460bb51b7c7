"""Two periods in one picture: which lines are new, gone, stronger, weaker or the same."""

from dataclasses import replace

import networkx as nx

from policy_graph.errors import UsageError
from policy_graph.model import Printing
from policy_graph.views.network import Network
from policy_graph.views.paper.captions import chosen
from policy_graph.views.paper.groups import Measured
from policy_graph.views.paper.picture import Picture, picture
from policy_graph.views.paper.strokes import States
from policy_graph.views.theme import theme


def changed(
    before: Network,
    after: Network,
    states: States,
    printing: Printing | None = None,
    measured: Measured | None = None,
) -> Picture:
    """Draw the lines of both periods; ``states`` say what became of each (source, target, relation).

    A line that is gone has the evidence of the first period, any other that of the second. A line without a state is
    drawn as the same. Under the title stand both periods. Raises UsageError for a state that data/theme.toml does not know.
    """
    unknown = sorted(set(states.values()) - set(theme().changes))
    if unknown:
        raise UsageError(f"no line can be {unknown[0]!r}; it is one of {', '.join(theme().changes)}")
    return picture(
        _both(before, after), _dated(before, after, printing or Printing()), measured, states=states
    )


def _dated(before: Network, after: Network, printing: Printing) -> Printing:
    """Name both periods under the title, unless something else is to stand there."""
    periods = [chosen(each, printing.language) for each in (before, after)]
    if printing.subtitle is not None or not all(periods):
        return printing
    return replace(printing, subtitle=" → ".join(periods))


def _both(before: Network, after: Network) -> Network:
    """Everything of the second period and what only the first has, sorted; degrees are those of the whole."""
    whole: Network = nx.MultiDiGraph(**after.graph)
    joined = nx.compose(before, after)
    whole.add_nodes_from(sorted(joined.nodes(data=True)))
    whole.add_edges_from(sorted(joined.edges(keys=True, data=True), key=lambda each: each[:3]))
    for node in whole:
        lines = list(_around(whole, node).values())
        whole.nodes[node].update(degree=len(lines), weight=sum(lines))
    return whole


def _around(graph: Network, node: str) -> dict[tuple[str, str, str], int]:
    """The weights of the lines of an actor, one to itself once."""
    found = [
        *graph.out_edges(node, keys=True, data="weight"),
        *graph.in_edges(node, keys=True, data="weight"),
    ]
    return {(one, other, key): weight for one, other, key, weight in found}
