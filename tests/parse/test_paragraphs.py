"""Passages are paragraphs as a reader reads them."""

from policy_graph.model import Meeting, RegionKind

from .conftest import Parse

LONG = "これは紙の幅に合わせて折り返された会議録の一段落であり、みずき臨港パークウェイの整備について述べる。"


def paragraphs(text: str, meeting: Meeting) -> list[str]:
    return ["".join(span.of(text) for span in passage.spans) for passage in meeting.passages]


def wrapped(text: str, width: int = 21) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def test_wrapped_lines_with_doubled_blank_lines_become_whole_paragraphs(parsed: Parse) -> None:
    lines = [
        "青柳部会長",
        *wrapped(LONG * 3),
        "緑川委員",
        *wrapped(LONG * 2),
        "企画課長",
        "（資料に基づき説明）",
    ]
    text = "\n\n".join(f"{line} " for line in lines)
    assert paragraphs(text, parsed(text)) == [LONG * 3, LONG * 2, "（資料に基づき説明）"]


def test_a_page_mark_in_the_middle_of_a_word_does_not_break_it(parsed: Parse) -> None:
    lines = wrapped(LONG * 4)
    text = "\n".join(
        ["【青柳】　始めます。", "【緑川】　次のとおりです。", *lines[:3], "", "-16-", *lines[3:]]
    )
    assert LONG * 4 in paragraphs(text, parsed(text))


def test_indented_lines_begin_paragraphs(parsed: Parse) -> None:
    one, two = wrapped(LONG * 2), wrapped(LONG * 3)
    text = "\n".join(
        ["【青柳】　始めます。", "【緑川】　次のとおりです。", " " + one[0], *one[1:], " " + two[0], *two[1:]]
    )
    assert paragraphs(text, parsed(text))[-2:] == [LONG * 2, LONG * 3]


def test_unwrapped_lines_and_items_of_lists_stay_apart(parsed: Parse) -> None:
    text = "○青柳会長　次の三つです。\n一つ目は港\n二つ目は駅\n三つ目は公園です。\n○緑川委員　はい。"
    assert paragraphs(text, parsed(text)) == [
        "次の三つです。",
        "一つ目は港",
        "二つ目は駅",
        "三つ目は公園です。",
        "はい。",
    ]


def test_everything_but_labels_and_furniture_is_read(parsed: Parse) -> None:
    text = "みずき市議会会議録\n出席者\n青柳会長、緑川委員\n議題\n（１）予算について\n- 1 -\n○青柳会長　始めます。\n〔拍手〕\n○緑川委員　はい。"
    meeting = parsed(text)
    kinds = [passage.kind for passage in meeting.passages]
    assert kinds[:2] == [RegionKind.HEADER, RegionKind.HEADER]
    assert {RegionKind.ROSTER, RegionKind.AGENDA, RegionKind.SPEECH, RegionKind.NOTE} <= set(kinds)
    assert not {RegionKind.LABEL, RegionKind.FURNITURE, RegionKind.BLANK} & set(kinds)
    assert [passage.utterance for passage in meeting.passages if passage.kind is RegionKind.SPEECH] == [1, 2]


def test_entries_of_a_list_in_columns_are_read_apart(parsed: Parse) -> None:
    text = "会議録\n出席議員\n　１番　　青柳　蒼　　　２番　　緑川　翠\n議題\n（１）予算\n○青柳会長　始めます。\n○緑川委員　はい。"
    roster = [passage for passage in parsed(text).passages if passage.kind is RegionKind.ROSTER]
    assert ["".join(span.of(text) for span in passage.spans).strip() for passage in roster] == [
        "１番　　青柳　蒼",
        "２番　　緑川　翠",
    ]


def test_the_second_line_of_an_item_of_the_agenda_goes_on_with_it(parsed: Parse) -> None:
    text = "\n".join(
        [
            "令和六年第一回ほしみ町議会定例会会議録",
            "議事日程",
            "　第　１　　議案第１号　ほしみ町職員の旅費の支給に関す",
            "　　　　　　　　　　　　る条例の一部を改正する条例",
            "　第　２　　議案第２号　ほしみ町霊園条例",
            "○議長（緑川いずみ君）　開会します。",
            "○町長（青柳つばさ君）　おはようございます。",
        ]
    )
    found = [paragraph for paragraph in paragraphs(text, parsed(text)) if "議案" in paragraph]
    assert [paragraph.split("議案")[1] for paragraph in found] == [
        "第１号　ほしみ町職員の旅費の支給に関する条例の一部を改正する条例",
        "第２号　ほしみ町霊園条例",
    ]
