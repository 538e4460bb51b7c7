"""Which words are names: the decisions of spaCy's EntityRecognizer, for all words at once where they stand alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from policy_graph.recognize.neighbours import Floats

Flags = NDArray[np.bool_]

# A decision depends on the word, and inside of a name also on the name's first word and on the word before.
WORD, FIRST, BEFORE = range(3)
# Outside of names there is a word alone (U), a beginning (B) or nothing (O); inside a name goes on (I) or ends (L).
ALONE, BEGINS, OUTSIDE, GOES_ON, ENDS = "U", "B", "O", "I", "L"


class Naming:
    """A part of a spaCy pipeline, behind the parser: marks names, which end with the sentence and begin with no space.

    spaCy weighs all 758 decisions for each word, one word after the other. What is decided at a word outside of names
    depends on nothing but that word, so that this is weighed for all words at once; inside of a name only two
    decisions are open.
    """

    def __init__(self, part: Any) -> None:
        self.labels: tuple[str, ...] = part.labels
        self._vectors = part.model.get_ref("tok2vec")
        lower, upper = part.model.get_ref("lower"), part.model.get_ref("upper")
        # The pieces of maxout one behind the other, and no longer as the last axis.
        self._lower = np.ascontiguousarray(lower.get_param("W").transpose(3, 0, 2, 1))
        self._bias = lower.get_param("b").T
        self._absent = lower.get_param("pad")[0].transpose(0, 2, 1)
        self._weights, self._shift = upper.get_param("W"), upper.get_param("b")
        # Unlike ``move_names`` this names all of them, also the one that bars a word from every name (U-).
        moves = [part.moves.get_class_name(number).partition("-") for number in range(len(self._shift))]
        self._number = {(kind, label): number for number, (kind, _, label) in enumerate(moves)}
        outside = [
            n for n, (kind, _, label) in enumerate(moves) if kind == OUTSIDE or (kind in "BU" and label)
        ]
        self._outside = [(moves[number][0], moves[number][2]) for number in outside]
        self._kinds = np.array([kind for kind, _ in self._outside])
        self._open_weights, self._open_shift = self._weights[outside].T.copy(), self._shift[outside]

    @classmethod
    def of(cls, part: Any) -> Self | None:
        """Take the weights out of an EntityRecognizer; None where it decides by anything but what is known here."""
        refs = set(part.model.ref_names)
        if not {"tok2vec", "lower", "upper"} <= refs or part.cfg.get("beam_width") != 1:
            return None
        known = part.model.get_ref("lower").get_dim("nF") == 3 and not part.model.attrs.get("unseen_classes")
        return cls(part) if known else None

    def __call__(self, doc: Any) -> Any:
        """Mark the names of one text."""
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, docs: Iterable[Any], *, batch_size: int) -> Iterator[Any]:
        """Mark the names of texts, so many at a time."""
        docs = iter(docs)
        while batch := [doc for _, doc in zip(range(batch_size), docs, strict=False)]:
            if any(map(len, batch)):
                self._mark(batch)
            yield from batch

    def _mark(self, docs: Sequence[Any]) -> None:
        marks = [doc.to_array(["IS_SPACE", "SENT_START"]).reshape(-1, 2) == 1 for doc in docs]
        space = np.concatenate([each[:, 0] for each in marks])
        # A name cannot go on behind the last word of a sentence.
        final = np.concatenate([np.append(each[1:, 1], True)[: len(each)] for each in marks])
        width = self._lower.shape[0]
        seen = self._vectors.predict(docs) @ self._lower.reshape(width, -1)
        seen = seen.reshape(-1, *self._lower.shape[1:])
        best = self._decided(seen, space, final)
        start = 0
        for doc in docs:
            end = start + len(doc)
            doc.ents = [
                (label, first - start, last - start)
                for first, last, label in self._names(seen, best, final, start, end)
            ]
            start = end

    def _decided(self, seen: Floats, space: Flags, final: Flags) -> NDArray[np.intp]:
        """Decide for each word as if no name had begun before it; give positions in ``_outside``."""
        hidden = (seen[:, WORD] + (self._absent[FIRST] + self._absent[BEFORE] + self._bias)).max(axis=1)
        scores = hidden @ self._open_weights
        scores += self._open_shift
        scores[np.ix_(space, self._kinds != OUTSIDE)] = -np.inf
        scores[np.ix_(final, self._kinds == BEGINS)] = -np.inf
        best: NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _names(
        self, seen: Floats, best: NDArray[np.intp], final: Flags, start: int, end: int
    ) -> Iterator[tuple[int, int, str]]:
        """Yield the names in the words of one text."""
        nothing = self._outside.index((OUTSIDE, ""))
        behind = start
        for first in (start + np.flatnonzero(best[start:end] != nothing)).tolist():
            if first >= behind:
                kind, label = self._outside[best[first]]
                behind = first + 1 if kind == ALONE else self._end(seen, final, first, label)
                yield first, behind, label

    def _end(self, seen: Floats, final: Flags, first: int, label: str) -> int:
        """Go on from the first word of a name to behind its last."""
        two = [self._number[GOES_ON, label], self._number[ENDS, label]]
        weights, shift, at = self._weights[two], self._shift[two], first + 1
        while not final[at]:
            hidden = (seen[at, WORD] + seen[first, FIRST] + seen[at - 1, BEFORE] + self._bias).max(axis=0)
            goes_on, ends = weights @ hidden + shift
            if ends > goes_on:
                break
            at += 1
        return at + 1
