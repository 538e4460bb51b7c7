"""A text without its white space, and the way there and back: line breaks inside a name do not count."""

from bisect import bisect_left
from dataclasses import dataclass

from policy_graph.errors import UsageError
from policy_graph.text import line_of, squeeze


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A source text without white space; ``places[i]`` is where the source's character ``i`` stands in ``text``.

    ``places`` has one entry more than the source has characters, so that an end can be looked up too.
    """

    source: str
    text: str
    places: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Map an offset of the source; raises UsageError for one that the source does not have."""
        if not 0 <= offset < len(self.places):
            raise UsageError(
                f"offset {offset} lies outside the gold document's {len(self.places) - 1} characters: "
                "the records were made from another text"
            )
        return self.places[offset]

    def line(self, place: int) -> int:
        """Number the line of the source, from 1, in which the character at ``place`` stands."""
        offset = max(bisect_left(self.places, place + 1) - 1, 0)
        return line_of(self.source, offset)

    def around(self, start: int, end: int, margin: int = 8) -> str:
        """Return ``[start, end)`` of ``text`` with ``margin`` characters on either side."""
        return self.text[max(0, start - margin) : end + margin]


def squeezed(source: str) -> Squeezed:
    """Take the white space out of ``source``."""
    places, length = [], 0
    for char in source:
        places.append(length)
        length += not char.isspace()
    return Squeezed(source, squeeze(source), (*places, length))
