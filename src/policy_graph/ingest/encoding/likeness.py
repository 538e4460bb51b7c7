"""How much a text looks like Japanese that somebody wrote: the evidence by which one reading of bytes beats another."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

# Rows of JIS X 0208: signs, full-width letters, hiragana, katakana; and the kanji in common use (level 1).
KANA_AND_SIGNS = (1, 3, 4, 5)
COMMON_KANJI = range(16, 48)
# What CP932 reads where the other codecs read 〜−‖¢£¬.
WINDOWS_SIGNS = "～－∥￠￡￢"


def likeness(text: str) -> float:
    """Give the share of kana, full-width signs and common kanji among the characters that are not ASCII; 1 where all are."""
    return _share(text, _rows((*KANA_AND_SIGNS, *COMMON_KANJI)))


def kana(text: str) -> float:
    """Give the share of kana and full-width signs alone: no sentence is without."""
    return _share(text, _rows(KANA_AND_SIGNS))


def _share(text: str, wanted: frozenset[str]) -> float:
    counts = Counter(text)
    total = sum(count for char, count in counts.items() if not char.isascii())
    found = sum(count for char, count in counts.items() if char in wanted)
    return found / total if total else 1.0


@cache
def _rows(rows: Iterable[int]) -> frozenset[str]:
    pairs = (bytes([0xA0 + row, cell]) for row in rows for cell in range(0xA1, 0xFF))
    return frozenset("".join(pair.decode("euc_jp", "ignore") for pair in pairs) + WINDOWS_SIGNS)
