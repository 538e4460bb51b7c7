"""What was read back, in the coordinates of the gold text: furniture left out, the rest laid beside it character by character."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from policy_graph.evaluate.gold import Gold
from policy_graph.evaluate.score import Score, score
from policy_graph.evaluate.squeezed import Squeezed
from policy_graph.model import Document, RegionKind

Extract = Callable[[Document], list[dict[str, Any]]]


@dataclass(frozen=True)
class Reread:
    """One printed document, read back: its score and its share of wrong characters, or why it could not be read."""

    score: Score
    wrong: float = 0.0
    fault: str = ""


def reread(gold: Gold, document: Document, extract: Extract) -> Reread:
    """Score what was read back, in the coordinates of the gold text."""
    places, wrong = carried(document, gold.text.text)
    text = Squeezed(document.text, gold.text.text, places)
    return Reread(score(replace(gold, text=text), extract(document)), wrong / len(gold.text.text))


def carried(document: Document, wanted: str) -> tuple[tuple[int, ...], int]:
    """Say for every character of a document where it stands in a text without white space, and how many are wrong.

    What the reader knows for furniture is left out before the two are laid side by side.
    """
    apart = [region.span for region in document.known if region.kind is RegionKind.FURNITURE]
    left = {at for span in apart for at in range(span.start, span.end)}
    kept = [at for at, char in enumerate(document.text) if not char.isspace() and at not in left]
    onto, wrong = _aligned("".join(document.text[at] for at in kept), wanted)
    places, after = [0] * (len(document.text) + 1), len(wanted)
    places[-1], behind = after, len(kept)
    for at in range(len(document.text) - 1, -1, -1):
        if behind and kept[behind - 1] == at:
            behind -= 1
            after = onto[behind]
        places[at] = after
    return tuple(places), wrong


def _aligned(read: str, wanted: str) -> tuple[Sequence[int], int]:
    if read == wanted:
        return range(len(read)), 0
    onto: list[int] = []
    wrong = 0
    matcher = difflib.SequenceMatcher(None, read, wanted, autojunk=False)
    for kind, start, end, low, high in matcher.get_opcodes():
        onto += [min(low + step, high) for step in range(end - start)]
        wrong += 0 if kind == "equal" else max(end - start, high - low)
    return onto, wrong
