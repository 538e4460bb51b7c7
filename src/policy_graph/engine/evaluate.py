"""Gold documents through the stages, scored."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from policy_graph import codec
from policy_graph.engine.pipeline import run
from policy_graph.errors import UsageError
from policy_graph.evaluate import calibration, reliability, runs
from policy_graph.evaluate.documents import find, read
from policy_graph.evaluate.gold import Gold
from policy_graph.evaluate.score import score
from policy_graph.evaluate.standoff import STANDOFF, dump
from policy_graph.evaluate.table import Table, tables
from policy_graph.model import Extraction, Failure
from policy_graph.settings import Settings


def evaluate(
    golds: Sequence[Path],
    settings: Settings,
    *,
    sources: Path | None,
    errors: bool,
    reliable: bool,
    save: Path | None,
    against: Path | None,
    calibrate: Path | None,
    begin: Callable[[Path], None],
) -> list[Table]:
    """Extract and score the sources of gold documents; see ``api.evaluate``."""
    before = runs.load(against) if against else None
    annotated = [read(each, sources) for each in find(golds)]
    found = list(_extractions(annotated, settings, begin))
    scores = [score(gold, codec.lines(each)) for gold, each in zip(annotated, found, strict=True)]
    if save:
        save.write_text(runs.dump(scores), "utf-8")
    if calibrate:
        known = calibration.table(case for each in scores for case in each.cases)
        calibrate.write_text(calibration.dump(known, len(scores)), "utf-8")
    return [
        *tables(scores, errors=errors),
        *([_left_out(found, settings.min_confidence)] if settings.min_confidence else ()),
        *(reliability.tables({each.name: each.cases for each in scores}) if reliable else ()),
        *([runs.change(before, runs.run(scores))] if before else ()),
    ]


def detach(golds: Sequence[Path], folder: Path) -> list[Path]:
    """Write gold documents without their text into ``folder``; see ``api.detach``."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_detached(read(each), folder) for each in find(golds)]


def _detached(gold: Gold, folder: Path) -> Path:
    path = folder / f"{gold.name}{STANDOFF}"
    path.write_text(dump(gold), "utf-8")
    return path


def _extractions(
    golds: Sequence[Gold], settings: Settings, begin: Callable[[Path], None]
) -> Iterator[Extraction]:
    for result in run([gold.source for gold in golds], settings, begin=begin):
        if isinstance(result, Failure):
            raise UsageError(f"the source of a gold document cannot be used: {result.message}")
        yield result


def _left_out(found: Sequence[Extraction], confidence: float) -> Table:
    return Table(
        title=f"left out below {confidence:g}",
        columns=("document", "mentions", "entities", "facts"),
        rows=tuple(
            (each.document.name, str(out.mentions), str(out.entities), str(out.facts))
            for each in found
            for out in (each.left_out,)
        ),
    )
