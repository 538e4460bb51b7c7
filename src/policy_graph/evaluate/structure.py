"""The parsed meeting against the gold structure: utterances, fields of the meeting, attendees, agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.evaluate.errors import Error, Fate
from policy_graph.evaluate.measures import Measure, Share, match
from policy_graph.evaluate.prediction import Record, of_kind, same_form
from policy_graph.evaluate.squeezed import Squeezed

# Field of the gold → field of the meeting record.
FIELDS = {
    "title": "title",
    "body": "body",
    "municipality": "municipality",
    "date": "date",
    "start": "start_time",
    "end": "end_time",
    "venue": "venue",
}
LISTED = ("name", "role", "affiliation", "affiliation_role")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Gold and parsed structure side by side.

    ``pairs`` are the gold utterances with the parsed utterance that begins at the same place, if any; ``parsed`` are
    all parsed utterances. ``fields`` are wanted and read value of each meeting field that the gold gives.
    """

    starts: Sequence[int]
    pairs: Sequence[tuple[Record, Record | None]]
    parsed: Sequence[Record]
    fields: dict[str, tuple[str, str]]
    attendees: tuple[frozenset[Row], frozenset[Row]]
    agenda: tuple[frozenset[Row], frozenset[Row]]


def compare(gold: dict[str, Any], records: Sequence[Record], text: Squeezed) -> Comparison:
    """Hold parsed records against the gold structure; raises UsageError for gold that is not in the text."""
    parsed = of_kind(records, "utterance")
    by_start = {text.at(record["start"]): record for record in parsed}
    starts = list(_starts(gold["utterances"], text))
    meeting: Record = next(iter(of_kind(records, "meeting")), {})
    return Comparison(
        starts=starts,
        pairs=[
            (wanted, by_start.get(start)) for wanted, start in zip(gold["utterances"], starts, strict=True)
        ],
        parsed=parsed,
        fields={
            field: (same_form(gold[field]), same_form(meeting.get(read)))
            for field, read in FIELDS.items()
            if gold.get(field) is not None
        },
        attendees=(_people(gold["attendees"]), _people(of_kind(records, "attendee"))),
        agenda=(_items(gold["agenda"]), _items(of_kind(records, "agenda"))),
    )


def measure(comparison: Comparison, text: Squeezed) -> dict[str, Measure]:
    """Count everything there is to count about structure."""
    wanted = len(comparison.pairs)
    pairs = [(gold, read) for gold, read in comparison.pairs if read is not None]
    return {
        "utterances": match(
            sum(_same(gold, read, "speaker") for gold, read in pairs), len(comparison.parsed), wanted
        ),
        "utterance_ends": Share(right=sum(_ends(gold, read, text) for gold, read in pairs), of=wanted),
        "speaker_name_role": Share(
            right=sum(_is_named(gold) and _same(gold, read, "name", "role") for gold, read in pairs),
            of=wanted,
        ),
        "kind": Share(right=sum(gold["kind"] == read.get("kind") for gold, read in pairs), of=wanted),
        "meeting_fields": _fields(comparison),
        "attendees": _sets(comparison.attendees),
        "agenda": _sets(comparison.agenda),
    }


def errors(comparison: Comparison, text: Squeezed) -> Iterator[Error]:
    """List what is wrong or missing: utterances in the order of the text, then fields, attendees and agenda."""
    yield from _utterance_errors(comparison, text)
    for field, (wanted, read) in comparison.fields.items():
        if wanted != read:
            yield _error(Fate.WRONG, field, read or "—", f"wanted {wanted}")
    for type, (wanted_rows, read_rows) in (("attendee", comparison.attendees), ("agenda", comparison.agenda)):
        for row in sorted(wanted_rows - read_rows):
            yield _error(Fate.MISSED, type, " · ".join(row))
        for row in sorted(read_rows - wanted_rows):
            yield _error(Fate.WRONG, type, " · ".join(row))


def _utterance_errors(comparison: Comparison, text: Squeezed) -> Iterator[Error]:
    for start, (gold, read) in zip(comparison.starts, comparison.pairs, strict=True):
        line = text.line(start)
        if read is None:
            yield _error(Fate.MISSED, "utterance", gold["speaker"], f"{gold['first']} …", line)
        elif not _same(gold, read, "speaker", "name", "role", "kind"):
            yield _error(Fate.WRONG, "utterance", _described(read), f"wanted {_described(gold)}", line)
        elif not _ends(gold, read, text):
            end = text.at(read["end"])
            yield _error(
                Fate.WRONG,
                "utterance end",
                f"… {text.text[max(0, end - 12) : end]}",
                f"wanted … {gold['last']}",
                line,
            )
    wanted = set(comparison.starts)
    for read in comparison.parsed:
        start = text.at(read["start"])
        if start not in wanted:
            context = f"{text.text[start : start + 12]} …"
            yield _error(Fate.WRONG, "utterance", read.get("speaker") or "—", context, text.line(start))


def _error(fate: Fate, type: str, text: str, context: str = "", line: int | None = None) -> Error:
    return Error(fate=fate, layer="structure", type=type, text=text, context=context, line=line)


def _starts(utterances: Sequence[Record], text: Squeezed) -> Iterator[int]:
    """Find where each gold utterance begins: at its ``place``, else where its first characters stand next."""
    behind = 0
    for utterance in utterances:
        start = utterance.get("place", text.text.find(utterance["first"], behind))
        if start < 0:
            raise UsageError(f"a gold utterance is not in its source: {utterance['first']!r}")
        yield start
        behind = start + 1


def _same(gold: Record, read: Record, *fields: str) -> bool:
    return all(same_form(gold.get(field)) == same_form(read.get(field)) for field in fields)


def _is_named(gold: Record) -> bool:
    return bool(gold.get("name") or gold.get("role"))


def _ends(gold: Record, read: Record, text: Squeezed) -> bool:
    return text.text[: text.at(read["end"])].endswith(gold["last"])


def _described(utterance: Record) -> str:
    parts = (utterance.get(field) or "—" for field in ("speaker", "name", "role", "kind"))
    return " · ".join(parts)


def _fields(comparison: Comparison) -> Share:
    wrong = tuple(field for field, (wanted, read) in comparison.fields.items() if wanted != read)
    return Share(right=len(comparison.fields) - len(wrong), of=len(comparison.fields), wrong=wrong)


def _people(rows: Sequence[Record]) -> frozenset[Row]:
    return frozenset(tuple(same_form(row.get(field)) for field in LISTED) for row in rows)


def _items(rows: Sequence[Record]) -> frozenset[Row]:
    # An item without a number must not meet one with an empty number.
    return frozenset((same_form(str(row.get("number"))), same_form(row.get("title"))) for row in rows)


def _sets(rows: tuple[frozenset[Row], frozenset[Row]]) -> Measure:
    gold, read = rows
    return match(len(gold & read), len(read), len(gold))
