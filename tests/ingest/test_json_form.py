"""Minutes in JSON: DiscussNet and the API of the National Diet Library."""

import json
from typing import Any

import pytest
from tests.pages import furniture, kept, readings

from policy_graph.errors import SkipDocument
from policy_graph.ingest.json_form import read
from policy_graph.model import Document, RegionKind


def loaded(data: Any) -> Document:
    return read(json.dumps(data).encode(), name="a.json")


def minute(title: str, body: str, kind: str = "○議長", page: int = 1) -> dict[str, Any]:
    return {"title": title, "minute_type": kind, "page_no": page, "body": body}


def test_discussnet_bodies_come_in_order_and_titles_are_not_doubled() -> None:
    document = loaded(
        {
            "tenant_minutes": [
                minute("（名簿）", "<pre>凪浜市議会会議録\n\n　出席議員</pre>", kind="名簿"),
                minute("議長（川辺澄夫）", "<pre>○議長（川辺澄夫）　開会します。\n　Ｑ＆Ａ&amp;報告</pre>"),
                minute("市長（森一郎）", "<pre>◎市長（森一郎）　お答えします。</pre>", kind="◎答弁", page=2),
            ]
        }
    )
    assert furniture(document) == ["（名簿）"]
    assert document.text.split("\n")[1:6] == [
        "凪浜市議会会議録", "", "　出席議員", "○議長（川辺澄夫）　開会します。", "　Ｑ＆Ａ&報告",
    ]  # fmt: skip
    assert [document.text[at:].split("（")[0] for at in document.pages] == ["", "◎市長"]


def test_titles_are_the_labels_where_the_bodies_have_none() -> None:
    document = loaded(
        {
            "tenant_minutes": [
                minute("議長（川辺澄夫）", "開会します。"),
                minute("３番（森一郎）", "質問します。"),
            ]
        }
    )
    assert kept(document, RegionKind.LABEL) == ["議長（川辺澄夫）", "３番（森一郎）"]


def speech(order: int, words: str, **fields: Any) -> dict[str, Any]:
    return {
        "speechOrder": order,
        "speech": words,
        "speaker": "",
        "speakerYomi": None,
        "startPage": 1,
        **fields,
    }


MEETING = {
    "issueID": "9",
    "nameOfHouse": "凪議院",
    "nameOfMeeting": "予算委員会",
    "issue": "第4号",
    "date": "2023-12-13",
}


def test_a_meeting_of_the_diet_is_its_title_and_its_speeches_in_order() -> None:
    spoken = [
        speech(
            1,
            "○川辺澄夫君　質問です。\r\n　続けます。",
            speaker="川辺澄夫",
            speakerYomi="かわべすみお",
            startPage=2,
        ),
        speech(0, "令和五年十二月十三日（水曜日）\r\n　　　午前九時開議"),
        speech(2, "○森委員長　以上です。", speaker="森一郎", speakerYomi="もりいちろう", startPage=2),
    ]
    document = loaded({"meetingRecord": [{**MEETING, "speechRecord": spoken}]})
    assert kept(document) == [
        "凪議院　予算委員会　第4号", "令和五年十二月十三日（水曜日）", "　　　午前九時開議",
        "○川辺澄夫君　質問です。", "　続けます。", "○森委員長　以上です。",
    ]  # fmt: skip
    assert readings(document) == [("川辺澄夫", "かわべすみお")]
    assert len(document.pages) == 2
    assert document.findings == ()


def test_single_speeches_of_one_meeting_are_read_and_those_missing_are_told() -> None:
    document = loaded({"speechRecord": [{**MEETING, **speech(3, "○森委員長　以上です。")}]})
    assert kept(document) == ["凪議院　予算委員会　第4号", "2023-12-13", "○森委員長　以上です。"]
    assert [finding.code for finding in document.findings] == ["ingest.speeches-missing"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"meetingRecord": [{"issueID": "1"}, {"issueID": "2"}]}, "holds 2 meetings.*one issueID at a time"),
        ({"speechRecord": [{"issueID": "1"}, {"issueID": "2"}]}, "holds 2 meetings"),
        ({"meetingRecord": []}, "holds no meeting"),
        ({"meetingRecord": [{"issueID": "1", "speechRecord": [{"speaker": "x"}]}]}, "without its speeches"),
        ({"meetingRecord": "x"}, "no list of objects"),
        ({"tenant_minutes": []}, "holds no text"),
        ({"other": 1}, "form that is not known"),
        ([1], "form that is not known"),
    ],
)
def test_other_json_is_skipped_with_a_sentence(data: Any, sentence: str) -> None:
    with pytest.raises(SkipDocument, match=rf"a\.json: .*{sentence}"):
        loaded(data)


@pytest.mark.parametrize("source", [b"{", b"[" * 100_000, b"1" * 5_000, b"\xff\xfe\x00"])
def test_what_is_no_json_is_skipped(source: bytes) -> None:
    with pytest.raises(SkipDocument, match=r"a\.json") as caught:
        read(source, name="a.json")
    assert "sys." not in str(caught.value)
    assert "recursion" not in str(caught.value)
