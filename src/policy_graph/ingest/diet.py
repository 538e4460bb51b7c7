"""JSON of the National Diet Library's API (国会会議録検索システム): the record of one meeting, speech by speech."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from policy_graph.errors import SkipDocument
from policy_graph.ingest.fields import text
from policy_graph.ingest.sheet import Row, Ruby, rows, short
from policy_graph.model import Finding
from policy_graph.text import fold

# What stands before a speaker in the words of a speech.
MARKS = "○〇◯"
# Fields that name the meeting, in the order of a title.
TITLE = ("nameOfHouse", "nameOfMeeting", "issue")


def meeting(found: Sequence[Mapping[str, Any]], name: str) -> tuple[list[Row], list[Finding]]:
    """Give the lines of ``meetingRecord`` (``/api/meeting``); raises SkipDocument unless it holds one meeting."""
    if len(found) != 1:
        raise SkipDocument(_several(name, [text(each, "issueID") for each in found]))
    spoken = found[0].get("speechRecord")
    speeches_ = [each for each in spoken if isinstance(each, Mapping)] if isinstance(spoken, list) else []
    return _record(found[0], speeches_, name)


def speeches(found: Sequence[Mapping[str, Any]], name: str) -> tuple[list[Row], list[Finding]]:
    """Give the lines of ``speechRecord`` (``/api/speech``); raises SkipDocument unless all are of one meeting."""
    meetings = list(dict.fromkeys(text(each, "issueID") for each in found))
    if len(meetings) != 1:
        raise SkipDocument(_several(name, meetings))
    return _record(found[0], found, name)


def _several(name: str, meetings: Sequence[str]) -> str:
    if not meetings:
        return f"{name}: the file holds no meeting; the search found none"
    return (
        f"{name}: the file holds {len(meetings)} meetings ({short(', '.join(meetings))}); "
        "save each in a file of its own: ask the API with one issueID at a time"
    )


def _record(
    about: Mapping[str, Any], spoken: Sequence[Mapping[str, Any]], name: str
) -> tuple[list[Row], list[Finding]]:
    """Write a meeting: its title and date from the fields, then the speeches in their order."""
    if not any(text(each, "speech").strip() for each in spoken):
        raise SkipDocument(
            f"{name}: the file lists a meeting without its speeches; ask /api/meeting, not /api/meeting_list"
        )
    ordered = sorted(spoken, key=_order)
    lines = [Row("　".join(part for part in (text(about, key).strip() for key in TITLE) if part))]
    date = text(about, "date").strip()
    page = ""
    for each in ordered:
        new = list(_speech(each))
        if text(each, "startPage") != page:
            new[0], page = replace(new[0], page=True), text(each, "startPage")
        lines += new
    head = [Row(date)] if date and _order(ordered[0]) else []
    return [lines[0], *head, *lines[1:]], list(_findings(ordered))


def _order(speech: Mapping[str, Any]) -> int:
    number = text(speech, "speechOrder")
    return int(number) if number.isdecimal() and len(number) < 9 else 0


def _speech(speech: Mapping[str, Any]) -> Iterator[Row]:
    """Give the lines of a speech. Where its label has the full name, the reading of the name stands beside it."""
    first, *others = rows(text(speech, "speech").strip("\r\n"))
    name, kana = text(speech, "speaker"), text(speech, "speakerYomi").strip()
    at = first.text.find(name) if name and kana else -1
    labelled = at == 1 and first.text[0] in MARKS and fold(name)
    yield replace(first, ruby=(Ruby(at, at + len(name), kana),)) if labelled else first
    yield from others


def _findings(ordered: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Say when speeches are missing: a search for words gives only those that have them."""
    numbers = [_order(each) for each in ordered]
    missing = max(numbers) + 1 - len(set(numbers))
    if missing > 0:
        yield Finding(
            code="ingest.speeches-missing",
            message=f"{missing} speeches before the last one are not in the file; ask the API for the whole meeting",
        )
