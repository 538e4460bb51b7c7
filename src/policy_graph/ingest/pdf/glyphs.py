"""Which characters the glyphs of a page stand for: radicals are read as the characters that they look like."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

# The blocks of radicals, which fonts show in place of the characters they look like.
RADICALS = ("\u2e80", "\u2fdf")
UNKNOWN = "\ufffd"
# From Hebrew to the last of the scripts of India and Africa; so large a share of a page is no quotation.
STRANGE, GARBLED = ("\u0530", "\u1cff"), 0.2


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


def is_garbled(texts: Sequence[str]) -> bool:
    """Tell whether the characters of a page are of scripts that no Japanese page is full of: the numbers of glyphs in a font
    that does not say which characters they are."""
    strange = sum(is_unmapped(text) or STRANGE[0] <= text <= STRANGE[1] for text in texts)
    return strange > GARBLED * len(texts)


@cache
def _table() -> Mapping[str, str]:
    table = files("policy_graph.ingest").joinpath("data/radicals.tsv").read_text("utf-8")
    rows = (line for line in table.splitlines() if not line.startswith("#"))
    return {row[0]: row[-1] for row in rows}
