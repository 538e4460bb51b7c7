"""The same minutes as a page and as text: the meeting that is read is the same."""

from pathlib import Path

import pytest

from policy_graph.ingest.source import read
from policy_graph.model import Document, Meeting, SourceFile, Span
from policy_graph.parse.meeting import parse
from policy_graph.text import squeeze

MINUTES = Path(__file__).parents[2] / ".." / "shared" / "minutes"
# Each source beside its text, with the facts in which the two differ because one has lines that the other lacks.
PAIRS = {
    "aomori_shigikai_2024-12": ("html", "", {"title"}),
    "otofuke_chogikai_2024-12-17": ("html", "_full", {"title", "date", "start_time"}),
    "hakodate_shigikai_2024-02-22": ("discussnet.json", "", set[str]()),
}
FACTS = ("title", "body", "municipality", "date", "start_time", "end_time", "venue", "observers")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (MINUTES / "other-formats").exists(), reason="the shared minutes are not beside the checkout"
    ),
]


def meeting(path: Path) -> tuple[Document, Meeting]:
    document = read(SourceFile(path=path))
    return document, parse(document)


def words(document: Document, span: Span) -> str:
    """What a span says without furniture and white space."""
    taken = {at for region in document.known for at in range(region.span.start, region.span.end)}
    return squeeze("".join(document.text[at] for at in range(span.start, span.end) if at not in taken))


def spoken(document: Document, found: Meeting) -> list[tuple[object, ...]]:
    return [
        (
            each.speaker,
            each.name and each.name.value,
            each.role and each.role.value,
            each.kind,
            words(document, each.span),
        )
        for each in found.utterances
    ]


@pytest.mark.parametrize("stem", PAIRS)
def test_a_page_and_its_text_are_one_meeting(stem: str) -> None:
    extension, suffix, differ = PAIRS[stem]
    page, one = meeting(MINUTES / "other-formats" / f"{stem}.{extension}")
    text, other = meeting(MINUTES / f"{stem}{suffix}.txt")
    assert spoken(page, one) == spoken(text, other)
    facts = [
        [getattr(getattr(each, key), "value", getattr(each, key)) for each in (one, other)] for key in FACTS
    ]
    assert {key for key, (first, second) in zip(FACTS, facts, strict=True) if first != second} == differ
    assert [each.title.value for each in one.agenda] == [each.title.value for each in other.agenda]
    assert [(each.name and each.name.value, each.presence) for each in one.attendees] == [
        (each.name and each.name.value, each.presence) for each in other.attendees
    ]
