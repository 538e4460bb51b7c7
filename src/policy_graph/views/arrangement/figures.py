"""Connected parts of a few actors as plain figures: a pair, a star, a ring; a network of minutes has dozens of them."""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import depth_first_order

from policy_graph.views.arrangement.beginning import Points

# Up to so many actors make a figure.
FEW = 6
# Between neighbours on a ring, at least; to the middle at least 1.
DISTANCE = 1.5


def figure(lines: csr_array) -> Points:
    """Place the few actors of a connected part around their hub, or on a ring as one walks along their lines."""
    count = lines.shape[0]
    degree = np.diff(lines.indptr)
    hub = int(degree.argmax())
    places = np.zeros((count, 2))
    if count > 2 and degree[hub] == count - 1 and degree.sum() == 2 * (count - 1):
        places[np.delete(np.arange(count), hub)] = _ring(count - 1)
    else:
        places[depth_first_order(lines, int(degree.argmin()), directed=False)[0]] = _ring(count)
    return places


def _ring(count: int) -> Points:
    """Give so many places around the middle, the first on the left; the middle itself is as far from each."""
    turn = np.pi - 2 * np.pi * np.arange(count) / count
    radius = 0.0 if count == 1 else max(DISTANCE / 2 / np.sin(np.pi / count), 1.0)
    return np.round(radius * np.column_stack((np.cos(turn), np.sin(turn))), 7) + 0.0
