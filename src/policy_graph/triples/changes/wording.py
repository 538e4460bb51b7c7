"""Which words of a text changed, with a few characters around them."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from policy_graph.triples.changes.alignment import differences

# So many places of one text are shown, so many characters around each, and so many of each in all.
PLACES, AROUND, SHOWN = 3, 8, 60
ENDS = "。！？\n"
SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]+|[^。！？\n]+")
# Changes with fewer equal characters between them are one change: a reader sees words, not letters.
GAP = 3


def reworded(old: str, new: str) -> list[tuple[str, str]]:
    """Give the places where words changed, first ones first: the words before and after."""
    return [_cut(old, new, place) for place in _places(old, new)[:PLACES]]


def excerpt(text: str, length: int = 40) -> str:
    """Give the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length]}…"


_Place = tuple[int, int, int, int]


def _places(old: str, new: str) -> list[_Place]:
    """Compare sentences first, so that a long text costs no more than its changed sentences."""
    found: list[_Place] = []
    for place in _raw_places(old, new):
        if found and min(place[0] - found[-1][1], place[2] - found[-1][3]) <= GAP:
            found[-1] = (found[-1][0], place[1], found[-1][2], place[3])
        else:
            found.append(place)
    return found


def _raw_places(old: str, new: str) -> Iterator[_Place]:
    left, right = _sentences(old), _sentences(new)
    texts = [old[a:b] for a, b in left], [new[a:b] for a, b in right]
    for i, j, k, m in differences(*texts):
        a, b = _stretch(left, i, j, len(old))
        c, d = _stretch(right, k, m, len(new))
        yield from _within(old[a:b], new[c:d], a, c)


def _within(old: str, new: str, a: int, c: int) -> Iterator[_Place]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=len(old) > 2000).get_opcodes():
        if tag != "equal":
            yield a + i, a + j, c + k, c + m


def _sentences(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in SENTENCE.finditer(text)]


def _stretch(spans: list[tuple[int, int]], first: int, last: int, end: int) -> tuple[int, int]:
    if first == last:
        at = spans[first][0] if first < len(spans) else end
        return at, at
    return spans[first][0], spans[last - 1][1]


def _cut(old: str, new: str, place: _Place) -> tuple[str, str]:
    a, b, c, d = place
    return _around(old, a, b), _around(new, c, d)


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """Give what is shown around a change: a few characters, none of another sentence where this one has some."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before = max(text.rfind(mark, first, start) for mark in ENDS) + 1
    behind = [at + 1 for mark in ENDS if (at := text.find(mark, end, last)) >= 0]
    return before if first < before < start else first, min(behind, default=last)


def _around(text: str, start: int, end: int) -> str:
    first, last = _context(text, start, end)
    words = " ".join(text[first:last].split())
    words = words if len(words) <= SHOWN + 2 * AROUND else f"{words[:SHOWN]}…{words[-AROUND:]}"
    return f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}"
