"""Quarter turns: how a page that lies on its side is set upright."""


def turn_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """Turn a point back by so many quarters."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
