"""The shared minutes: everything is read, and the gold documents are read right."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from policy_graph.ingest.source import read
from policy_graph.model import Presence, RegionKind, SourceFile, Stated
from policy_graph.parse.meeting import parse
from policy_graph.text import fold

SHARED = Path(__file__).parents[2] / ".." / "shared"
MINUTES = sorted((SHARED / "minutes").glob("*.txt"))
GOLD = sorted((SHARED / "gold").glob("*.structure.json"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not MINUTES, reason="the shared minutes are not beside the checkout"),
]
MARKED = re.compile(
    r"[○◯◆◎〇](?:[^\s。、]{1,30}（[^）\d０-９]{2,12}）|（[^）\d０-９]{3,14}）|[^\s。、（]{1,26}(?:委員長|委員|部会長|課長|部長))(?:〔登壇〕)?(?:\s|$)"
)


@pytest.mark.parametrize("path", MINUTES, ids=lambda path: path.stem)
def test_every_file_is_read_and_explained(path: Path) -> None:
    document = read(SourceFile(path=path))
    meeting = parse(document)
    assert meeting.utterances or meeting.layout.name == "monologue"
    unexplained = sum(
        region.span.end - region.span.start
        for region in meeting.regions
        if region.kind is RegionKind.UNEXPLAINED
    )
    assert unexplained <= len(document.text) / 100


@pytest.mark.parametrize("path", MINUTES, ids=lambda path: path.stem)
def test_every_line_that_looks_like_a_label_is_one(path: Path) -> None:
    document = read(SourceFile(path=path))
    starts = {utterance.label.start for utterance in parse(document).utterances}
    lines = re.finditer(r"^.+$", document.text, re.MULTILINE)
    marked = {line.start() for line in lines if MARKED.match(line[0])}
    assert marked <= starts


def value(stated: Stated | None) -> str | None:
    return fold(stated.value) if stated else None


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.split(".")[0])
def test_the_structure_of_the_gold_documents(path: Path) -> None:
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    meeting = parse(read(SourceFile(path=path.with_name(path.name.replace(".structure.json", ".txt")))))
    assert [
        (fold(each.speaker), value(each.name), value(each.role), str(each.kind))
        for each in meeting.utterances
    ] == [
        (
            fold(each["speaker"]),
            each["name"] and fold(each["name"]),
            each["role"] and fold(each["role"]),
            each["kind"],
        )
        for each in gold["utterances"]
    ]
    assert {
        (value(each.name), value(each.role), value(each.affiliation), value(each.affiliation_role))
        for each in meeting.attendees
        if each.presence is Presence.PRESENT
    } == {
        tuple(each[key] and fold(each[key]) for key in ("name", "role", "affiliation", "affiliation_role"))
        for each in gold["attendees"]
    }
    assert [(item.number, value(item.title)) for item in meeting.agenda] == [
        (item["number"], fold(item["title"])) for item in gold["agenda"]
    ]
    for key, stated in {
        "title": meeting.title,
        "body": meeting.body,
        "municipality": meeting.municipality,
        "date": meeting.date,
        "start": meeting.start_time,
        "end": meeting.end_time,
        "venue": meeting.venue,
    }.items():
        assert value(stated) == (gold[key] and fold(gold[key])), key
    assert meeting.observers == gold["observers"]
