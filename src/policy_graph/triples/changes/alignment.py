"""Two sequences side by side: what is the same, what became what, what came and what went."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
Key = Callable[[T], Hashable]
Likeness = Callable[[T, T], float]
# So alike two things have to be to count as one that was changed.
ALIKE = 0.5
# A stretch of changes that makes more pairs than this is compared in its order only.
PAIRS = 20_000


def align(
    old: Sequence[T], new: Sequence[T], keys: Sequence[Key[T]], likeness: Likeness[T]
) -> Iterator[tuple[T | None, T | None]]:
    """Pair what has the same first key in the same order, the rest by the next key, the last by likeness.

    What has no counterpart stands beside ``None``.
    """
    if not old or not new or not keys:
        yield from _nearest(old, new, likeness)
        return
    at = rest = 0
    for i, j, k, m in differences(list(map(keys[0], old)), list(map(keys[0], new))):
        yield from zip(old[at:i], new[k - (i - at) : k], strict=True)
        yield from align(old[i:j], new[k:m], keys[1:], likeness)
        at, rest = j, m
    yield from zip(old[at:], new[rest:], strict=True)


def differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int, int]]:
    """Give the stretches that differ, as bounds in the old and in the new sequence; between them both are the same.

    What both begin and end with is set aside first: a long text with one change costs no more than its length.
    """
    start = end = 0
    short = min(len(old), len(new))
    while start < short and old[start] == new[start]:
        start += 1
    while end < short - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = old[start : len(old) - end], new[start : len(new) - end]
    for tag, i, j, k, m in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + i, start + j, start + k, start + m


def _nearest(
    old: Sequence[T], new: Sequence[T], likeness: Likeness[T]
) -> Iterator[tuple[T | None, T | None]]:
    """Pair what is alike, without crossing, so that all pairs together are as alike as can be."""
    if len(old) * len(new) > PAIRS:
        yield from _in_order(old, new, likeness)
        return
    alike = [[_counting(likeness(a, b)) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((each, None) for each in old[i:])
    yield from ((None, each) for each in new[j:])


def _in_order(
    old: Sequence[T], new: Sequence[T], likeness: Likeness[T]
) -> Iterator[tuple[T | None, T | None]]:
    for a, b in zip(old, new, strict=False):
        if _counting(likeness(a, b)):
            yield a, b
        else:
            yield a, None
            yield None, b
    short = min(len(old), len(new))
    yield from ((each, None) for each in old[short:])
    yield from ((None, each) for each in new[short:])


def _counting(likeness: float) -> float:
    return likeness if likeness >= ALIKE else 0.0


def alike(old: str, new: str, size: int = 2) -> float:
    """Say how alike two texts are, 0 to 1: the share of their pairs of characters that both have."""
    if old == new:
        return 1.0
    left, right = _pieces(old, size), _pieces(new, size)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


@lru_cache(maxsize=4096)
def _pieces(text: str, size: int) -> Counter[str]:
    return Counter(text[at : at + size] for at in range(len(text) - size + 1))
