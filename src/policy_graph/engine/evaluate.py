"""Gold documents through the stages, scored."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from policy_graph import codec
from policy_graph.engine.pipeline import run
from policy_graph.errors import UsageError
from policy_graph.evaluate import runs
from policy_graph.evaluate.documents import find, read
from policy_graph.evaluate.gold import Gold
from policy_graph.evaluate.score import Score, score
from policy_graph.evaluate.standoff import STANDOFF, dump
from policy_graph.evaluate.table import Table, tables
from policy_graph.model import Failure
from policy_graph.settings import Settings


def evaluate(
    golds: Sequence[Path],
    settings: Settings,
    *,
    sources: Path | None,
    errors: bool,
    save: Path | None,
    against: Path | None,
    begin: Callable[[Path], None],
) -> list[Table]:
    """Extract and score the sources of gold documents; see ``api.evaluate``."""
    before = runs.load(against) if against else None
    scores = list(_scores([read(each, sources) for each in find(golds)], settings, begin))
    if save:
        save.write_text(runs.dump(scores), "utf-8")
    shown = list(tables(scores, errors=errors))
    return shown if before is None else [*shown, runs.change(before, runs.run(scores))]


def detach(golds: Sequence[Path], folder: Path) -> list[Path]:
    """Write gold documents without their text into ``folder``; see ``api.detach``."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_detached(read(each), folder) for each in find(golds)]


def _detached(gold: Gold, folder: Path) -> Path:
    path = folder / f"{gold.name}{STANDOFF}"
    path.write_text(dump(gold), "utf-8")
    return path


def _scores(golds: Sequence[Gold], settings: Settings, begin: Callable[[Path], None]) -> Iterator[Score]:
    for gold, result in zip(golds, run([gold.source for gold in golds], settings, begin=begin), strict=True):
        if isinstance(result, Failure):
            raise UsageError(f"the source of a gold document cannot be used: {result.message}")
        yield score(gold, codec.lines(result))
