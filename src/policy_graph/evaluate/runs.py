"""A run's scores kept in a file, and what another run changed."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.evaluate.score import TOGETHER, Score, together
from policy_graph.evaluate.table import ABSENT, Table

FIGURES = ("precision", "recall", "f1", "share", "macro")
Run = dict[str, Any]
Figures = dict[tuple[str, str, str, str], float]


def run(scores: Sequence[Score]) -> Run:
    """Give the scores of a run as one JSON object: every document by name, and all together."""
    return {
        "documents": {score.name: score.as_json() for score in scores},
        TOGETHER: together(scores).as_json(),
    }


def dump(scores: Sequence[Score]) -> str:
    """Write a run as readable JSON, one measure a line; the same scores give the same text."""
    return _written(run(scores)) + "\n"


def load(path: Path) -> Run:
    """Read a run that was kept; raises UsageError for a file that is none."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"no such file: {path}") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} is no kept score: {error}") from error
    if not isinstance(kept, dict) or not {"documents", TOGETHER} <= kept.keys():
        raise UsageError(f"{path} is no kept score: it has no 'documents' and '{TOGETHER}'")
    if not _is_nested(kept["documents"], 3) or not _is_nested(kept[TOGETHER], 2):
        raise UsageError(f"{path} is no kept score: write it with --save")
    return kept


def change(before: Run, after: Run) -> Table:
    """Show every figure that two runs do not share, all documents together first."""
    old, new = _figures(before), _figures(after)
    keys = [key for key in dict.fromkeys([*new, *old]) if old.get(key) != new.get(key)]
    return Table(
        title="what changed" if keys else "nothing changed",
        columns=("document", "layer", "measure", "figure", "before", "after", "change"),
        rows=tuple((*key, *_change(old.get(key), new.get(key))) for key in keys),
    )


def _is_nested(value: Any, depth: int) -> bool:
    """Tell whether objects lie in each other so deep, the innermost with numbers as figures."""
    if not isinstance(value, dict):
        return False
    if depth:
        return all(_is_nested(each, depth - 1) for each in value.values())
    return all(isinstance(value.get(figure, 0), int | float) for figure in FIGURES)


def _written(value: Any, indent: str = "") -> str:
    if not isinstance(value, dict) or not any(isinstance(each, dict) for each in value.values()):
        return json.dumps(value, ensure_ascii=False)
    inner = indent + " "
    lines = (
        f"{inner}{json.dumps(key, ensure_ascii=False)}: {_written(each, inner)}"
        for key, each in value.items()
    )
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def _figures(kept: Run) -> Figures:
    return dict(_each(kept))


def _each(kept: Run) -> Iterator[tuple[tuple[str, str, str, str], float]]:
    for document, layers in {TOGETHER: kept[TOGETHER], **kept["documents"]}.items():
        for layer, measures in layers.items():
            for name, measure in measures.items():
                for figure in FIGURES:
                    if figure in measure:
                        yield (document, layer, name, figure), measure[figure]


def _change(old: float | None, new: float | None) -> tuple[str, str, str]:
    difference = ABSENT if old is None or new is None else f"{new - old:+.4f}"
    return _figure(old), _figure(new), difference


def _figure(value: float | None) -> str:
    return ABSENT if value is None else f"{value:.4f}"
