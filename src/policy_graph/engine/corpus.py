"""What holds for all documents of a build together: coverage, the states of fields."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from policy_graph.engine.summary import Summary
from policy_graph.model import FieldState, RegionKind

# So many unexplained lines are listed; the others are counted.
SHOWN = 100


def coverage(summaries: Sequence[Summary]) -> dict[str, Any]:
    """Add up the characters of each kind and list the lines that were not understood, with file and line."""
    counts: Counter[str] = Counter()
    for each in summaries:
        counts.update(each.described["coverage"])
    lines = [
        {"document": each.name, "line": line["line"], "message": line["message"]}
        for each in summaries
        for line in each.described["unexplained_lines"]
    ]
    return {
        "characters": {str(kind): counts[kind] for kind in RegionKind},
        "shares": {str(kind): round(counts[kind] / max(counts.total(), 1), 5) for kind in RegionKind},
        "unexplained_lines": lines[:SHOWN],
        "unexplained_lines_not_shown": max(len(lines) - SHOWN, 0),
    }


def states(summaries: Sequence[Summary]) -> dict[str, dict[str, int]]:
    """Count for each field of a meeting in how many documents it is in which state."""
    counts: dict[str, Counter[str]] = {}
    for each in summaries:
        for name, state in each.states:
            counts.setdefault(name, Counter())[state] += 1
    return {name: {str(state): count[str(state)] for state in FieldState} for name, count in counts.items()}
