"""A number in an address, as strangers write it: digits of ASCII, and no more of them than anything here has."""

# A longer one is no place, page or number of rows; thousands of digits cannot even be read.
DIGITS = 9


def whole(text: str) -> int | None:
    """Read a number; ``None`` where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None
