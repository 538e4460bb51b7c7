"""Lists of people in the forms that municipalities write."""

import pytest

from policy_graph.model import Attendee, Presence

from .conftest import Parse

TALK = "\n○青柳会長　始めます。\n○緑川委員　はい。\n"


def people(parsed: Parse, roster: str) -> tuple[Attendee, ...]:
    return parsed(f"会議録\n{roster}\n議題\n（１）予算について\n{TALK}").attendees


def short(attendee: Attendee) -> tuple[str | None, str | None]:
    name, role = attendee.name, attendee.role
    return name.value if name else None, role.value if role else None


@pytest.mark.parametrize(
    ("roster", "expected"),
    [
        (
            "出席委員　３名\n委員長青柳　　蒼君\n副委員長緑川　みどり君\n黒岩玄太郎君",
            [("青柳蒼", "委員長"), ("緑川みどり", "副委員長"), ("黒岩玄太郎", "委員")],
        ),
        (
            "出席議員（２人）\n　　　１番　青　柳　　　蒼\n　　１２番　緑　川　みどり",
            [("青柳蒼", "議員"), ("緑川みどり", "議員")],
        ),
        (
            "出席議員\n　　１番　　青柳蒼　　　１７番　　青　柳　ひなこ\n　　２番　　村田　緑　　　１８番　　黒岩杏子",
            [("青柳蒼", "議員"), ("青柳ひなこ", "議員"), ("村田緑", "議員"), ("黒岩杏子", "議員")],
        ),
        ("出席議員\n　一番　青柳　蒼\n　二番　緑川　翠", [("青柳蒼", "議員"), ("緑川翠", "議員")]),
        (
            "出席説明員\n　区　長　　　青　柳　　　蒼　　副区長　　　　　　緑　川　みどり\n　総務部長　　南　部　　　豊　　会計管理者　　　　　忠　　　宏　彰",
            [("青柳蒼", "区長"), ("緑川みどり", "副区長"), ("南部豊", "総務部長"), ("忠宏彰", "会計管理者")],
        ),
        (
            "出席説明員\n　副市長　　　青柳蒼　　　　子ども・若者支援部長\n　　　　　　　　　　　　　　　　　　　　緑川翠",
            [("青柳蒼", "副市長"), ("緑川翠", "子ども・若者支援部長")],
        ),
        (
            "出席説明員\n　政策部長兼務　　　　青　柳　　　蒼\n　ＤＸ推進担当部長\n　総務部長　　　　　　緑　川　　　翠",
            [("青柳蒼", "政策部長兼務ＤＸ推進担当部長"), ("緑川翠", "総務部長")],
        ),
        (
            "出席説明員\n　健康推進部長　　青　柳　　　蒼　　子育て支援部長　緑　川　　　翠\n　（保健所長）",
            [("青柳蒼", "健康推進部長（保健所長）"), ("緑川翠", "子育て支援部長")],
        ),
        (
            "出席説明員\n　財務大臣\n　国務大臣\n　（金融担当）　　　　　　　青柳　　蒼君\n　法務大臣　　　　　　　　　緑川　翠子君",
            [("青柳蒼", "財務大臣国務大臣（金融担当）"), ("緑川翠子", "法務大臣")],
        ),
        (
            "出席者\n　会　長　青柳　蒼\n　委　員　緑川　翠\n　委　員　黒岩　玄",
            [("青柳蒼", "会長"), ("緑川翠", "委員"), ("黒岩玄", "委員")],
        ),
        (
            "出席委員\n青柳　蒼、緑川　翠、黒岩　玄",
            [("青柳蒼", "委員"), ("緑川翠", "委員"), ("黒岩玄", "委員")],
        ),
        (
            "(1) 審査会委員（五十音順、敬称略）\n青柳 蒼（会長）、緑川 翠、黒岩 玄（副会長）",
            [("青柳蒼", "会長"), ("緑川翠", "委員"), ("黒岩玄", "副会長")],
        ),
        (
            "【委員】青柳会長、緑川委員、黒岩委員（３名）",
            [("青柳", "会長"), ("緑川", "委員"), ("黒岩", "委員")],
        ),
        (
            "出席者　　委員：青柳会長、緑川委員\n　　　　　事務局：館長　赤星一郎、奉仕係長　桃井京子",
            [("青柳", "会長"), ("緑川", "委員"), ("赤星一郎", "館長"), ("桃井京子", "奉仕係長")],
        ),
        (
            "事務局\n港湾局長、みなと振興課長、国際交流室長",
            [(None, "港湾局長"), (None, "みなと振興課長"), (None, "国際交流室長")],
        ),
        ("事務局\n総務課長ほか２名", [(None, "総務課長")]),
        ("出席委員　A委員、B委員、C会長", [("A", "委員"), ("B", "委員"), ("C", "会長")]),
        (
            "〇説明のため出席した者\n　市　　長　　青　柳　　　蒼　　　　総務課長　　緑　川　宿　美\n　企画調整　　黒　岩　　　遥\n　課　　長",
            [("青柳蒼", "市長"), ("緑川宿美", "総務課長"), ("黒岩遥", "企画調整課長")],
        ),
        (
            "出席委員　　◎青　柳　　　蒼　　○緑　川　照　子　　　白　石　一　郎\n　　　　　　　黒　岩　　　渚　各委員",
            [("青柳蒼", "委員"), ("緑川照子", "委員"), ("白石一郎", "委員"), ("黒岩渚", "委員")],
        ),
        (
            "出席説明員　　青柳　大輔副市長　　緑川宿美総務部長\n　　　　　　　黒岩　遥次長",
            [("青柳大輔", "副市長"), ("緑川宿美", "総務部長"), ("黒岩遥", "次長")],
        ),
        (
            "出席者\n- 会長\n- みずき大学国際学部教授 青柳 蒼\n- 委員\n- 国際交流協会理事長 緑川 照子",
            [("青柳蒼", "会長"), ("緑川照子", "委員")],
        ),
        (
            "本会議に説明のため出席した者の職氏名\n町長　青柳　蒼\n総務課長　緑川　翠",
            [("青柳蒼", "町長"), ("緑川翠", "総務課長")],
        ),
    ],
)
def test_name_and_role(roster: str, expected: list[tuple[str | None, str | None]], parsed: Parse) -> None:
    assert [short(attendee) for attendee in people(parsed, roster)] == expected


@pytest.mark.parametrize(
    ("written", "affiliation", "office"),
    [
        ("みずき大学名誉教授", "みずき大学", "名誉教授"),
        ("みずき商工会議所常務理事・事務局長", "みずき商工会議所", "常務理事・事務局長"),
        ("みずき市青年研究会会計監事", "みずき市青年研究会", "会計監事"),
        ("みずき信用金庫地域振興部長", "みずき信用金庫", "地域振興部長"),
        ("ＮＰＯ法人川の学びや代表理事", "ＮＰＯ法人川の学びや", "代表理事"),
        ("株式会社みずき造船代表取締役", "株式会社みずき造船", "代表取締役"),
        ("みずき市自治会連合会", "みずき市自治会連合会", None),
    ],
)
def test_an_affiliation_parts_into_organization_and_office(
    written: str, affiliation: str, office: str | None, parsed: Parse
) -> None:
    first, _ = people(parsed, f"委員\n青柳委員（{written}）、緑川委員（みずき大学教授）")
    assert first.affiliation
    assert first.affiliation.value == affiliation
    assert (first.affiliation_role and first.affiliation_role.value) == office


def test_a_title_that_repeats_its_bureau_names_it_for_those_below(parsed: Parse) -> None:
    found = people(parsed, "出席説明員\n総務局局長青柳　蒼君\n総務部長緑川　翠君")
    assert [(short(each), each.affiliation and each.affiliation.value) for each in found] == [
        (("青柳蒼", "局長"), "総務局"),
        (("緑川翠", "総務部長"), "総務局"),
    ]


def test_a_name_broken_over_two_lines_comes_out_whole(parsed: Parse) -> None:
    listed = "青柳部会長（みずき大学名誉教授）、白石委員（みずき商工会議所常務理事・事務局長）、緑川委員（みずき県情報産業協会理事）、黒岩委員（みずき市商店街連合会青年部長）"
    spoken = (
        "これは折り返して組まれた会議録であり、どの行も紙の幅いっぱいまで文字が並び、段落の終わりだけが短くなる。"
        * 6
    )
    lines = [part for text in (listed, spoken) for part in wrapped(text, 42)]
    head, talk = lines[:2], lines[2:]
    text = "\n\n".join(
        ["会議録", "委員（４名）", *head, "議題", "（１）予算について", "会議の内容", "青柳部会長", *talk]
    )
    meeting = parsed(text)
    assert head[0].endswith("、緑")
    assert [attendee.name and attendee.name.value for attendee in meeting.attendees] == [
        "青柳",
        "白石",
        "緑川",
        "黒岩",
    ]
    (third,) = (each for each in meeting.attendees if each.name and each.name.value == "緑川")
    assert third.name
    assert third.name.span.of(text) == "緑\n\n川"


def wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def test_absentees_are_told_apart(parsed: Parse) -> None:
    found = people(parsed, "出席委員\n青柳委員、緑川委員\n欠席委員　１名\n黒岩委員")
    assert [each.presence for each in found] == [Presence.PRESENT, Presence.PRESENT, Presence.ABSENT]


@pytest.mark.parametrize("words", ["なし", "０名", "　なし", "無し"])
def test_nobody_is_nobody(words: str, parsed: Parse) -> None:
    assert people(parsed, f"欠席委員　{words}") == ()


def test_below_a_dotted_line_sit_those_who_are_no_members(parsed: Parse) -> None:
    found = people(
        parsed,
        "出席委員\n委員長　青柳　蒼君\n緑川　翠君　　　　黒岩　渚君\n…………………………\n産業交通大臣　　　　　　赤城　純君\n"
        "国務大臣\n（港湾担当）　　　　　　白石　一郎君\n国務大臣\n（海洋担当）\n（防災担当）　　　　　　灰原　遥君",
    )
    assert [(*short(each), each.group) for each in found] == [
        ("青柳蒼", "委員長", "出席委員"),
        ("緑川翠", "委員", "出席委員"),
        ("黒岩渚", "委員", "出席委員"),
        ("赤城純", "産業交通大臣", None),
        ("白石一郎", "国務大臣（港湾担当）", None),
        ("灰原遥", "国務大臣（海洋担当）（防災担当）", None),
    ]


def test_two_of_one_surname_are_told_apart_by_a_bracket(parsed: Parse) -> None:
    meeting = parsed(
        "会議録\n出席委員\n青柳　蒼、青柳　渚、緑川　翠\n会議の内容\n○緑川委員　始めます。\n○青柳（渚）委員　はい。\n"
    )
    assert not [each for each in meeting.findings if each.code == "parse.speaker-not-listed"]


def test_the_group_is_the_heading(parsed: Parse) -> None:
    found = people(parsed, "３　出席者\n（１）委員（２名）\n青柳部会長、緑川委員\n（２）事務局\n企画課長")
    assert [each.group for each in found] == ["委員", "委員", "事務局"]


def test_a_speaker_on_no_list_is_a_finding(parsed: Parse) -> None:
    meeting = parsed(
        "会議録\n出席者\n青柳会長、緑川委員\n議題\n（１）予算\n\n○青柳会長　始めます。\n○黒岩委員　はい。"
    )
    assert [each.message for each in meeting.findings] == ["黒岩委員 is on no list of attendees"]


SURNAMES = ("青柳", "緑川", "黒岩", "紫藤", "白石", "赤城", "橙山", "茶谷", "藍沢", "紺野")
GIVEN = ("蒼", "翠", "玄太", "みどり", "大輔", "恵", "さくら", "一", "純一郎", "望")


def test_a_hundred_names_in_four_columns_over_two_pages_are_counted(parsed: Parse) -> None:
    names = [f"{surname}　{given}" for given in GIVEN for surname in SURNAMES]
    lines = ["　　".join(f"{seat + 1}番　{names[seat]}" for seat in range(row, 100, 25)) for row in range(25)]
    lines.insert(12, "－ ２ －")
    meeting = parsed(f"会議録\n出席議員（100名）\n{chr(10).join(lines)}\n議題\n（１）予算について\n{TALK}")
    assert [each.name.value for each in meeting.attendees if each.name][:2] == ["青柳蒼", "赤城玄太"]
    assert len(meeting.attendees) == 100
    assert meeting.findings == ()


def test_a_list_that_holds_fewer_than_it_says_is_reported(parsed: Parse) -> None:
    meeting = parsed(
        f"会議録\n出席委員（３名）\n　委員　青柳　蒼\n　委員　緑川　翠\n欠員（１名）\n議題\n（１）予算について\n{TALK}"
    )
    assert [(each.code, each.message) for each in meeting.findings] == [
        ("parse.roster-count", "出席委員(3名): 3 stated, 2 read")
    ]


def test_the_late_and_the_early_are_listed_once(parsed: Parse) -> None:
    found = people(
        parsed,
        "出席議員\n　１番　青柳　蒼君　　２番　緑川　翠君\n　３番　黒岩　玄君（午後２時早退）\n遅参議員\n　２番　緑川　翠君（午前10時15分出席）\n"
        "早退議員\n　３番　黒岩　玄君\n欠席議員\n　なし",
    )
    assert [(short(each)[0], each.presence) for each in found] == [
        ("青柳蒼", Presence.PRESENT),
        ("緑川翠", Presence.LATE),
        ("黒岩玄", Presence.LEFT),
    ]


def test_a_title_that_goes_on_below_is_no_name(parsed: Parse) -> None:
    found = people(parsed, "説明員\n　市　長　　　白石　望\n　総務部長兼\n　危機管理監　　赤城　純")
    assert [short(each) for each in found] == [("白石望", "市長"), ("赤城純", "総務部長兼危機管理監")]
