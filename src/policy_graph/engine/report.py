"""What a build did, in numbers: the report beside every graph."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from policy_graph import __version__, codec
from policy_graph.engine import corpus, series
from policy_graph.engine.software import versions
from policy_graph.model import Extraction, Failure, RegionKind, SourceFile
from policy_graph.settings import Settings


def report(
    extractions: Sequence[Extraction], failures: Sequence[Failure], settings: Settings
) -> dict[str, Any]:
    """Count what was found, what was not understood and what failed; nothing in it depends on the clock."""
    documents = [describe(extraction) for extraction in extractions]
    return {
        "tool": f"policy-graph {__version__}",
        "software": versions(settings.model),
        "settings": {
            "base": settings.base,
            "layout": settings.layout,
            "encoding": settings.encoding,
            "ocr": settings.ocr,
            "max_characters": settings.max_characters,
            "model": settings.model,
            "parts": list(settings.parts),
            "min_confidence": settings.min_confidence,
        },
        "documents": documents,
        "failures": [{"name": failure.name, "message": failure.message} for failure in failures],
        "gaps": series.gaps(extractions),
        "duplicates": series.duplicates(extractions),
        "totals": {
            **{key: sum(entry[key] for entry in documents) for key in ("characters", "utterances")},
            "entities": len({entity.id for each in extractions for entity in each.entities}),
            "facts": sum(len(each.facts) for each in extractions),
            "stances": sum(len(each.meeting.stances) for each in extractions),
            "findings": sum(len(each.findings) for each in extractions),
            "coverage": corpus.coverage(extractions),
            "fields": corpus.states(extractions),
            "encodings": _count(entry["encoding"] for entry in documents),
            "media_types": _count(entry["media_type"] for entry in documents),
            "left_out": {
                key: sum(entry["left_out"][key] for entry in documents)
                for key in ("mentions", "entities", "facts", "stances")
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
        "stances": _count(stance.side for stance in extraction.meeting.stances),
        "procedural": sum(u.kind == "procedural" for u in extraction.meeting.utterances),
        "coverage": coverage,
        "unexplained": round(coverage.get(RegionKind.UNEXPLAINED, 0) / max(characters, 1), 5),
        "mentions": _count(mention.type for mention in extraction.mentions),
        "facts": _count(fact.predicate for fact in extraction.facts),
        "findings": _count(finding.code for finding in extraction.findings),
        "unexplained_lines": _findings(extraction, "parse.unexplained"),
        "about_the_file": _findings(extraction, "ingest."),
    }


def repeated(
    files: Iterable[SourceFile | Failure], results: Iterable[Extraction | Failure]
) -> list[dict[str, str]]:
    """Name the files that hold the same bytes as one before them; both come in the same order."""
    first: dict[str, str] = {}
    found: list[dict[str, str]] = []
    for file, result in zip(files, results, strict=True):
        if isinstance(result, Failure):
            continue
        if (digits := result.document.sha256) in first:
            found.append({"name": str(file), "same_as": first[digits]})
        first.setdefault(digits, str(file))
    return found


def _findings(extraction: Extraction, code: str) -> list[codec.Line]:
    """Write out the findings whose code begins so."""
    document = extraction.document
    return [codec.finding(each, document) for each in extraction.findings if each.code.startswith(code)]


def _count(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
