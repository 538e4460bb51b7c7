"""What a language model says about one passage, in records of our own: tokens, sentences, dependencies, names."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from policy_graph.model import Passage
from policy_graph.text import Copy

START, END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word. ``start`` and ``end`` count characters of the passage's copy, ``head`` is a position in
    ``Analysis.tokens`` (its own for a root). ``pos`` and ``dep`` are Universal Dependencies, ``tag`` is UniDic's
    part of speech (名詞-固有名詞-地名-一般)."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A name that the model found; ``label`` is its own (Sekine's extended named entities for GiNZA)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """One passage as the model sees it. ``tokens`` stand in the order of the text and share no character, ``sentences``
    are half-open ranges of token positions."""

    passage: Passage
    copy: Copy
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Labelled, ...]

    def between(self, start: int, end: int) -> list[Token]:
        """The words that lie wholly in ``[start, end)`` of the copy."""
        first = bisect_left(self.tokens, start, key=START)
        return list(self.tokens[first : bisect_right(self.tokens, end, key=END)])

    def touching(self, start: int, end: int) -> range:
        """The positions of the words that share a character with ``[start, end)`` of the copy."""
        return range(bisect_right(self.tokens, start, key=END), bisect_left(self.tokens, end, key=START))

    def beginning_at(self, start: int) -> Token | None:
        """The word that begins at an offset of the copy, ``None`` where none does."""
        at = bisect_left(self.tokens, start, key=START)
        return self.tokens[at] if at < len(self.tokens) and self.tokens[at].start == start else None

    def ending_at(self, end: int) -> Token | None:
        """The word that ends at an offset of the copy, ``None`` where none does."""
        at = bisect_left(self.tokens, end, key=END)
        return self.tokens[at] if at < len(self.tokens) and self.tokens[at].end == end else None

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where words begin."""
        return frozenset(token.start for token in self.tokens)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where words end."""
        return frozenset(token.end for token in self.tokens)

    @cached_property
    def marked(self) -> frozenset[tuple[int, int]]:
        """The stretches of the copy that the model calls a name, whatever it takes them for."""
        return frozenset((name.start, name.end) for name in self.names)
