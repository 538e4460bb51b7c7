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
from policy_graph.model import Extraction, Failure, SourceFile
from policy_graph.settings import PARTS, Settings


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
    begin: Callable[[SourceFile], None],
) -> list[Table]:
    """Extract and score the sources of gold documents; see ``api.evaluate``."""
    _check_target("--save", save)
    _check_target("--calibrate", calibrate)
    if calibrate:
        _check_unbiased(settings)
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


def detach(golds: Sequence[Path], folder: Path, *, sources: Path | None) -> list[Path]:
    """Write gold documents without their text into ``folder``; see ``api.detach``."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--detach {folder} is a file: name a folder")
    annotated = [read(each, sources) for each in find(golds)]
    folder.mkdir(parents=True, exist_ok=True)
    return [_detached(each, folder) for each in annotated]


def _check_target(option: str, path: Path | None) -> None:
    """Refuse a file that could not be written when all the work is done."""
    if path and path.is_dir():
        raise UsageError(f"{option} {path} is a folder: name a file")
    if path and not path.parent.is_dir():
        raise UsageError(
            f"{option} {path} cannot be written: there is no folder {path.parent}, make it first"
        )


def _check_unbiased(settings: Settings) -> None:
    """Refuse to measure how sure each way of finding is on anything but all that it finds."""
    partial = {
        "--min-confidence": settings.min_confidence > 0,
        "--parts": set(settings.parts) != set(PARTS),
        "--judgements": settings.judgements is not None,
    }
    if used := [option for option, changed in partial.items() if changed]:
        raise UsageError(
            f"--calibrate needs all that is found, as it is found: leave out {' and '.join(used)}"
        )


def _detached(gold: Gold, folder: Path) -> Path:
    path = folder / f"{gold.name}{STANDOFF}"
    path.write_text(dump(gold), "utf-8")
    return path


def _extractions(
    golds: Sequence[Gold], settings: Settings, begin: Callable[[SourceFile], None]
) -> Iterator[Extraction]:
    for result in run([SourceFile(path=gold.source) for gold in golds], settings, begin=begin):
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
