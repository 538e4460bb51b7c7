"""Japanese text: folded and joined copies that know where they came from."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Copy:
    """A changed copy of a source text with the way back.

    ``starts[i]`` and ``ends[i]`` are the source offsets of the character that became ``text[i]``.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Map ``[start, end)`` of the copy to the source; an empty stretch maps to an empty one."""
        if start == end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def find(self, start: int, end: int) -> tuple[int, int]:
        """Map ``[start, end)`` of the source to the copy; what the copy left out shrinks away."""
        low = sum(1 for e in self.ends if e <= start)
        high = sum(1 for s in self.starts if s < end)
        return low, max(low, high)

    @cached_property
    def folded(self) -> "Copy":
        """This copy under NFKC, character by character, without white space; offsets still those of the source."""
        chars, starts, ends = [], [], []
        for char, start, end in zip(self.text, self.starts, self.ends, strict=True):
            for new in unicodedata.normalize("NFKC", char):
                if not new.isspace():
                    chars.append(new)
                    starts.append(start)
                    ends.append(end)
        return Copy("".join(chars), tuple(starts), tuple(ends))


def join(text: str, spans: Iterable[tuple[int, int]]) -> Copy:
    """Join stretches of ``text`` into one copy: the lines of a wrapped paragraph, as a reader reads them."""
    places = [at for start, end in spans for at in range(start, end)]
    return Copy("".join(text[at] for at in places), tuple(places), tuple(at + 1 for at in places))


def squeeze(text: str) -> str:
    """Remove all white space."""
    return "".join(text.split())


def fold(name: str) -> str:
    """Reduce a name to the form in which two spellings of it meet: NFKC, no white space, old characters as new."""
    return squeeze(unicodedata.normalize("NFKC", name)).translate(VARIANTS)


# Characters of names that are written both ways for the same person or place (人名用漢字 and their common variants).
VARIANTS = str.maketrans("髙﨑邉邊齋齊澤濱嶋德惠眞廣", "高崎辺辺斎斉沢浜島徳恵真広")
