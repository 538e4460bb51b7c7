"""A document in short: its entry in the report, and what the steps compare that look at all documents."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from policy_graph import codec
from policy_graph.model import Extraction, Judgement, Ordinal, RegionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is known of one document without its text.

    ``described`` is its entry in the report; ``body`` and ``date`` are those of the meeting ("" where none is told),
    ``numbers`` where it stands in its series, ``states`` the states of its fields; ``entities`` are ids. ``judged`` pairs
    the place of a judgement in the file with the number of places that it changed; ``replaced`` are old ids with new ones.
    """

    described: dict[str, Any]
    body: str = ""
    date: str = ""
    numbers: tuple[Ordinal, ...] = ()
    states: tuple[tuple[str, str], ...] = ()
    entities: tuple[str, ...] = ()
    judged: tuple[tuple[int, int], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of the document."""
        return str(self.described["id"])

    @property
    def name(self) -> str:
        """The file name of the document."""
        return str(self.described["name"])


def summary(extraction: Extraction, said: Sequence[Judgement] = ()) -> Summary:
    """Put one document in short; ``said`` are all judgements of the file."""
    meeting = extraction.meeting
    at = places(said)
    return Summary(
        described=describe(extraction),
        body=meeting.body.value if meeting.body else "",
        date=meeting.date.value if meeting.date else "",
        numbers=meeting.numbers,
        states=tuple((name, str(state)) for name, state in meeting.states),
        entities=tuple(entity.id for entity in extraction.entities),
        judged=tuple((at[judgement], changed) for judgement, changed in extraction.judged),
        replaced=extraction.replaced,
    )


def places(said: Sequence[Judgement]) -> dict[Judgement, int]:
    """Say where each judgement stands in its file; of equal ones the first counts."""
    return {judgement: at for at, judgement in reversed([*enumerate(said)])}


def written(found: Summary) -> bytes:
    """Write a summary as JSON."""
    return json.dumps(asdict(found), ensure_ascii=False, separators=(",", ":")).encode()


def read(content: bytes) -> Summary:
    """Read a summary back."""
    found = json.loads(content)
    numbers = tuple(Ordinal(**each) for each in found.pop("numbers"))
    pairs = {name: tuple(map(tuple, found.pop(name))) for name in ("states", "judged", "replaced")}
    return Summary(**{**found, **pairs, "numbers": numbers, "entities": tuple(found["entities"])})


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
        "stances": count(stance.side for stance in extraction.meeting.stances),
        "procedural": sum(u.kind == "procedural" for u in extraction.meeting.utterances),
        "coverage": coverage,
        "unexplained": round(coverage.get(RegionKind.UNEXPLAINED, 0) / max(characters, 1), 5),
        "mentions": count(mention.type for mention in extraction.mentions),
        "facts": count(fact.predicate for fact in extraction.facts),
        "findings": count(finding.code for finding in extraction.findings),
        "unexplained_lines": _findings(extraction, "parse.unexplained"),
        "about_the_file": _findings(extraction, "ingest."),
    }


def count(values: Any) -> dict[str, int]:
    """Count how often each value comes, in order of the values."""
    return dict(sorted(Counter(values).items()))


def _findings(extraction: Extraction, code: str) -> list[codec.Line]:
    """Write out the findings whose code begins so."""
    document = extraction.document
    return [codec.finding(each, document) for each in extraction.findings if each.code.startswith(code)]
