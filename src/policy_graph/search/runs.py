"""Where the characters of an utterance stand in the source: stretches that follow each other there, as a few numbers."""

from array import array
from bisect import bisect_right

from policy_graph.model.serving import Spoken


def packed(said: Spoken) -> bytes:
    """Write the runs of an utterance: pairs of a character and its offset in the source."""
    return array("I", (number for run in said.runs or ((0, said.start),) for number in run)).tobytes()


def in_source(runs: bytes, start: int, end: int) -> tuple[int, int]:
    """Map a stretch of an utterance to the source."""
    numbers = array("I", runs)
    return _offset(numbers, start), _offset(numbers, max(start, end - 1)) + (end > start)


def _offset(numbers: "array[int]", at: int) -> int:
    run = max(0, bisect_right(numbers[::2], at) - 1)
    return numbers[2 * run + 1] + at - numbers[2 * run]
