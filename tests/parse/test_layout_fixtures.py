"""Every built-in layout on invented minutes of its own: found by itself, read as somebody worked it out by hand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from policy_graph.model import Meeting, Presence, RegionKind
from policy_graph.parse.choice import ranking
from policy_graph.parse.layouts import built_in
from policy_graph.parse.lines import split
from policy_graph.parse.meeting import parse

from .conftest import document

FOLDER = Path(__file__).parent / "layouts"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
KEYS = ("speaker", "name", "role", "kind", "function", "answers")


def minutes(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def test_every_built_in_layout_has_minutes_of_its_own() -> None:
    assert sorted(layout.name for layout in built_in()) == NAMES


@pytest.mark.parametrize("layout", ["auto", "named"])
@pytest.mark.parametrize("name", NAMES)
def test_the_minutes_are_read_as_worked_out_by_hand(name: str, layout: str) -> None:
    text, right = minutes(name), expected(name)
    meeting = parse(document(text), layout=name if layout == "named" else layout)
    assert meeting.layout.name == name
    assert spoken(meeting) == [
        {key: each.get(key) for key in KEYS} | {"kind": each.get("kind", "speech")}
        for each in right.get("utterances", [])
    ]
    for utterance, each in zip(meeting.utterances, right.get("utterances", []), strict=True):
        words = utterance.span.of(text)
        assert words.startswith(each["first"])
        assert words.endswith(each["last"])
    assert (meeting.date.value if meeting.date else None) == right.get("date")
    assert sum(each.presence is Presence.PRESENT for each in meeting.attendees) == right["attendees"]
    if "body" in right:
        assert meeting.body
        assert meeting.body.value == right["body"]
    if "agenda" in right:
        assert [item.title.value for item in meeting.agenda] == right["agenda"]
    if "said" in right:
        assert [
            passage.span.of(text) for passage in meeting.passages if passage.kind is RegionKind.SPEECH
        ] == right["said"]
    assert not [finding for finding in meeting.findings if finding.code == "parse.unexplained"]


def spoken(meeting: Meeting) -> list[dict[str, Any]]:
    return [
        {
            "speaker": each.speaker,
            "name": each.name.value if each.name else None,
            "role": each.role.value if each.role else None,
            "kind": str(each.kind),
            "function": str(each.function) if each.function else None,
            "answers": each.answers,
        }
        for each in meeting.utterances
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_layout_leads_over_every_one_that_reads_otherwise(name: str) -> None:
    text = minutes(name)
    best, *others = ranking(text, split(text))
    assert best.layout.name == name
    assert all(best.score - each.score >= 0.1 for each in others if not each.agrees(best))
