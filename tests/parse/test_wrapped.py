"""What a page breaks at its margin is read whole: a title, an item of the agenda, a running list, a speaker's label."""

from policy_graph.parse.lines import page_width, split

from .conftest import Parse

# Twenty-two characters a line, as in minutes of two columns.
PAGE = """　令和五年度第二回白銀市公共交通のあり方を考え
る審議会　会議録
１　日時
令和５年７月４日
２　出席者
北見会長（白銀交通大学教授）、南条副会長、東山
委員（白銀市自治会連合会事務局長）、西尾委員、
中里委員
３　議題
（１）白銀市地域公共交通計画の中間見直しに関す
る意見について
（２）その他
４　会議の内容
○北見会長　これから審議会を始めます。皆さんに
は、暑い中お集まりいただきました。
○都市整備部長兼公共交通政策担当部長（鹿取はる
か君）　計画の見直しについて御説明いたします。
バスの利用者は、この十年で三割ほど減りました。
市としては、路線を守るために、運賃の見直しを考
えております。
○東山委員　運賃は、いつから変わるのでしょう
か。
"""


def test_the_title_goes_on_below(parsed: Parse) -> None:
    meeting = parsed(PAGE)
    assert meeting.title
    assert meeting.title.value == "令和五年度第二回白銀市公共交通のあり方を考える審議会会議録"


def test_an_entry_of_a_running_list_goes_on_with_a_word_that_could_head_a_list(parsed: Parse) -> None:
    people = parsed(PAGE).attendees
    assert [(each.name and each.name.value, each.role and each.role.value) for each in people] == [
        ("北見", "会長"),
        ("南条", "副会長"),
        ("東山", "委員"),
        ("西尾", "委員"),
        ("中里", "委員"),
    ]
    assert people[2].affiliation
    assert people[2].affiliation.value == "白銀市自治会連合会"


def test_an_item_of_the_agenda_goes_on_below(parsed: Parse) -> None:
    assert [(item.number, item.title.value) for item in parsed(PAGE).agenda] == [
        ("1", "白銀市地域公共交通計画の中間見直しに関する意見について"),
        ("2", "その他"),
    ]


def test_a_label_broken_inside_its_brackets_is_one(parsed: Parse) -> None:
    spoken = parsed(PAGE).utterances
    assert [each.speaker for each in spoken] == [
        "北見会長",
        "都市整備部長兼公共交通政策担当部長（鹿取はるか君）",
        "東山委員",
    ]
    assert spoken[1].name
    assert spoken[1].name.value == "鹿取はるか"
    assert spoken[1].span.of(PAGE).startswith("計画の見直し")
    joined = [
        "".join(span.of(PAGE) for span in each.spans) for each in parsed(PAGE).passages if each.utterance == 2
    ]
    assert joined[0].startswith("計画の見直しについて御説明いたします。バスの利用者は")


def test_a_heading_below_a_full_line_of_a_list_is_a_heading(parsed: Parse) -> None:
    page = PAGE.replace("中里委員\n", "事務局：交通課長\n")
    assert [each.group for each in parsed(page).attendees][-1] == "事務局"


def test_a_heading_below_a_rule_is_an_item_of_its_own(parsed: Parse) -> None:
    rule = "─" * 22 + "\n"
    page = (
        f"○青柳委員長　会議を開きます。\n{rule}１　報告事項\n避難訓練について\n"
        f"○青柳委員長　報告事項を聴取します。\n{rule}２　その他\n○青柳委員長　その他に移ります。\n"
        f"{rule}視察について\n○青柳委員長　視察に移ります。\n"
    )
    items = [(item.number, item.title.value) for item in parsed(page).agenda]
    assert items == [("1", "報告事項"), (None, "避難訓練について"), ("2", "その他"), (None, "視察について")]


def test_a_rule_of_minus_signs_is_a_rule(parsed: Parse) -> None:
    """EUC-JP has no full-width hyphen-minus: minutes in it draw their lines with U+2212."""
    page = "○北見議長　休憩します。\n" + "−" * 20 + "\n○北見議長　再開します。\n"
    assert [each.span.of(page) for each in parsed(page).utterances] == ["休憩します。", "再開します。"]


ROSTER = """会議録
出席議員（６人）
　　　　　１番　　小泉しのぶ　　　４番　　たか
はし緑
　　　　　２番　　南条ゆきえ　　　５番　　湯浅
　　　　　３番　　牧野　あや　　　６番　　若王
子　健
説明のため出席した者
　　　　市長　　　　　志摩　由紀　　　公共交通
政策部長　　　相良　文雄
　　　　副市長　　　　宝田　玲子　　　会計管理
者　　　　　　百瀬　隆史
○議長（小泉しのぶ君）　これより会議を開きます
ので、御着席をお願いいたします。
"""


def test_a_row_of_a_list_that_a_narrow_page_broke_is_one_row(parsed: Parse) -> None:
    people = parsed(ROSTER).attendees
    assert [(each.role and each.role.value, each.name and each.name.value) for each in people] == [
        ("議員", "小泉しのぶ"),
        ("議員", "たかはし緑"),
        ("議員", "南条ゆきえ"),
        ("議員", "湯浅"),
        ("議員", "牧野あや"),
        ("議員", "若王子健"),
        ("市長", "志摩由紀"),
        ("公共交通政策部長", "相良文雄"),
        ("副市長", "宝田玲子"),
        ("会計管理者", "百瀬隆史"),
    ]


def test_the_margin_of_pages_is_where_the_widest_lines_end_not_where_a_long_list_does() -> None:
    rows = "".join(f"　　　　{number}番　　小泉しのぶ　　　南条　ゆき\n" for number in "１２３４５６７８９")
    talk = "○小泉議長　開会いたします。本日の議題は、お手元に配付の日程のとおり、公共交\n通計画についてであります。\n"
    text = f"会議録\n出席議員\n{rows}{talk * 4}"
    lines = split(text)
    assert page_width(lines, paged=True) == max(line.width for line in lines)
