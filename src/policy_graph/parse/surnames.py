"""Where a surname ends before a title that no known word opens, by its script and its usual length."""

import re

NEW_SCRIPT = re.compile(r"[\u30a1-\u30faA-Za-z]{2}")
KANJI = re.compile(r"[\u3005\u3006\u3400-\u9fff\uf900-\ufaff]")


def surname_end(text: str, start: int) -> int:
    """Where the surname ends before a title that may begin at ``start`` or before: where katakana or letters begin, where
    hiragana ends, else after the two characters of most surnames."""
    if start <= 3:
        return start
    if is_hiragana(text[0]):
        return next((n for n in range(1, min(start, 6)) if not is_hiragana(text[n])), start)
    if text[1] == "々":
        return 3
    return next(
        (n for n in (2, 3, 1, 4) if n < start and NEW_SCRIPT.match(text, n) and KANJI.match(text[n - 1])), 2
    )


def is_hiragana(char: str) -> bool:
    """Tell whether a character is a hiragana."""
    return "\u3041" <= char <= "\u3096"
