"""What a build did, in numbers: the report beside every graph."""

from collections.abc import Iterable, Sequence
from typing import Any

from policy_graph import __version__
from policy_graph.engine import corpus, series
from policy_graph.engine.software import versions
from policy_graph.engine.summary import Summary, count
from policy_graph.model import Failure, SourceFile
from policy_graph.settings import Settings


def report(summaries: Sequence[Summary], failures: Sequence[Failure], settings: Settings) -> dict[str, Any]:
    """Count what was found, what was not understood and what failed; nothing in it depends on the clock."""
    documents = [each.described for each in summaries]
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
        "gaps": series.gaps(summaries),
        "duplicates": series.duplicates(summaries),
        "totals": {
            **{key: sum(entry[key] for entry in documents) for key in ("characters", "utterances")},
            "entities": len({id_ for each in summaries for id_ in each.entities}),
            **{
                key: sum(sum(entry[key].values()) for entry in documents)
                for key in ("facts", "stances", "findings")
            },
            "coverage": corpus.coverage(summaries),
            "fields": corpus.states(summaries),
            "encodings": count(entry["encoding"] for entry in documents),
            "media_types": count(entry["media_type"] for entry in documents),
            "left_out": {
                key: sum(entry["left_out"][key] for entry in documents)
                for key in ("mentions", "entities", "facts", "stances")
            },
        },
    }


def repeated(
    files: Iterable[SourceFile | Failure], results: Iterable[Summary | Failure]
) -> list[dict[str, str]]:
    """Name the files that hold the same bytes as one before them; both come in the same order."""
    first: dict[str, str] = {}
    found: list[dict[str, str]] = []
    for file, result in zip(files, results, strict=True):
        if isinstance(result, Failure):
            continue
        if (digits := result.described["sha256"]) in first:
            found.append({"name": str(file), "same_as": first[digits]})
        first.setdefault(digits, str(file))
    return found
