"""What a word's neighbours tell of it, as spaCy's MaxoutWindowEncoder has learnt it: in numpy, with half of its products."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Three weights slide over the words; for four words in a row that takes twelve products of matrices, and six by the
# way of Toom and Cook, F(4, 3) of Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016,
# arXiv:1509.09308). This is their G; their Bᵀ and Aᵀ are in _mixed and _unmixed.
MIXING = (
    (1 / 4, 0, 0),
    (-1 / 6, -1 / 6, -1 / 6),
    (-1 / 6, 1 / 6, -1 / 6),
    (1 / 24, 1 / 12, 1 / 6),
    (1 / 24, -1 / 12, 1 / 6),
    (0, 0, 1),
)
# Words in a row, and what they see: themselves and a neighbour on each side.
ROW, SEEN = 4, 6
# So many rows go through a layer at once: enough for fast products, and few enough for the processor's cache.
ROWS = 512
# The part of spaCy that is done here.
LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"
# What thinc adds to a variance, so that nothing is divided by zero.
TINY = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One look at the neighbours; for vectors of ``width`` numbers and maxout of three, say, the weights have the shape
    (6, width, 3 width), the bias (3 width), scale and shift (width)."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class Neighbours:
    """Gives the vectors of words in their texts from the vectors of the words alone."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        _, width, wide = self.layers[0].weights.shape
        self._inputs = np.empty((SEEN, ROWS, width), np.float32)
        self._products = np.empty((SEEN + 1, ROWS, wide), np.float32)

    @classmethod
    def of(cls, encoder: Any) -> Self | None:
        """Take the weights out of a thinc model; None where it does anything but what is done here."""
        looks = encoder.layers[0].layers if encoder.layers else []
        windows = [node.attrs["window_size"] for node in encoder.walk() if node.name == "expand_window"]
        alike = looks and all(look.name == LAYER for look in looks) and set(windows) == {1}
        # With less room between two texts their words would see each other.
        if not alike or encoder.attrs.get("pad") != len(looks):
            return None
        return cls([_layer({node.name: node for node in look.walk()}) for look in looks])

    def __call__(self, texts: Sequence[Floats]) -> list[Floats]:
        """Give the vectors of the words of each text, of the shape (words, width) as they came; texts do not mix."""
        words, places = self._side_by_side(texts)
        seen = np.zeros_like(words)
        for layer in self.layers:
            for first in range(1, len(words) - 1, ROW * ROWS):
                last = min(first + ROW * ROWS, len(words) - 1)
                self._look(layer, words[first - 1 : last + 1], seen[first:last])
            words, seen = seen, words
        return [words[start:end] for start, end in places]

    def _side_by_side(self, texts: Sequence[Floats]) -> tuple[Floats, list[tuple[int, int]]]:
        """Lay texts into whole rows, so far apart that no layer sees from one into the next, with a word's room around."""
        apart = len(self.layers)
        size = apart + sum(len(text) + apart for text in texts)
        words = np.zeros((2 + -(-size // ROW) * ROW, self._inputs.shape[2]), np.float32)
        places = list(_places(texts, 1 + apart, apart))
        for text, (start, end) in zip(texts, places, strict=True):
            words[start:end] = text
        return words, places

    def _look(self, layer: Layer, words: Floats, seen: Floats) -> None:
        """Take whole rows, with the word before and the word after them, through one layer; fill in what it gives."""
        rows = len(seen) // ROW
        inputs, products = self._inputs[:, :rows], self._products[:, :rows]
        stretches = [words[place : place + len(seen) - ROW + 1 : ROW] for place in range(SEEN)]
        _mixed(stretches, inputs)
        np.matmul(inputs, layer.weights, out=products[:SEEN])
        _unmixed(products, layer.bias)
        best = _best(products[:ROW], inputs[:ROW])
        _normalized(best, layer)
        for place, each in enumerate(best):
            np.add(stretches[place + 1], each, out=seen[place::ROW])


def _layer(nodes: dict[str, Any]) -> Layer:
    """``nodes`` are the parts of one layer by their names; maxout's weights have the shape (width, pieces, 3 width)."""
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, around = weights.shape
    three = weights.transpose(2, 1, 0).reshape(3, around // 3, pieces * width).astype(np.float64)
    return Layer(
        weights=np.tensordot(np.array(MIXING), three, 1).astype(np.float32),
        bias=bias.T.reshape(-1).copy(),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )


def _places(texts: Sequence[Floats], start: int, apart: int) -> Iterator[tuple[int, int]]:
    for text in texts:
        yield start, start + len(text)
        start += len(text) + apart


def _mixed(words: Sequence[Floats], into: Floats) -> None:
    """Mix six words in a row for the six products (Bᵀ)."""
    even, odd = words[4] - 4 * words[2], words[3] - 4 * words[1]
    np.add(even, odd, out=into[1])
    np.subtract(even, odd, out=into[2])
    even, odd = words[4] - words[2], 2 * (words[3] - words[1])
    np.add(even, odd, out=into[3])
    np.subtract(even, odd, out=into[4])
    np.add(4 * words[0] - 5 * words[2], words[4], out=into[0])
    np.add(4 * words[1] - 5 * words[3], words[5], out=into[5])


def _unmixed(products: Floats, bias: Floats) -> None:
    """Make of the six products what each of four words sees (Aᵀ), in place of the first four; the seventh is room."""
    first, one, two, three, four, last, sums = products
    one += bias
    np.add(one, two, out=sums)
    one -= two
    np.add(three, four, out=two)
    three -= four
    first += sums
    first += two
    two *= 4
    two += sums
    np.multiply(three, 2, out=four)
    three *= 8
    three += one
    three += last
    one += four


def _best(pieces: Floats, into: Floats) -> Floats:
    """Keep the largest of the pieces that lie one behind the other (maxout)."""
    parts = pieces.reshape(*pieces.shape[:2], -1, into.shape[2])
    np.maximum(parts[:, :, 0], parts[:, :, -1], out=into)
    for number in range(1, parts.shape[2] - 1):
        np.maximum(into, parts[:, :, number], out=into)
    return into


def _normalized(vectors: Floats, layer: Layer) -> None:
    """Give each vector the mean 0 and the variance 1, then the layer's own scale and shift, in place."""
    width = vectors.shape[-1]
    vectors -= (vectors @ np.full(width, 1 / width, np.float32))[..., None]
    spread = np.einsum("...i,...i->...", vectors, vectors) / width + np.float32(TINY)
    vectors *= (1 / np.sqrt(spread))[..., None]
    vectors *= layer.scale
    vectors += layer.shift
