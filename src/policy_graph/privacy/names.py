"""How a name may be written, and where it stands in a text whatever its width, spacing or characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from policy_graph.model import Span
from policy_graph.privacy.words import characters
from policy_graph.text import Copy, fold

# A name of so many characters is told from other words wherever it stands; a shorter one is only with its title.
SURE = 3
# The escapes that ids are minted with.
ESCAPES = str.maketrans({"%": "%25", ".": "%2E", "/": "%2F"})
ESCAPED = {"%2E": ".", "%2F": "/", "%25": "%"}


# What nobody sees in a name: variation selectors, zero-width characters, soft hyphens.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")


def form(text: str) -> str:
    """Reduce a name to what it is compared by: folded, old characters as new ones, without what nobody sees."""
    return UNSEEN.sub("", fold(text).translate(_characters()))


@lru_cache(maxsize=65536)
def spellings(name: str) -> tuple[str, ...]:
    """Give the forms in which a name can stand in a reduced text: composed, taken apart, and as in an id."""
    reduced = form(name)
    apart = "".join(map(_char, unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name))))
    return tuple(dict.fromkeys(each for each in (reduced, apart, reduced.translate(ESCAPES)) if each))


@lru_cache(maxsize=16384)
def _char(char: str) -> str:
    return form(char)


@cache
def _characters() -> dict[int, str]:
    return {ord(old): new for old, new in characters()}


def name_in(id_: str) -> str:
    """Give the name that an id was minted from: 山田太郎 of ``person/霧原市議会.山田太郎``."""
    name = id_.partition("/")[2].rpartition(".")[2]
    for escape, char in ESCAPED.items():
        name = name.replace(escape, char)
    return name


@dataclass(frozen=True)
class Folded:
    """A text in which names are looked for; places are those of the text as it was given."""

    text: str

    @cached_property
    def _copy(self) -> Copy:
        """The text reduced character by character, which knows where each came from."""
        chars = list(map(_char, self.text))
        starts = tuple(at for at, new in enumerate(chars) for _ in new)
        return Copy("".join(chars), starts, tuple(at + 1 for at in starts))

    @property
    def folded(self) -> str:
        """The text as it is compared."""
        return self._copy.text

    def places(self, names: Iterable[str]) -> Iterator[Span]:
        """Give every place where one of the names stands; white space inside of it belongs to it."""
        for spelling in dict.fromkeys(each for name in names for each in spellings(name)):
            at = self.folded.find(spelling)
            while at >= 0:
                yield Span(*self._copy.source(at, at + len(spelling)))
                at = self.folded.find(spelling, at + 1)

    def holds(self, name: str) -> bool:
        """Tell whether a name stands in the text."""
        return any(spelling in self.folded for spelling in spellings(name))


def free(places: Iterable[Span], kept: Iterable[Span]) -> list[Span]:
    """Leave out the places that lie inside of names that stay."""
    stays = list(kept)
    return [place for place in places if not any(each.covers(place) for each in stays)]
