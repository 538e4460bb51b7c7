"""How names are read, guessed by Sudachi: for finding only, since a guess is no reading that anybody gave."""

from collections.abc import Callable
from functools import cache
from typing import Any

# Longer names are whole sentences, which nobody types from their beginning.
LONGEST = 40


def reading(name: str) -> str:
    """Guess the reading of a name in katakana; an empty string where it has none to guess."""
    if len(name) > LONGEST or not any("\u3400" <= char <= "\u9fff" or char == "々" for char in name):
        return ""
    return "".join(word.reading_form() or word.surface() for word in _tokenize()(name))


@cache
def _tokenize() -> Callable[[str], Any]:
    from sudachipy import Dictionary

    tokenizer: Callable[[str], Any] = Dictionary(dict="core").create().tokenize
    return tokenizer
