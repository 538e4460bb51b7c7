"""Japanese text: folded and joined copies that know where they came from."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

# More characters than any minutes are written in.
SEEN = 16384


@dataclass(frozen=True)
class Copy:
    """A changed copy of a source text with the way back.

    ``starts[i]`` and ``ends[i]`` are the source offsets of the character that became ``text[i]``; they never fall.
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
        low = bisect_right(self.ends, start)
        return low, max(low, bisect_left(self.starts, end))

    @cached_property
    def folded(self) -> "Copy":
        """This copy under NFKC, character by character, without white space; offsets still those of the source."""
        chars = list(map(_folded, self.text))
        text = "".join(chars)
        if len(text) == len(chars) and "" not in chars:
            return Copy(text, self.starts, self.ends)
        starts = tuple(at for new, at in zip(chars, self.starts, strict=True) for _ in new)
        ends = tuple(at for new, at in zip(chars, self.ends, strict=True) for _ in new)
        return Copy(text, starts, ends)


def join(text: str, spans: Iterable[tuple[int, int]]) -> Copy:
    """Join stretches of ``text`` into one copy: the lines of a wrapped paragraph, as a reader reads them. Between two
    words in Latin letters a blank stands for the line end."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if (
            starts
            and start > ends[-1]
            and _is_latin(text[ends[-1] - 1])
            and _is_latin(text[start : start + 1])
        ):
            parts.append(" ")
            starts.append(ends[-1])
            ends.append(start)
        parts.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))
    return Copy("".join(parts), tuple(starts), tuple(ends))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


@lru_cache(maxsize=SEEN)
def _folded(char: str) -> str:
    return "".join(new for new in unicodedata.normalize("NFKC", char) if not new.isspace())


def line_ends(text: str) -> tuple[int, ...]:
    """Give the offset behind each line end.

    One rule for every line number that a user sees: a line ends at \\n, \\r\\n or \\r, as in their editor. A form feed,
    U+0085 or U+2028 ends a line of the minutes (parse splits there) and does not count.
    """
    return tuple(match.end() for match in LINE_END.finditer(text))


def line_of(text: str, at: int) -> int:
    """Return the number of the line that an offset lies in, counted from 1 by the same rule."""
    ends = text.count("\n", 0, at) + text.count("\r", 0, at) - text.count("\r\n", 0, at)
    return ends + 1 - (text[at - 1 : at + 1] == "\r\n" and at > 0)


def visible(name: str) -> str:
    """Write a name so that it fits on one line of a terminal: control characters and the like as escapes."""
    return "".join(char if char.isprintable() or char == "\u3000" else ascii(char)[1:-1] for char in name)


def unlike(one: str, other: str, around: int = 20) -> tuple[str, str]:
    """Cut two texts to where they differ, with ``around`` characters of what they share on each side."""
    same = _shared(one, other)
    end = _shared(one[same:][::-1], other[same:][::-1])
    return _around(one, same, end, around), _around(other, same, end, around)


def _shared(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _around(text: str, same: int, end: int, around: int) -> str:
    first, last = max(0, same - around), min(len(text), len(text) - end + around)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def squeeze(text: str) -> str:
    """Remove all white space."""
    return "".join(text.split())


def fold(name: str) -> str:
    """Reduce a name to the form in which two spellings of it meet: NFKC, no white space, old characters as new, one
    sign for those that encodings read in two ways."""
    return squeeze(unicodedata.normalize("NFKC", name)).translate(VARIANTS)


# What ends a line for an editor, by which lines are counted.
LINE_END = re.compile(r"\r\n?|\n")
# Characters of names that are written both ways for the same person or place (人名用漢字 and their common variants).
VARIANTS = str.maketrans("髙﨑邉邊齋齊澤濱嶋德惠眞廣", "高崎辺辺斎斉沢浜島徳恵真広")
# Signs that CP932 reads otherwise than the other encodings do, and a dash that looks the same (NFKC leaves them apart).
VARIANTS |= str.maketrans("〜−‖—", "~-∥―")
