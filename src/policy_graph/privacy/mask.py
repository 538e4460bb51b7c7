"""Words taken out of a text in place, so that every offset and every line stays where it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policy_graph.model import BLOCK, Span
from policy_graph.privacy.names import SURE, Folded, form, free, spellings


def masked(text: str, places: Iterable[Span]) -> str:
    """Put a block in the place of every character of some stretches; white space stays."""
    chars = list(text)
    for place in places:
        for at in range(place.start, place.end):
            if not chars[at].isspace():
                chars[at] = BLOCK
    return "".join(chars)


@dataclass(frozen=True, slots=True)
class Names:
    """Names that no string may hold.

    ``gone`` are withdrawn, ``kept`` are longer names that stay although they hold one. ``instead`` are words to be
    exchanged as they are (the old id of a document for the new one).
    """

    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)

    def string(self, text: str) -> str:
        """Take the names out of a string."""
        for old, new in self.instead.items():
            text = text.replace(old, new)
        return masked(text, self.places(Folded(text))) if self._may_hold(text) else text

    def _may_hold(self, text: str) -> bool:
        """Tell quickly whether it is worth while to look for the places."""
        if not self.gone or not text:
            return False
        folded = form(text)
        return any(spelling in folded for name in self.gone for spelling in spellings(name))

    def places(self, text: Folded) -> list[Span]:
        """Give the places in a text where one of the names stands, but not inside of a name that stays."""
        found = list(text.places(self.gone))
        return free(found, text.places(self.kept)) if found else found

    def locally(self, pieces: Iterable[str]) -> "Names":
        """Give the same names and what was taken out at one place, surnames and all; single characters are in too many
        words."""
        more = [piece for piece in map(form, pieces) if len(piece) > 1 and piece not in self.gone]
        return Names((*self.gone, *more), self.kept, self.instead) if more else self


def sure(names: Iterable[str]) -> tuple[str, ...]:
    """Give those names that are told from other words wherever they stand."""
    return tuple(name for name in dict.fromkeys(names) if len(form(name)) >= SURE)
