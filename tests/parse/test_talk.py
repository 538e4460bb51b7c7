"""What belongs to a speech and what does not: notes, rules, page marks, closings, documents that were read."""

import pytest

from policy_graph.model import RegionKind, UtteranceKind

from .conftest import Parse


def said(text: str, parsed: Parse) -> list[str]:
    return [utterance.span.of(text) for utterance in parsed(text).utterances]


@pytest.mark.parametrize(
    "closing",
    [
        "以　上",
        "―― 了 ――",
        "――――――――――",
        "午後２時４６分閉会",
        "　　　午後三時十分散会",
        "○午後１時２５分休憩",
        "〇午後３時５１分散会",
        "閉会（午後　３時２５分）",
        "- 12 -",
        "12/14",
        "　閉　会",
        "　会議規則の規定により、次のとおり署名する。\n　　　議　　長",
        "午前10時30分散会\n　　　議　　長　　青柳　蒼\n　　　署名議員　緑川　翠",
    ],
)
def test_what_closes_the_minutes_belongs_to_nobody(closing: str, parsed: Parse) -> None:
    text = f"○青柳委員長　始めます。\n○緑川委員　終わります。\n{closing}\n"
    assert said(text, parsed) == ["始めます。", "終わります。"]


def test_a_closing_behind_the_last_speech_on_its_line_is_cut_off(parsed: Parse) -> None:
    text = "○議長（青柳蒼君）　休憩します。休憩 午後 ２時１７分――――再開 午後 ２時４０分\n○議長（青柳蒼君）　散会します。散会 午後 ６時２０分会議録署名議員みずき市議会"
    meeting = parsed(text)
    assert said(text, parsed) == ["休憩します。", "散会します。"]
    assert meeting.end_time
    assert meeting.end_time.value == "18:20"


def test_a_note_between_speeches_belongs_to_the_one_before(parsed: Parse) -> None:
    text = "○議長（青柳蒼君）　御異議ありませんか。\n　　〔「異議なし」と呼ぶ者あり〕\n○議長（青柳蒼君）　市長。\n　　〔市長緑川翠君登壇〕\n○市長（緑川翠君）　（拍手）説明します。"
    meeting = parsed(text)
    assert [utterance.span.of(text)[-7:] for utterance in meeting.utterances] == [
        "と呼ぶ者あり〕",
        "緑川翠君登壇〕",
        "手）説明します。"[-7:],
    ]
    assert [[note.of(text) for note in utterance.notes] for utterance in meeting.utterances] == [
        ["〔「異議なし」と呼ぶ者あり〕"],
        ["〔市長緑川翠君登壇〕"],
        ["（拍手）"],
    ]


def test_numbers_in_brackets_are_no_notes(parsed: Parse) -> None:
    (utterance,) = parsed("○緑川委員　目標は、〔1〕避難、〔2〕備蓄（三日分）であります。").utterances
    assert utterance.notes == ()


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("（資料に基づき説明）", UtteranceKind.PROCEDURAL),
        ("（開会を宣言）\n\n（会議の公開（傍聴なし）を確認）", UtteranceKind.PROCEDURAL),
        ("（資料に基づき説明）\n以上である。", UtteranceKind.SPEECH),
        ("説明する。（資料３）", UtteranceKind.SPEECH),
    ],
)
def test_what_is_done_is_told_from_what_is_said(block: str, kind: UtteranceKind, parsed: Parse) -> None:
    text = f"青柳部会長\n説明をお願いする。\n\n企画課長\n{block}\n\n青柳部会長\n質問はないか。\n"
    assert parsed(text).utterances[1].kind is kind


def test_a_rule_inside_a_sentence_does_not_end_it(parsed: Parse) -> None:
    text = "○議長（青柳蒼君）　────────\n日程第１、昨日に引き続き\n一般質問\n────────\nを行います。\n○緑川翠君　質問します。"
    assert said(text, parsed)[0].endswith("を行います。")


def test_a_letter_that_was_read_is_not_said(parsed: Parse) -> None:
    text = (
        "○議長（青柳蒼）　報告いたします。\n　　〔書記朗読〕\n────────\n　　　　　議案の送付について\n　下記の議案を送付します。\n"
        "　みずき市議会議長　青柳　蒼様\n────────\n○議長（青柳蒼）　報告を終わります。"
    )
    assert said(text, parsed) == ["報告いたします。\n　　〔書記朗読〕", "報告を終わります。"]


def test_the_same_speaker_goes_on_behind_a_heading(parsed: Parse) -> None:
    text = "○青柳委員長　以上で終わります。\n────────\n２　視察\n次に、視察に参ります。\n○緑川委員　はい。"
    meeting = parsed(text)
    assert meeting.utterances[0].span.of(text).endswith("視察に参ります。")
    assert "２　視察" in [
        region.span.of(text) for region in meeting.regions if region.kind is RegionKind.AGENDA
    ]


def test_a_running_head_is_the_pages(parsed: Parse) -> None:
    pages = "".join(
        f"一つの段落の初めで\n- {n} -\nみずき市環境審議会\nその終わりです。\n" for n in range(1, 6)
    )
    meeting = parsed(f"【青柳会長】　始めます。\n【緑川委員】　意見です。\n{pages}")
    assert RegionKind.FURNITURE in {region.kind for region in meeting.regions}
    text = f"【青柳会長】　始めます。\n【緑川委員】　意見です。\n{pages}"
    furniture = [region.span.of(text) for region in meeting.regions if region.kind is RegionKind.FURNITURE]
    assert furniture.count("みずき市環境審議会") == 5
