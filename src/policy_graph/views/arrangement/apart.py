"""No two actors on one spot: who stands nearer than allowed is pushed apart, and the whole grows where there is no room."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from policy_graph.views.arrangement.beginning import Points, settled

ROUNDS = 600
# After so many rounds the whole grows by so much in each that still finds somebody too near.
PATIENCE, GROWTH = 40, 1.01
# Pushed a little farther than needed, so that the rounds come to an end.
PUSH = 0.55


def apart(places: Points, least: float = 1.0) -> Points:
    """Move places until no two are nearer than ``least``."""
    places = places + _whorl(len(places), least / 100)
    for at in range(ROUNDS):
        near = cKDTree(places).query_pairs(least * (1 - 1e-6), output_type="ndarray")
        if not len(near):
            return places
        near = near[np.lexsort(near.T)]
        way = places[near[:, 0]] - places[near[:, 1]]
        length = np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
        push = way / length * (least - length) * PUSH
        moved = np.column_stack([_sum(near, push[:, axis], len(places)) for axis in (0, 1)])
        places = settled((places + moved) * (GROWTH if at >= PATIENCE else 1.0))
    return places


def _whorl(count: int, radius: float) -> Points:
    """Offsets no two of which are alike: who has the same neighbours may have come to the same spot."""
    turn = np.arange(count) * 2.399963  # golden angle
    far = radius * np.sqrt((np.arange(count) + 1.0) / count)
    return np.column_stack((far * np.cos(turn), far * np.sin(turn)))


def _sum(near: NDArray[np.int64], push: Points, count: int) -> Points:
    """Add up by actor what moves the first of each pair one way and the second the other."""
    return np.asarray(np.bincount(near[:, 0], push, count) - np.bincount(near[:, 1], push, count))
