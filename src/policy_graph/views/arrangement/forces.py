"""Forces between actors: lines draw their ends together, everybody keeps everybody away.

That everybody keeps away from everybody costs as much as there are pairs; here masses are put on a mesh, whose field comes from
one convolution (Hockney and Eastwood 1988: particle mesh), so that a step costs as much as there are actors and lines.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft
from scipy.sparse import csr_array

from policy_graph.views.arrangement.beginning import Points, settled

Values = NDArray[np.float64]

# A few actors come to rest in fewer steps: so many, and two for each, at most all of them.
AT_LEAST, STEPS = 25, 150
# How far an actor moves in the first step at most, as a share of the whole; it falls to a hundredth of that.
FIRST_STEP = 0.1
# How strongly everybody is drawn to the middle of their community, and of the whole, beside their lines (together 1).
TOGETHER = 0.35
INWARD = 0.05
# Cells of the mesh on a side, by how many actors there are at most.
CELLS = ((50, 16), (1_000, 64), (10**9, 128))


@dataclass(frozen=True, slots=True)
class Mesh:
    """A mesh of ``cells`` by ``cells`` and what a mass in one cell does to all others, as its transform."""

    cells: int
    pull: tuple[NDArray[np.complex128], NDArray[np.complex128]]


def mesh(cells: int) -> Mesh:
    """Make a mesh: the force falls with the distance, as in a plane."""
    offset = np.concatenate((np.arange(cells), np.arange(-cells, 0))).astype(np.float64)
    square = offset[:, None] ** 2 + offset[None] ** 2
    square[0, 0] = 1.0
    along = offset[:, None] / square
    return Mesh(cells, (fft.rfft2(along), fft.rfft2(along.T)))


def draw(places: Points, weights: csr_array, community: NDArray[np.int64]) -> Points:
    """Move actors until lines and distances are in balance; ``weights`` are how strongly lines pull."""
    mass = weights.sum(axis=1)
    mean = _mean_of_neighbours(weights, mass)
    centre = _mean_of_community(community)
    grid = mesh(next(cells for most, cells in CELLS if len(places) <= most))
    steps = min(STEPS, AT_LEAST + 2 * len(places))
    for step in range(steps):
        force = (1 - TOGETHER) * (mean @ places - places) + TOGETHER * (centre @ places - places)
        force += keep_away(grid, places, mass / mass.sum()) - INWARD * (places - places.mean(axis=0))
        places = settled(places + _limited(force, _reach(step / steps) * float(np.ptp(places, axis=0).max())))
    return places


def keep_away(grid: Mesh, places: Points, mass: Values) -> Points:
    """Give the field of all masses where each actor stands."""
    low, side = places.min(axis=0), max(float(np.ptp(places, axis=0).max()), 1e-9) / (grid.cells - 2)
    at = (places - low) / side
    cell = np.floor(at).astype(np.int64)
    part = at - cell
    corners = [
        (
            (cell[:, 0] + x) * grid.cells + cell[:, 1] + y,
            np.abs(1 - x - part[:, 0]) * np.abs(1 - y - part[:, 1]),
        )
        for x in (0, 1)
        for y in (0, 1)
    ]
    size = grid.cells**2
    density = sum(np.bincount(spot, share * mass, size) for spot, share in corners)
    known = fft.rfft2(np.reshape(density, (grid.cells, grid.cells)), (2 * grid.cells, 2 * grid.cells))
    fields = [fft.irfft2(known * pull)[: grid.cells, : grid.cells].ravel() for pull in grid.pull]
    return np.column_stack([sum(field[spot] * share for spot, share in corners) for field in fields]) / side


def _mean_of_neighbours(weights: csr_array, mass: Values) -> csr_array:
    return csr_array(weights.multiply((1.0 / np.maximum(mass, 1e-12))[:, None]))


def _mean_of_community(community: NDArray[np.int64]) -> "_Twice":
    """Take places to the middle of everybody's community."""
    _, number = np.unique(community, return_inverse=True)
    count = len(community)
    belongs = csr_array((np.ones(count), (np.arange(count), number)))
    middles = csr_array(belongs.multiply(1.0 / belongs.sum(axis=0)[None, :]).T)
    return _Twice(belongs, middles)


@dataclass(frozen=True, slots=True)
class _Twice:
    """Two matrices, one after the other: their product would be full."""

    outer: csr_array
    inner: csr_array

    def __matmul__(self, places: Points) -> Points:
        found: Points = self.outer @ (self.inner @ places)
        return found


def _reach(done: float) -> float:
    return float(FIRST_STEP * 0.01**done)


def _limited(force: Points, most: float) -> Points:
    length = np.linalg.norm(force, axis=1, keepdims=True)
    found: Points = force * np.minimum(1.0, most / np.maximum(length, 1e-12))
    return found
