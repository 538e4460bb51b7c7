"""XML of parliaments: tagged speakers are labels, notes are notes, and nothing reaches outside the file."""

import pytest
from tests.pages import furniture, kept, readings

from policy_graph.errors import SkipDocument
from policy_graph.ingest.xml_form import read
from policy_graph.model import Document, RegionKind
from policy_graph.parse.meeting import parse

PERSONS = (
    '<person xml:id="k"><persName><surname>川辺</surname><forename>澄夫</forename><roleName>議長</roleName></persName></person>'
    '<person xml:id="m"><persName>森 一郎</persName></person>'
)
HEAD = (
    "<teiHeader><fileDesc><titleStmt><title xml:lang='ja'>凪浜町議会会議録</title><title xml:lang='en'>Minutes</title>"
    "</titleStmt></fileDesc><profileDesc><settingDesc><setting><date when='2023-12-13'/></setting></settingDesc>"
    f"<particDesc><listPerson>{PERSONS}</listPerson></particDesc></profileDesc></teiHeader>"
)


def tei(body: str) -> Document:
    xml = f'<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0">{HEAD}<text><body>{body}</body></text></TEI>'
    return read(xml.encode(), name="a.xml")


def labels(document: Document) -> list[str]:
    return kept(document, RegionKind.LABEL)


def test_the_speakers_that_the_head_lists_become_labels_and_the_meeting_is_read_with_them() -> None:
    document = tei(
        "<u who='#k'><seg>本日の会議を\n  開きます。</seg><seg>日程に<vocal><desc>拍手</desc></vocal>入ります。</seg></u>"
        "<note type='time'>午後3時閉会</note><u who='#m'><seg>質問します。</seg></u>"
    )
    meeting = parse(document)
    assert meeting.layout.name == "given"
    assert (meeting.title and meeting.title.value, meeting.date and meeting.date.value) == (
        "凪浜町議会会議録",
        "2023-12-13",
    )
    spoken = [
        (each.speaker, each.name and each.name.value, each.role and each.role.value)
        for each in meeting.utterances
    ]
    assert spoken == [("議長（川辺澄夫）", "川辺澄夫", "議長"), ("森一郎", "森一郎", None)]
    first = meeting.utterances[0]
    assert first.span.of(document.text) == "本日の会議を開きます。\n日程に\n拍手\n入ります。"
    assert [note.of(document.text) for note in first.notes] == ["拍手"]


def test_printed_labels_go_before_the_head_and_an_utterance_without_one_goes_on() -> None:
    document = tei(
        "<note type='speaker'>○町長（森一郎君）</note><u who='#m'>答えます。</u><note>（休憩）</note><u who='#m'>続けます。</u>"
        "<u who='#k'>終わります。</u>"
    )
    assert labels(document) == ["○町長（森一郎君）", "議長（川辺澄夫）"]
    assert kept(document, RegionKind.NOTE) == ["（休憩）"]


def test_without_printed_labels_each_utterance_has_its_own_unless_it_names_the_one_before() -> None:
    document = tei(
        "<u who='#m'>一。</u><u who='#m'>二。</u><u who='#m' prev='#u2'>三。</u><u who='#unlisted'>四。</u>"
    )
    assert labels(document) == ["森 一郎", "森 一郎", "unlisted"]


def test_pages_running_heads_tables_and_ruby() -> None:
    document = tei(
        "<pb n='1'/><fw>凪浜町議会</fw><head>開会</head><table><row><cell>議長</cell><cell>川辺</cell></row></table>"
        "<pb n='2'/><u who='#m'><p><ruby><rb>凪</rb><rt>なぎ</rt></ruby>の<note>（笑い）</note>海。</p></u>"
    )
    assert kept(document)[2:] == ["開会", "議長　　川辺", "凪の（笑い）海。"]
    assert furniture(document) == ["凪浜町議会"]
    assert readings(document) == [("凪", "なぎ")]
    assert [document.text[at:].split("\n")[0] for at in document.pages] == ["凪浜町議会", "森 一郎"]


def test_an_answer_of_the_diet_library_is_read_as_in_json() -> None:
    document = read(
        "<data><records><record><recordData><meetingRecord><issueID>9</issueID><nameOfHouse>凪議院</nameOfHouse>"
        "<nameOfMeeting>予算委員会</nameOfMeeting><issue>第4号</issue><speechRecord><speechOrder>0</speechOrder>"
        "<speech>○森一郎君　開会します。\n　終わります。</speech><speaker>森一郎</speaker><speakerYomi>もりいちろう</speakerYomi>"
        "</speechRecord></meetingRecord></recordData></record></records></data>".encode(),
        name="a.xml",
    )
    assert document.text == "凪議院　予算委員会　第4号\n○森一郎君　開会します。\n　終わります。\n"
    assert readings(document) == [("森一郎", "もりいちろう")]


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        ("<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI>&a;</TEI>", "document type"),
        ("<TEI><text>", "line 1, no well-formed XML"),
        ("<html/>", "form that is not known"),
        ("<teiCorpus/>", "root of a corpus"),
        ("<teiCorpus><TEI/><TEI/></teiCorpus>", "holds 2 meetings"),
        ("<TEI/>", "holds no text"),
        ("<TEI>" + "<p>" * 5_000 + "</p>" * 5_000 + "</TEI>", "no well-formed XML"),
    ],
    ids=["entities", "cut", "other", "root", "several", "empty", "deep"],
)
def test_what_is_no_meeting_in_tei_is_skipped_with_a_sentence(xml: str, sentence: str) -> None:
    with pytest.raises(SkipDocument, match=rf"a\.xml: .*{sentence}"):
        read(xml.encode(), name="a.xml")
