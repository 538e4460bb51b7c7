"""A first arrangement of a connected part from how many lines lie between actors: PivotMDS (Brandes and Pich 2006).

Distances are known from some pivots alone, each as far as can be from those before it; the two directions in which they
differ most become the sheet's. Eigenvectors come from a fixed number of rounds with a fixed start, so that directions that are
equally good (as in a ring) are the same ones everywhere.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

Points = NDArray[np.float64]

PIVOTS = 50
ROUNDS = 100
# Digits to which places are kept at first and from step to step: what libraries differ in is gone before it can grow.
COARSE, DIGITS = 4, 7


def begin(lengths: csr_array, chance: np.random.RandomState) -> Points:
    """Place a connected part by the ``lengths`` of its lines, the spread about 1; who would coincide is set apart a bit."""
    far = _distances(lengths) ** 2
    centred = far - far.mean(axis=0) - far.mean(axis=1, keepdims=True) + far.mean()
    places = centred @ _directions(centred.T @ centred)
    spread = np.maximum(np.abs(places).max(axis=0), 1e-9)
    # The second direction may have nothing to tell, as in a chain.
    places = np.where(spread > 1e-6 * spread.max(), places / spread.max(), 0.0)
    return settled(np.round(places, COARSE) + chance.normal(scale=0.02, size=places.shape))


def settled(places: Points) -> Points:
    """Keep places to some digits."""
    found: Points = np.round(places, DIGITS) + 0.0
    return found


def _distances(lengths: csr_array) -> Points:
    """Measure from pivots: the first is the best connected, each other one the farthest from those before it."""
    found = [dijkstra(lengths, directed=False, indices=int(np.diff(lengths.indptr).argmax()))]
    nearest = found[0]
    while len(found) < min(PIVOTS, len(nearest)):
        found.append(dijkstra(lengths, directed=False, indices=int(nearest.argmax())))
        nearest = np.minimum(nearest, found[-1])
    return np.column_stack(found)


def _directions(matrix: Points) -> Points:
    """Give the two leading eigenvectors of a symmetric matrix, by orthogonal iteration."""
    count = len(matrix)
    found = np.column_stack((np.ones(count), np.arange(count) - (count - 1) / 2 + 0.25))
    scale = max(float(np.abs(matrix).max()), 1e-12)
    for _ in range(ROUNDS):
        found = matrix @ found / scale + 1e-9 * found
        found[:, 0] /= max(float(np.linalg.norm(found[:, 0])), 1e-12)
        found[:, 1] -= found[:, 0] * (found[:, 0] @ found[:, 1])
        found[:, 1] /= max(float(np.linalg.norm(found[:, 1])), 1e-12)
    return found
