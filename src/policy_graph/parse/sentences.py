"""The sentences of a speech in half width without white space, each with its way back to the source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_graph.model import Span
from policy_graph.text import join

# A note before a sentence, or a sentence; full stops inside of brackets end none.
NOTE = r"〔[^〔〕]*〕|\([^()]{2,40}(?:者(?:多数)?(?:あり)?|参照|拍手|起立|挙手|朗読|登壇|着席|笑声?)\)"
SENTENCE = re.compile(rf"{NOTE}|(?:「[^「」]*」|『[^『』]*』|\([^()]*\)|〔[^〔〕]*〕|[^。])+。?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words (folded, without the full stop) and its place in the source."""

    words: str
    span: Span


def sentences(text: str, span: Span) -> Iterator[Sentence]:
    """Cut a stretch of the source into sentences."""
    folded = join(text, [(span.start, span.end)]).folded
    for match in SENTENCE.finditer(folded.text):
        yield Sentence(match[0].rstrip("。"), Span(*folded.source(match.start(), match.end())))
