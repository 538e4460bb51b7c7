"""Items with their bills and parts, and which utterances belong to which of them."""

from policy_graph.model import Meeting

from .conftest import Parse

LISTED = """みずき市議会会議録
議事日程
　日程第１　会議録署名議員の指名
　日程第２　議案第７号　みずき市公園条例の一部を改正する条例
　日程第３　議案第８号　みずき市手数料条例の一部を改正する条例
　日程第４　請願第２号　駅前広場の時計の修理を求める請願
　日程第５　一般質問
　　１　緑川翠議員
　　２　黒岩玄議員
"""


def treated(meeting: Meeting) -> list[tuple[int, ...]]:
    """The positions of the items that each utterance belongs to."""
    return [() if each.agenda is None else (each.agenda, *each.together) for each in meeting.utterances]


def test_an_item_tells_its_bills_with_number_and_title(parsed: Parse) -> None:
    meeting = parsed(f"{LISTED}\n○議長（青柳蒼君）　開きます。\n○市長（赤城純君）　はい。")
    assert [
        [(bill.name.value, bill.kind, bill.number, bill.title and bill.title.value) for bill in item.bills]
        for item in meeting.agenda[1:4]
    ] == [
        [("議案第７号", "議案", "7", "みずき市公園条例の一部を改正する条例")],
        [("議案第８号", "議案", "8", "みずき市手数料条例の一部を改正する条例")],
        [("請願第２号", "請願", "2", "駅前広場の時計の修理を求める請願")],
    ]


def test_those_who_ask_are_parts_of_the_item_that_lists_them(parsed: Parse) -> None:
    meeting = parsed(
        f"{LISTED}\n○議長（青柳蒼君）　日程第５、一般質問を行います。緑川翠君。\n○緑川翠君　水道について伺います。\n"
        "○市長（赤城純君）　お答えします。\n○議長（青柳蒼君）　次に、黒岩玄君。\n○黒岩玄君　道路について伺います。"
    )
    assert [(item.title.value, item.within) for item in meeting.agenda[4:]] == [
        ("一般質問", None),
        ("緑川翠議員", 4),
        ("黒岩玄議員", 4),
    ]
    assert treated(meeting) == [(5,), (5,), (5,), (6,), (6,)]


def test_items_taken_together_then_one_by_one_then_again(parsed: Parse) -> None:
    meeting = parsed(
        f"{LISTED}\n○議長（青柳蒼君）　日程第２、議案第７号から日程第４、請願第２号までの３件を一括議題といたします。\n"
        "○市長（赤城純君）　説明します。\n○議長（青柳蒼君）　休憩します。\n　　　午後２時休憩\n　　　午後３時再開\n"
        "○議長（青柳蒼君）　次に、日程第１、会議録署名議員の指名を行います。\n○議長（青柳蒼君）　日程第３を議題とします。\n"
        "○議長（青柳蒼君）　以上で本日の日程は全部終了しました。\n○市長（赤城純君）　お疲れさまでした。"
    )
    assert treated(meeting) == [(1, 2, 3), (1, 2, 3), (1, 2, 3), (0,), (2,), (2,), ()]


def test_headings_one_below_the_other_are_taken_together(parsed: Parse) -> None:
    meeting = parsed(
        "○青柳委員長　会議を開きます。\n────────\n１　議案審査\n（１）第１２号議案　みずき市が管理する橋りょうの点検に関する協定を\n"
        "結ぶことについて\n（２）第１３号議案　土地の取得について\n○青柳委員長　一括して説明を求めます。\n○黒岩土木課長　説明します。\n"
        "────────\n２　その他\n○青柳委員長　ほかにございますか。"
    )
    assert [(item.number, item.title.value, item.within) for item in meeting.agenda] == [
        ("1", "議案審査", None),
        ("1", "第１２号議案みずき市が管理する橋りょうの点検に関する協定を結ぶことについて", 0),
        ("2", "第１３号議案土地の取得について", 0),
        ("2", "その他", None),
    ]
    assert treated(meeting) == [(), (1, 2), (1, 2), (3,)]


def test_the_chair_opens_items_that_no_list_gives(parsed: Parse) -> None:
    meeting = parsed(
        "◯議長（青柳蒼）\n　会議を開きます。\n◯議長（青柳蒼）\n　日程第１、議案第３号みずき市税条例の改正についての件を議題とします。\n"
        "◯町長（緑川翠）\n　説明します。\n◯議長（青柳蒼）\n　追加日程第１、議長の辞職を議題とします。\n"
    )
    assert [(item.number, item.title.value, item.added) for item in meeting.agenda] == [
        ("1", "議案第３号みずき市税条例の改正", False),
        ("1", "議長の辞職", True),
    ]
    assert treated(meeting) == [(), (0,), (0,), (1,)]


def test_items_named_by_their_titles_are_taken_together(parsed: Parse) -> None:
    meeting = parsed(
        "会議録\n議題\n（１）水道事業会計補正予算\n（２）病院事業会計補正予算\n（３）今後の進め方について\n会議の内容\n○青柳委員長　始めます。\n"
        "○青柳委員長　水道事業会計補正予算、病院事業会計補正予算、以上二案を一括して議題とします。\n○赤城財政課長　説明します。\n"
    )
    assert treated(meeting) == [(), (0, 1), (0, 1)]
