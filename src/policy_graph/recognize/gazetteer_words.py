"""What else a name means in Japanese: the part of speech of every word that is spelled like it.

The words are those of the dictionary of GiNZA's tokenizer (SudachiDict).
"""

from collections.abc import Callable
from enum import Flag, auto
from functools import cache
from typing import Any


class Sense(Flag):
    """The senses that the dictionary gives a spelling; no sense at all means that it does not know the word."""

    NONE = 0
    PLACE = auto()
    PERSON = auto()
    NAME = auto()  # any other proper noun
    WORD = auto()  # an ordinary word


@cache
def senses() -> Callable[[str], Sense]:
    """Open the dictionary and return a function from a spelling to its senses.

    Adverbs do not count: they are no nouns, and nobody mistakes a city for one (パリ).
    """
    lookup = _dictionary().lookup

    def of(name: str) -> Sense:
        found = Sense.NONE
        for morpheme in lookup(name):
            found |= _sense(morpheme.part_of_speech())
        return found

    return of


@cache
def proper() -> Callable[[str], bool]:
    """Return a function that tells whether a compound holds a proper noun or a word that the dictionary lacks."""
    tokenize = _dictionary().create().tokenize

    def of(name: str) -> bool:
        return any(word.is_oov() or word.part_of_speech()[1] == "固有名詞" for word in tokenize(name))

    return of


@cache
def _dictionary() -> Any:
    from sudachipy import Dictionary

    return Dictionary(dict="core")


def _sense(pos: tuple[str, ...]) -> Sense:
    if pos[0] == "副詞":
        return Sense.NONE
    if pos[1] != "固有名詞":
        return Sense.WORD
    return {"地名": Sense.PLACE, "人名": Sense.PERSON}.get(pos[2], Sense.NAME)
