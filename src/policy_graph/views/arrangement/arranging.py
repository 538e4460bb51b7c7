"""Places for all actors of a network: each connected part by itself, then all of them on one sheet."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from policy_graph.views.arrangement.apart import apart
from policy_graph.views.arrangement.beginning import Points, begin
from policy_graph.views.arrangement.figures import FEW, figure
from policy_graph.views.arrangement.forces import draw
from policy_graph.views.arrangement.packing import pack
from policy_graph.views.measures.measured import Measured
from policy_graph.views.measures.pairs import Pairs, pairs
from policy_graph.views.network import Network

# Width to height of the whole.
ASPECT = 1.4
# A line between communities is so much longer than one within, and pulls so much less.
LONGER, WEAKER = 2.0, 0.4
# The room of an actor, and the least distance between two: what is left over makes the clusters visible.
ROOM, LEAST = 2.0, 1.0
# How much of the empty stretches between groups is given to the crowded ones: 0 none, 1 all.
EVENNESS = 0.3
# So much a part is stretched along one side to come nearer to the form of the sheet, at most.
WIDER, HIGHER = 1.25, 1.5
# Free space around a part.
ALLEY = 2.0
DIGITS = 5


def arrange(network: Network, measured: Measured, *, seed: int = 1) -> dict[str, tuple[float, float]]:
    """Give every actor a place: x from 0 to 1.4, y from 0 to 1 (upwards), no two of them on one spot.

    Actors of one community stand together, connected parts side by side. ``seed`` parts those whom their lines would put on
    one spot. The same network has the same places.
    """
    given = pairs(network)
    if not given.ids:
        return {}
    community = np.array([measured.nodes[id_].community for id_ in given.ids])
    count, part = connected_components(given.matrix(), directed=False)
    members = _members(part, count)
    places = np.zeros((len(given.ids), 2))
    lines = _lines(given, community)
    drawn = [_part(lines, community, each, seed) for each in members]
    corners = pack(np.array([np.ptp(each, axis=0) + ALLEY for each in drawn]), ASPECT)
    for each, own, corner in zip(members, drawn, corners, strict=True):
        places[each] = own - own.min(axis=0) + corner
    return dict(zip(given.ids, map(tuple, _on_sheet(places).tolist()), strict=True))


def _members(part: NDArray[np.int32], count: int) -> list[NDArray[np.int64]]:
    order = np.argsort(part, kind="stable")
    return np.split(order, np.cumsum(np.bincount(part, minlength=count))[:-1])


def _part(
    lines: tuple[csr_array, csr_array], community: NDArray[np.int64], members: NDArray[np.int64], seed: int
) -> Points:
    """Lay out one connected part; the least distance is 1."""
    if len(members) == 1:
        return np.zeros((1, 2))
    weights, lengths = (csr_array(each[members][:, members]) for each in lines)
    if len(members) <= FEW:
        return figure(lengths)
    places = draw(begin(lengths, np.random.RandomState(seed)), weights, community[members])
    return apart(_spread(_turned(places)), LEAST)


def _lines(given: Pairs, community: NDArray[np.int64]) -> tuple[csr_array, csr_array]:
    """How strongly lines pull, and how long they are."""
    across = community[given.ends[:, 0]] != community[given.ends[:, 1]]
    usual = max(float(np.median(given.strength)), 1e-12) if len(given.strength) else 1.0
    pull = np.clip(np.sqrt(given.strength / usual), 0.5, 2.0)
    return given.matrix(np.where(across, WEAKER, 1.0) * pull), given.matrix(np.where(across, LONGER, 1.0))


def _turned(places: Points) -> Points:
    """Lay the longest direction flat."""
    centred = places - places.mean(axis=0)
    (xx, xy), (_, yy) = (centred.T @ centred).tolist()
    angle = -0.5 * np.arctan2(2 * xy, xx - yy)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    found: Points = centred @ turn
    return found


def _spread(places: Points) -> Points:
    """Make the part as large as its actors need, and nearer to the form of the sheet."""
    span = np.maximum(np.ptp(places, axis=0), 1e-9)
    even = np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0) / (len(places) - 1) * span
    mixed = (1 - EVENNESS) * (places - places.min(axis=0)) + EVENNESS * even
    room = ROOM * np.sqrt(len(places))
    scale = room * np.sqrt(ASPECT) / span[0]
    low, high = scale / WIDER, scale * HIGHER
    found: Points = mixed * (scale, np.clip(room / np.sqrt(ASPECT) / span[1], low, high))
    return found


def _on_sheet(places: Points) -> Points:
    """Fit places into the sheet, in its middle."""
    low, span = places.min(axis=0), np.ptp(places, axis=0)
    side = max(float(span[0]) / ASPECT, float(span[1]), 1e-9)
    found: Points = np.round((places - low - span / 2) / side + (ASPECT / 2, 0.5), DIGITS)
    return found
