"""Brokers: who stands between communities that are otherwise apart.

After Gould and Fernandez 1989 (Structures of Mediation): an actor mediates between two of its neighbours who belong to
different groups and have no line with each other. Whether the actor belongs to one of the two groups makes no difference
here.
"""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from policy_graph.views.measures.pairs import Pairs, Places

# A broker mediates as much as the highest tenth of those who have lines.
TENTH = 10
# So many rows of the product of two networks are held at a time.
ROWS = 500


def mediated(pairs: Pairs, community: Places) -> Places:
    """Count for each actor the pairs of its neighbours that are of different communities and not tied."""
    matrix = pairs.matrix()
    groups = csr_array(
        (np.ones(len(community)), (np.arange(len(community)), community)),
        (len(community), int(community.max(initial=0)) + 1),
    )
    of_each = matrix @ groups
    degree = matrix.sum(axis=1)
    apart = (degree**2 - of_each.multiply(of_each).sum(axis=1)) / 2
    found: Places = np.rint(apart - _tied(matrix, pairs, community)).astype(np.int64)
    return found


def _tied(matrix: csr_array, pairs: Pairs, community: Places) -> NDArray[np.float64]:
    """Count for each actor the lines between neighbours of different communities."""
    across = (community[pairs.ends[:, 0]] != community[pairs.ends[:, 1]]).astype(np.float64)
    between = pairs.matrix(across)
    between.eliminate_zeros()
    found = [
        (matrix[at : at + ROWS] @ between).multiply(matrix[at : at + ROWS]).sum(axis=1)
        for at in range(0, matrix.shape[0], ROWS)
    ]
    return np.concatenate([*found, np.zeros(0)]) / 2


def brokers(found: Places, degree: Places) -> NDArray[np.bool_]:
    """Tell who is a broker: as high as the highest tenth of all who have lines (rounded up), and at least one pair."""
    ranked = np.sort(found[degree > 0])[::-1]
    if not len(ranked):
        return np.zeros(len(found), dtype=np.bool_)
    least = ranked[ceil(len(ranked) / TENTH) - 1]
    return np.asarray((found > 0) & (found >= least))
