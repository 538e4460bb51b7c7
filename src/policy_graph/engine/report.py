"""What a build did, in numbers: the report beside every graph."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from policy_graph import __version__, codec
from policy_graph.model import Extraction, Failure, RegionKind
from policy_graph.settings import Settings


def report(
    extractions: Sequence[Extraction], failures: Sequence[Failure], settings: Settings
) -> dict[str, Any]:
    """Count what was found, what was not understood and what failed; nothing in it depends on the clock."""
    documents = [describe(extraction) for extraction in extractions]
    return {
        "tool": f"policy-graph {__version__}",
        "settings": {
            "base": settings.base,
            "layout": settings.layout,
            "model": settings.model,
            "parts": list(settings.parts),
            "min_confidence": settings.min_confidence,
        },
        "documents": documents,
        "failures": [{"name": failure.name, "message": failure.message} for failure in failures],
        "totals": {
            **{key: sum(entry[key] for entry in documents) for key in ("characters", "utterances")},
            "entities": len({entity.id for each in extractions for entity in each.entities}),
            "facts": sum(len(each.facts) for each in extractions),
            "findings": sum(len(each.findings) for each in extractions),
            "left_out": {
                key: sum(entry["left_out"][key] for entry in documents)
                for key in ("mentions", "entities", "facts")
            },
        },
    }


def describe(extraction: Extraction) -> dict[str, Any]:
    """Describe one document: its meeting, coverage, counts and findings."""
    meeting = codec.meeting(extraction.meeting)
    coverage = meeting.pop("coverage")
    characters = len(extraction.document.text)
    return {
        **codec.document(extraction),
        "meeting": {key: value for key, value in meeting.items() if key != "record"},
        "attendees": len(extraction.meeting.attendees),
        "agenda": len(extraction.meeting.agenda),
        "utterances": len(extraction.meeting.utterances),
        "procedural": sum(u.kind == "procedural" for u in extraction.meeting.utterances),
        "coverage": coverage,
        "unexplained": round(coverage.get(RegionKind.UNEXPLAINED, 0) / max(characters, 1), 5),
        "mentions": _count(mention.type for mention in extraction.mentions),
        "facts": _count(fact.predicate for fact in extraction.facts),
        "findings": _count(finding.code for finding in extraction.findings),
        "unexplained_lines": [
            codec.finding(finding, extraction.document)
            for finding in extraction.findings
            if finding.code == "parse.unexplained"
        ],
    }


def _count(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
