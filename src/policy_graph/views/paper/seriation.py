"""Orders rows and columns of a matrix so that like stands by like."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def seriated(cells: NDArray[np.float64]) -> tuple[Sequence[int], Sequence[int]]:
    """Order by the first axis of correspondence analysis (Hill 1974): rows and columns with like profiles are neighbours.

    ``cells`` has no negative number and in each row and column a positive one. Rounded, with the order given as the
    last word, so that it is the same every time; the axis begins where the heavier half lies.
    """
    rows, columns = cells.sum(axis=1), cells.sum(axis=0)
    expected = np.sqrt(np.outer(rows, columns))
    scaled = cells / expected - expected / cells.sum()
    left, _, right = np.linalg.svd(scaled, full_matrices=False)
    across, down = left[:, 0] / np.sqrt(rows), right[0] / np.sqrt(columns)
    if (rows * np.sign(np.round(across, 9))).sum() > 0:
        across, down = -across, -down
    return _order(across), _order(down)


def _order(axis: NDArray[np.float64]) -> list[int]:
    return [int(at) for at in np.argsort(np.round(axis, 6), kind="stable")]
