"""Texts and ids as every format can hold them: legal, on one line, nothing that a reader would fold."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from policy_graph.views.markup import ILLEGAL, legal

# Line breaks and tabs of every kind, and blanks beside them or side by side: xs:token of XML Schema folds them to one.
BREAKS = re.compile("[ \t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
UNSAFE = re.compile(rf'{ILLEGAL.pattern}|[\s"\\]')
SEPARATOR = "; "


def line(text: str) -> str:
    """Put a text on one line: breaks and runs of blanks become one blank, what XML cannot hold U+FFFD."""
    return BREAKS.sub(" ", legal(text)).strip(" ")


def given(id_: str) -> str:
    """Give an id as it is; what an IRI cannot have (blanks, quotation marks, controls) is percent-encoded."""
    return UNSAFE.sub(lambda char: quote(char[0], errors="surrogatepass"), id_)


def distinct(parts: Iterable[str | None]) -> list[str]:
    """Keep what is there, each once, in its order."""
    return list(dict.fromkeys(folded for part in parts if part and (folded := line(part))))


def joined(parts: Iterable[str | None]) -> str:
    """Join distinct parts for formats without lists."""
    return SEPARATOR.join(distinct(parts))
