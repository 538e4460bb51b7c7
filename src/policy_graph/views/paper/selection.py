"""What goes into a picture: who does what with whom, then who sits where, then co-mentions; and what is left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from policy_graph.errors import UsageError
from policy_graph.views.kinds import kinds
from policy_graph.views.network import Edge, Network, edges
from policy_graph.views.theme import theme

# A sheet with more actors than this is too large to print; the page and the exports hold them all.
MOST = 1000
# More facts than this per drawn actor are no picture but a tangle.
FACTS_PER_ACTOR = 2.25
# In columns all lines run through the same two alleys.
LINES_IN_COLUMNS = 2.0
# Seats and co-mentions only fill up a picture whose deeds are fewer than this per drawn actor.
FILLED = 1.25
# Grey lines per drawn actor: enough to hint who is named together, few enough to see the facts.
CO_MENTIONS_PER_ACTOR = 0.75
# Two names may share a paragraph by chance once.
FEWEST_CO_MENTIONS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The part of a network that is drawn.

    ``nodes`` are actor ids in the network's order. The ``left_out`` numbers count what the network holds and the
    picture does not.
    """

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    left_out_nodes: int
    left_out_facts: int
    left_out_co_mentions: int


def select(graph: Network, limit: int, *, sides_first: bool = True) -> Selection:
    """Choose at most ``limit`` actors, each with at least one line.

    A line matters as much as the lesser of its two ends, an end as much as its facts (a second piece of evidence
    counts less than the first: 1 + ln weight). Who sits or lies where (the seats of the theme) comes after what is done, else
    every picture of minutes would be a list of attendees or a map; co-mentions only fill places that facts leave empty, and
    neither is drawn where there are deeds enough. Lines that take a side come before those that take none, unless told otherwise. In a network of two sorts of actors an end matters by its place among its own sort, so that both are shown.
    Raises UsageError for a limit under 2; a limit over ``MOST`` counts as ``MOST``.
    """
    if limit < 2:
        raise UsageError(f"a picture of {limit} actors shows no relation; the limit must be at least 2")
    every = edges(graph)
    lines = [edge for edge in every if edge.source != edge.target]
    facts_only = [edge for edge in lines if edge.is_fact]
    seats = [edge for edge in facts_only if theme().relation(edge.relation).seat]
    deeds = [edge for edge in facts_only if not theme().relation(edge.relation).seat]
    two = two_modes(graph)
    sided = [edge for edge in deeds if edge.side and sides_first]
    others = [edge for edge in deeds if not (edge.side and sides_first)]
    groups = sided, others, _once(seats), _frequent(lines)
    ranked = [edge for group in groups for edge in _ranked(group, by_side=two)]
    chosen = _grow(ranked, min(limit, MOST))
    alike = two or len({(edge.is_fact, theme().relation(edge.relation).seat) for edge in ranked}) == 1
    facts = _facts(_strongest(ranked, chosen, sides_first=sides_first) if alike else ranked, chosen, two=two)
    grey = _co_mentions(ranked, chosen, {edge.ends for edge in facts})
    return _selection(graph, every, facts, grey)


def _once(seats: Iterable[Edge]) -> list[Edge]:
    """Of several seats between two actors the first in the order of the legend: a chair need not be shown a member."""
    first: dict[frozenset[str], Edge] = {}
    for edge in sorted(seats, key=lambda edge: theme().rank(edge.relation)):
        first.setdefault(edge.ends, edge)
    return list(first.values())


def _frequent(lines: Iterable[Edge]) -> list[Edge]:
    """Co-mentions that are no chance; all of them where the network is so young that none is frequent."""
    grey = [edge for edge in lines if not edge.is_fact]
    return [edge for edge in grey if edge.weight >= FEWEST_CO_MENTIONS] or grey


def two_modes(graph: Network) -> bool:
    """Tell whether the kind of a network has two sorts of actors, with lines only from one to the other."""
    known = kinds().get(graph.graph.get("kind", ""))
    return known is not None and known.ends is not None and known.projection is None


def _ranked(lines: Sequence[Edge], *, by_side: bool) -> list[Edge]:
    score: dict[str, float] = defaultdict(float)
    for edge in lines:
        for end in edge.ends:
            score[end] += 1 + log(edge.weight)
    if by_side:
        score = _places(lines, score)
    return sorted(lines, key=lambda edge: (*sorted(-score[end] for end in edge.ends)[::-1], edge.number))


def _places(lines: Sequence[Edge], score: Mapping[str, float]) -> dict[str, float]:
    """Give each end its place among its own sort: 0, -1, -2, …"""
    sides = ({edge.source for edge in lines}, {edge.target for edge in lines})
    orders = (sorted(side, key=lambda each: (-score[each], each)) for side in sides)
    return {each: -float(at) for order in orders for at, each in enumerate(order)}


def _grow(ranked: Iterable[Edge], limit: int) -> set[str]:
    """Take the ends of one line after the other as long as there is room for both."""
    chosen: set[str] = set()
    for edge in ranked:
        if len(chosen | edge.ends) <= limit:
            chosen |= edge.ends
    return chosen


def _late(edge: Edge, sides_first: bool) -> bool:
    return sides_first and edge.side is None


def _strongest(ranked: Iterable[Edge], chosen: set[str], *, sides_first: bool) -> list[Edge]:
    """Order lines by how they rank among those of either end: everybody's strongest first, not all lines of a few."""
    among = sorted(
        (edge for edge in ranked if edge.ends <= chosen),
        key=lambda edge: (_late(edge, sides_first), -edge.weight),
    )
    rank: dict[str, int] = defaultdict(int)
    order: list[tuple[tuple[bool, int, int], Edge]] = []
    for edge in among:
        low, high = sorted((rank[edge.source], rank[edge.target]))
        order.append(((_late(edge, sides_first), low, high), edge))
        rank[edge.source] += 1
        rank[edge.target] += 1
    return [edge for _, edge in sorted(order, key=lambda each: each[0])]


def _facts(ranked: Iterable[Edge], chosen: set[str], *, two: bool) -> list[Edge]:
    """The first deeds, as many seats as still find room, and the first of each actor who would stand alone."""
    among = [edge for edge in ranked if edge.is_fact and edge.ends <= chosen]
    deeds = sum(not theme().relation(edge.relation).seat for edge in among)
    most = int((LINES_IN_COLUMNS if two else FACTS_PER_ACTOR) * len(chosen))
    room = min(most, max(deeds, int(FILLED * len(chosen)))) if deeds else most
    kept = among[:room]
    linked: set[str] = set().union(*(edge.ends for edge in kept))
    for edge in among[room:]:
        if not edge.ends <= linked:
            kept.append(edge)
            linked |= edge.ends
    return kept


def _co_mentions(ranked: Iterable[Edge], chosen: set[str], joined: set[frozenset[str]]) -> list[Edge]:
    """The heaviest co-mentions of pairs that no fact joins, and the heaviest of each actor who would stand alone."""
    among = [edge for edge in ranked if not edge.is_fact and edge.ends <= chosen and edge.ends not in joined]
    among.sort(key=lambda edge: -edge.weight)
    room = int(FACTS_PER_ACTOR * len(chosen))
    if joined:
        free = max(0, int(FILLED * len(chosen)) - len(joined))
        room = min(free, int(CO_MENTIONS_PER_ACTOR * len(chosen)))
    kept = among[:room]
    linked = set().union(*joined, *(edge.ends for edge in kept))
    for edge in among[room:]:
        if not edge.ends <= linked:
            kept.append(edge)
            linked |= edge.ends
    return kept


def _selection(
    graph: Network, every: Sequence[Edge], facts: Sequence[Edge], grey: Sequence[Edge]
) -> Selection:
    drawn = tuple(sorted((*facts, *grey), key=lambda edge: edge.number))
    chosen = set().union(*(edge.ends for edge in drawn))
    return Selection(
        nodes=tuple(node for node in graph if node in chosen),
        edges=drawn,
        left_out_nodes=graph.number_of_nodes() - len(chosen),
        left_out_facts=sum(edge.is_fact for edge in every) - len(facts),
        left_out_co_mentions=sum(not edge.is_fact for edge in every) - len(grey),
    )
