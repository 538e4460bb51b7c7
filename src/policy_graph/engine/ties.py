"""The actors and ties of a build or release, from wherever they are at hand."""

from pathlib import Path

from policy_graph.counts.network import holds, read
from policy_graph.engine.counting import ANALYSIS
from policy_graph.model import Actor, Tie
from policy_graph.triples.network import actors_and_ties as read_graph
from policy_graph.triples.store import DATA


def actors_and_ties(folder: Path) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read actors and ties out of the tables of a build or release, out of the graph where it has none.

    Raises UsageError where there is no graph either.
    """
    for place in (folder / ANALYSIS, folder / DATA / ANALYSIS):
        if holds(place):
            return read(place)
    return read_graph(folder)
