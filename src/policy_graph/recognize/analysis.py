"""What a language model says about one passage, in records of our own: tokens, sentences, dependencies, names."""

from dataclasses import dataclass
from functools import cached_property

from policy_graph.model import Passage
from policy_graph.text import Copy


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
    """One passage as the model sees it. ``sentences`` are half-open ranges of token positions."""

    passage: Passage
    copy: Copy
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Labelled, ...]

    def between(self, start: int, end: int) -> list[Token]:
        """The words that lie wholly in ``[start, end)`` of the copy."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]

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
