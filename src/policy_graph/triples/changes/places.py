"""Where a build and a release keep their graph and their report."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.triples.store import TRIG

REPORT = "report.json"
# Below a build, and below a release.
GRAPHS, REPORTS = (TRIG, f"data/{TRIG}"), (REPORT, f"report/{REPORT}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a graph: ``trig`` is its file, ``report`` what the build said of itself, empty where unknown."""

    folder: Path
    trig: Path
    report: Mapping[str, Any]


def version(folder: Path) -> Version:
    """Find the graph of a build or of a release; raises UsageError where ``folder`` is neither."""
    trig = _first(folder, GRAPHS)
    if trig is None:
        raise UsageError(
            f"{folder} holds neither {' nor '.join(GRAPHS)}: name the folder of a build or a release"
        )
    return Version(folder=folder, trig=trig, report=_report(_first(folder, REPORTS)))


def _first(folder: Path, names: tuple[str, ...]) -> Path | None:
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _report(path: Path | None) -> Mapping[str, Any]:
    if path is None:
        return {}
    try:
        report: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise UsageError(f"{path} is no JSON: {error}; build or publish that version again") from error
    return report
