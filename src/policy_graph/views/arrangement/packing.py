"""Parts of a picture side by side on shelves, the largest first, in the form of a sheet."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Sizes = NDArray[np.float64]

# So many widths of the whole are tried.
WIDTHS = 60


def pack(sizes: Sizes, aspect: float) -> Sizes:
    """Give the lower left corner of every box (rows of width and height) so that all fill a sheet of that form well."""
    order = sorted(range(len(sizes)), key=lambda at: (-sizes[at, 1], -sizes[at, 0], at))
    least = float(max(sizes[:, 0].max(), np.sqrt(aspect * np.prod(sizes, axis=1).sum()) / 2))
    found = [_shelves(sizes, order, least * 1.02**step * (1 + 1e-9)) for step in range(WIDTHS)]
    return min(found, key=lambda each: _side(each, sizes, aspect))


def _side(corners: Sizes, sizes: Sizes, aspect: float) -> float:
    """How large a sheet of the wanted form must be."""
    width, height = (corners + sizes).max(axis=0) - corners.min(axis=0)
    return float(max(width / aspect, height))


def _shelves(sizes: Sizes, order: Sequence[int], room: float) -> Sizes:
    """Fill shelves column by column: beside a large box small ones stand one upon the other."""
    corners = np.zeros_like(sizes)
    left = column = top = shelf = down = 0.0
    for at in order:
        width, height = sizes[at].tolist()
        if down + height > shelf or left + width > room:
            left, column, down = left + column, 0.0, 0.0
        if left + width > room or not shelf:
            left, column, top, shelf, down = 0.0, 0.0, top - shelf, height, 0.0
        corners[at] = left, top - down - height
        column, down = max(column, width), down + height
    return corners
