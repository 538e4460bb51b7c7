"""What holds for all documents of a build together: coverage, the states of fields."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from policy_graph import codec
from policy_graph.model import Extraction, FieldState, RegionKind

# So many unexplained lines are listed; the others are counted.
SHOWN = 100


def coverage(extractions: Sequence[Extraction]) -> dict[str, Any]:
    """Add up the characters of each kind and list the lines that were not understood, with file and line."""
    counts: Counter[str] = Counter()
    for each in extractions:
        counts.update(codec.coverage(each.meeting))
    lines = [
        {"document": each.document.name, **_place(codec.finding(finding, each.document))}
        for each in extractions
        for finding in each.findings
        if finding.code == "parse.unexplained"
    ]
    return {
        "characters": {str(kind): counts[kind] for kind in RegionKind},
        "shares": {str(kind): round(counts[kind] / max(counts.total(), 1), 5) for kind in RegionKind},
        "unexplained_lines": lines[:SHOWN],
        "unexplained_lines_not_shown": max(len(lines) - SHOWN, 0),
    }


def states(extractions: Sequence[Extraction]) -> dict[str, dict[str, int]]:
    """Count for each field of a meeting in how many documents it is in which state."""
    counts: dict[str, Counter[str]] = {}
    for each in extractions:
        for name, state in each.meeting.states:
            counts.setdefault(name, Counter())[state] += 1
    return {name: {str(state): count[state] for state in FieldState} for name, count in counts.items()}


def _place(line: codec.Line) -> codec.Line:
    return {key: line[key] for key in ("line", "message")}
