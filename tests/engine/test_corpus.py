"""What a build says about all its documents together, in the report and on the terminal."""

from pathlib import Path

import pytest

from policy_graph.engine import corpus
from policy_graph.engine.report import report
from policy_graph.engine.summary import Summary
from policy_graph.engine.summary import summary as in_short
from policy_graph.ingest.plain import read
from policy_graph.model import Extraction
from policy_graph.parse.meeting import parse
from policy_graph.settings import Settings
from policy_graph.terminal import summary

TALK = "○青柳会長　始めます。\n○緑川委員　はい。\n"
BUTTON = "前の発言へ\n"


def extraction(text: str, name: str) -> Summary:
    document = read(text.encode(), name=name)
    meeting = parse(document)
    found = Extraction(
        document=document, meeting=meeting, mentions=(), entities=(), facts=(), findings=meeting.findings
    )
    return in_short(found)


@pytest.fixture
def extractions() -> list[Summary]:
    return [extraction(TALK, "a.txt"), extraction((TALK + BUTTON) * 3, "b.txt")]


def test_the_characters_of_all_documents_add_up_and_lines_not_understood_are_named(
    extractions: list[Summary],
) -> None:
    found = corpus.coverage(extractions)
    # ○青柳会長 and ○緑川委員 are five characters each, eight times in all; 始めます。 and はい。 eight in all, four times
    assert found["characters"]["label"] == 4 * 10
    assert found["characters"]["speech"] == 4 * 8
    assert found["characters"]["unexplained"] == 3 * 5
    assert sum(found["characters"].values()) == sum(each.described["characters"] for each in extractions)
    assert [(line["document"], line["line"]) for line in found["unexplained_lines"]] == [
        ("b.txt", 3), ("b.txt", 6), ("b.txt", 9)
    ]  # fmt: skip
    assert found["unexplained_lines_not_shown"] == 0


def test_more_lines_than_are_listed_are_counted(
    extractions: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "SHOWN", 2)
    found = corpus.coverage(extractions)
    assert (len(found["unexplained_lines"]), found["unexplained_lines_not_shown"]) == (2, 1)


def test_the_states_of_each_field_are_counted(extractions: list[Summary]) -> None:
    undated = extraction("日時　未定\n" + TALK, "c.txt")
    assert corpus.states([*extractions, undated])["date"] == {
        "present": 0, "not published": 2, "unreadable": 1, "not applicable": 0
    }  # fmt: skip


def test_the_summary_tells_what_is_not_understood_missing_or_twice(
    extractions: list[Summary], capsys: pytest.CaptureFixture[str]
) -> None:
    head = "第{}回みずき市環境審議会会議録\n日時　令和6年5月{}日\n" + TALK
    met = [
        extraction(head.format(number, day), f"{at}.txt")
        for at, (number, day) in enumerate([(1, 8), (3, 9), (3, 9)])
    ]
    summary(report([*extractions, *met], [], Settings()), Path("out"))
    told = capsys.readouterr().out
    assert "unexplained 5." in told
    assert "(3 lines, listed in report.json)" in told
    assert "missing: みずき市環境審議会 第2回" in told
    assert "twice: みずき市環境審議会 2024-05-09 第3回 in 1.txt, 2.txt" in told
