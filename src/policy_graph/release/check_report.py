"""The report of a check for people and programs: a page in both languages that needs nothing beside it, and JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from policy_graph.model import LANGUAGES, Fault, FaultGroup, FaultSeverity, grouped
from policy_graph.release.check_words import counted, said, where, wording

# So many places of one kind of fault are shown on the page; the files beside it hold all.
SHOWN = 200


def page(faults: Sequence[Fault]) -> bytes:
    """Fill the page; whatever comes from the graph or the minutes is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filled = templates.get_template("check.html").render(
        groups=grouped(faults),
        counts=_counts(faults),
        conforms=_conforms(faults),
        words=wording(),
        languages=LANGUAGES,
        said=said,
        counted=counted,
        where=where,
        shown=SHOWN,
    )
    return f"{filled}\n".encode()


def as_json(faults: Sequence[Fault]) -> Mapping[str, Any]:
    """Give all that was found, by kind of fault."""
    return {
        "conforms": _conforms(faults),
        "counts": _counts(faults),
        "found": [_group(group) for group in grouped(faults)],
    }


def _group(group: FaultGroup) -> dict[str, Any]:
    whole = ("kind", "rule", "severity", "message", "remedy")
    told = asdict(group.first)
    return {
        **{key: told[key] for key in whole},
        "count": len(group.faults),
        "documents": list(group.documents),
        "places": [
            {key: value for key, value in asdict(fault).items() if value is not None and key not in whole}
            for fault in group.faults
        ],
    }


def _counts(faults: Sequence[Fault]) -> dict[str, int]:
    return {str(severity): sum(fault.severity is severity for fault in faults) for severity in FaultSeverity}


def _conforms(faults: Sequence[Fault]) -> bool:
    return not any(fault.severity is FaultSeverity.VIOLATION for fault in faults)
