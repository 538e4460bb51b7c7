"""Gold documents through the stages, scored."""

from collections.abc import Callable, Sequence
from pathlib import Path

from policy_graph import codec
from policy_graph.engine.pipeline import run
from policy_graph.errors import UsageError
from policy_graph.evaluate.gold import find, read
from policy_graph.evaluate.score import Score, score
from policy_graph.model import Failure
from policy_graph.settings import Settings


def evaluate(golds: Sequence[Path], settings: Settings, *, begin: Callable[[Path], None]) -> list[Score]:
    """Extract the source of each gold document and score it; raises UsageError when a source cannot be read."""
    scores = []
    for stem in find(golds):
        gold = read(stem)
        (result,) = run([gold.source], settings, begin=begin)
        if isinstance(result, Failure):
            raise UsageError(f"the source of a gold document cannot be used: {result.message}")
        scores.append(score(gold, list(codec.lines(result))))
    return scores
