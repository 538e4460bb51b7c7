"""Items of the agenda: lists before the talk, headings in it, and which item is under discussion."""

import pytest

from .conftest import Parse

TALK = "\n○青柳会長　始めます。\n○緑川委員　はい。\n"


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        (
            "４　議題（公開）\n（１）報告書の公表について\n（２）検証の進め方について",
            [("1", "報告書の公表について"), ("2", "検証の進め方について")],
        ),
        ("議題\n１．報告書の公表\n２．その他", [("1", "報告書の公表"), ("2", "その他")]),
        (
            "議事日程\n　第１　　議　　案　　第　１号　令和７年度みずき市一般会計予\n　　　　　　　　　　　　　　　　算\n　第２　　会期について",
            [("1", "議案第１号令和７年度みずき市一般会計予算"), ("2", "会期について")],
        ),
        (
            "〇議事日程\n日程第１\n　会議録署名議員の指名\n日程第２\n　諸般の報告\n　報告第１号　財団の事業計画の報告について",
            [
                ("1", "会議録署名議員の指名"),
                ("2", "諸般の報告"),
                (None, "報告第１号財団の事業計画の報告について"),
            ],
        ),
        (
            "議事日程　第１号\n第１　議案第７号　補正予算－－－－－－－＋\n　　　　　　　　　　　　　　　＋委員会審査報告＋－－＋",
            [("1", "議案第７号補正予算委員会審査報告")],
        ),
        (
            "本日の会議に付した事件\n　港の防災について調査・検討する。\n報告事項（説明）\n・避難計画の修正について",
            [(None, "港の防災について調査・検討する。"), (None, "避難計画の修正について")],
        ),
        (
            "議題\n（１）陳情第３号「市内を流れる川の岸辺に遊歩道を整えることを求め\nる意見書」を県に提出することを求める陳情\n（２）その他",
            [
                (
                    "1",
                    "陳情第３号「市内を流れる川の岸辺に遊歩道を整えることを求める意見書」を県に提出することを求める陳情",
                ),
                ("2", "その他"),
            ],
        ),
        (
            "議題\n（１）請願第４号　駅の南口に屋根のある自転車置き場を設\n置するよう、市に求める請願\n（２）その他",
            [
                ("1", "請願第４号駅の南口に屋根のある自転車置き場を設置するよう、市に求める請願"),
                ("2", "その他"),
            ],
        ),
        ("次第\n１　開会\n２　会長の選出について\n３　閉会", [("2", "会長の選出について")]),
        ("議題：駅前広場の整備について", [(None, "駅前広場の整備について")]),
    ],
)
def test_a_list_before_the_talk(agenda: str, expected: list[tuple[str | None, str]], parsed: Parse) -> None:
    meeting = parsed(f"会議録\n{agenda}\n会議の内容\n{TALK}")
    assert [(item.number, item.title.value) for item in meeting.agenda] == expected


HEADED = """○青柳委員長　ただいまから会議を開きます。
────────
１　報告事項
避難訓練について
○青柳委員長　報告事項を聴取します。
○黒岩防災課長　避難訓練を行います。
────────
２　その他
○青柳委員長　その他に移ります。
"""


def test_headings_between_speeches_are_the_agenda_where_no_list_is(parsed: Parse) -> None:
    meeting = parsed(HEADED)
    assert [(item.number, item.title.value) for item in meeting.agenda] == [
        ("1", "報告事項"),
        (None, "避難訓練について"),
        ("2", "その他"),
    ]
    assert [utterance.agenda for utterance in meeting.utterances] == [None, 1, 1, 2]


def test_a_heading_at_the_end_of_a_block_is_not_said(parsed: Parse) -> None:
    text = "◯議長（青柳蒼）\n　これから会議を開きます。\n日程第１\n◯議長（青柳蒼）\n　署名議員を指名します。\n諸般の報告\n◯町長（緑川翠）\n　報告します。\n"
    meeting = parsed(text)
    assert [utterance.span.of(text) for utterance in meeting.utterances] == [
        "これから会議を開きます。",
        "署名議員を指名します。",
        "報告します。",
    ]


def test_the_chair_names_the_item_under_discussion(parsed: Parse) -> None:
    meeting = parsed(
        "会議録\n議題\n（１）地域公共交通計画の策定について\n（２）図書館の改修について\n会議の内容\n"
        "○青柳会長　始めます。\n○青柳会長　地域公共交通計画の策定について説明を求めます。\n○企画課長　説明します。\n"
        "○青柳会長　次に、議題（２）です。\n○企画課長　改修します。\n"
    )
    assert [utterance.agenda for utterance in meeting.utterances] == [None, 0, 0, 1, 1]


def test_a_heading_in_the_talk_goes_on_with_the_list_before_it(parsed: Parse) -> None:
    meeting = parsed(
        "会議録\n議事\n（１）基本構想について\n○会長　始めます。\n○委員　はい。\n（２）今後の予定について\n○会長　九月です。"
    )
    assert [(item.number, item.title.value) for item in meeting.agenda] == [
        ("1", "基本構想について"),
        ("2", "今後の予定について"),
    ]
