"""The actors and ties of a build or release, from wherever they are at hand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from policy_graph.counts.network import holds, read
from policy_graph.engine.counting import ANALYSIS
from policy_graph.model import Actor, ActorType, Tie
from policy_graph.triples.network import actors_and_ties as read_graph
from policy_graph.triples.store import DATA
from policy_graph.views.kinds import kind


def actors_and_ties(folder: Path) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read actors and ties out of the tables of a build or release, out of the graph where it has none.

    Raises UsageError where there is no graph either.
    """
    for place in (folder / ANALYSIS, folder / DATA / ANALYSIS):
        if holds(place):
            return read(place)
    return read_graph(folder)


def of_stakeholders(actors: Iterable[Actor], ties: Iterable[Tie]) -> tuple[Sequence[Actor], Sequence[Tie]]:
    """Choose what the network of stakeholders shows: its relations, with a post counted as its organization.

    A post of no known organization is left out, and so are bills, of which nothing of this is stated.
    """
    found = list(actors)
    shown = [each for each in found if each.type not in (ActorType.POST, ActorType.BILL)]
    ends = {each.id: each.id for each in shown}
    ends |= {
        each.id: each.organization for each in found if each.type is ActorType.POST and each.organization
    }
    return shown, list(_rolled(ties, ends))


def _rolled(ties: Iterable[Tie], ends: dict[str, str]) -> Iterator[Tie]:
    relations = kind("stakeholders").relations
    for tie in ties:
        source, target = ends.get(tie.source), ends.get(tie.target)
        if tie.relation in relations and source and target and source != target:
            same = (source, target) == (tie.source, tie.target)
            yield tie if same else replace(tie, source=source, target=target)
