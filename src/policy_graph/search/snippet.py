"""Words in their context: a stretch of the original text around them, cut at the ends of sentences where they are near."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from policy_graph.folding import mapped

# So many characters stand before and after the first word.
BEFORE, AFTER = 40, 120
# A sentence that ends so near to the cut is ended there.
NEAR = 30
END = re.compile(r"[。．！？!?]|\n\s*\n")
# Of a word that occurs again and again in one utterance the first places are enough to choose a stretch.
PLACES = 200

Span = tuple[int, int]


def around(text: str, words: Sequence[str]) -> tuple[Span, list[Span]]:
    """Choose the stretch of a text that holds most of some folded words, and give the places of the words in it.

    Without a word it is the beginning.
    """
    places = _places(text, words)
    first = _best(places)
    low, high = _stretch(text, first)
    marked = _joined((start, end) for start, end, _ in places if low <= start and end <= high)
    return (low, high), marked


def parts(text: str, stretch: Span, marked: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Cut a stretch into what is marked and what is not."""
    at, high = stretch
    for start, end in marked:
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < high:
        yield text[at:high], False


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int, str]]:
    copy = mapped(text)
    found = []
    for word in words:
        for match in list(re.finditer(re.escape(word), copy.text))[:PLACES]:
            found.append((*copy.source(*match.span()), word))
    return sorted(found)


def _best(places: Sequence[tuple[int, int, str]]) -> Span:
    """Give the place from which on most different words follow."""
    if not places:
        return 0, 0
    starts = [start for start, _, _ in places]

    def different(at: int) -> int:
        until = bisect_left(starts, starts[at] + AFTER)
        return len({word for _, _, word in places[at:until]})

    best = max(range(len(places)), key=lambda at: (different(at), -at))
    return places[best][0], places[best][1]


def _stretch(text: str, first: Span) -> Span:
    start, end = first
    low, high = max(0, start - BEFORE), min(len(text), end + AFTER)
    if low and (begin := END.search(text, low, start)):
        low = begin.end()
    stop = END.search(text, max(end, high - NEAR), min(len(text), high + NEAR))
    high = stop.end() if stop else high
    low += len(text[low:start]) - len(text[low:start].lstrip())
    return low, high - (len(text[end:high]) - len(text[end:high].rstrip()))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join places that overlap or touch."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
