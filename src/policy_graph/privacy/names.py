"""How a name may be written, and where it stands in a text whatever its width, spacing or characters."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from policy_graph.model import Span
from policy_graph.text import VARIANTS, Copy, fold, join

# A name of so many characters is told from other words wherever it stands; a shorter one is only with its title.
SURE = 3
# The escapes that ids are minted with.
ESCAPES = str.maketrans({"%": "%25", ".": "%2E", "/": "%2F"})
ESCAPED = {"%2E": ".", "%2F": "/", "%25": "%"}


@lru_cache(maxsize=65536)
def spellings(name: str) -> tuple[str, ...]:
    """Give the folded forms in which a name can stand in a folded text: composed, taken apart, and as in an id."""
    folded = fold(name)
    apart = fold_each(unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name)))
    return tuple(dict.fromkeys(each for each in (folded, apart, folded.translate(ESCAPES)) if each))


def fold_each(text: str) -> str:
    """Fold a text character by character, as a copy with offsets is folded."""
    return "".join(fold(char) for char in text)


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
        copy = join(self.text, [(0, len(self.text))]).folded
        return Copy(copy.text.translate(VARIANTS), copy.starts, copy.ends)

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
