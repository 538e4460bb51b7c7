"""Which characters the glyphs of a page stand for: radicals are read as the characters that they look like."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# The blocks of radicals, which fonts show in place of the characters they look like.
RADICALS = ("\u2e80", "\u2fdf")
UNKNOWN = "\ufffd"


def character(text: str) -> str:
    """Give the unified ideograph for a radical and U+FFFD for a control character, any other character as it is."""
    if unicodedata.category(text) == "Cc" and not text.isspace():
        return UNKNOWN
    if not is_radical(text):
        return text
    return _table().get(text) or unicodedata.normalize("NFKC", text)


def is_radical(text: str) -> bool:
    """Tell whether a character is of a block of radicals."""
    return RADICALS[0] <= text <= RADICALS[1]


def is_unmapped(text: str) -> bool:
    """Tell whether a file does not say what a glyph means."""
    return text == UNKNOWN or unicodedata.category(text) in ("Co", "Cn")


@cache
def _table() -> Mapping[str, str]:
    table = files("policy_graph.ingest").joinpath("data/radicals.tsv").read_text("utf-8")
    rows = (line for line in table.splitlines() if not line.startswith("#"))
    return {row[0]: row[-1] for row in rows}
