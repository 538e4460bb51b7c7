"""Headings between rules and notes in boxes inside the talk, and lines that only look like something else."""

import pytest

from policy_graph.model import RegionKind

from .conftest import Parse

RULE = "────────────"


def kind(line: str, text: str, parsed: Parse) -> RegionKind:
    at = text.index(line)
    return next(region.kind for region in parsed(text).regions if region.span.start <= at < region.span.end)


def test_a_heading_between_rules_in_mid_sentence_is_no_speech(parsed: Parse) -> None:
    text = f"○議長（青柳蒼君）　{RULE}\n日程第１\n会期の決定について\n{RULE}\nを議題に供します。御異議ありませんか。\n○緑川翠君　ありません。\n"
    meeting = parsed(text)
    assert kind("日程第１", text, parsed) is kind("会期の決定", text, parsed) is RegionKind.AGENDA
    assert kind("を議題に", text, parsed) is RegionKind.SPEECH
    assert [item.title.value for item in meeting.agenda] == ["会期の決定について"]
    assert meeting.utterances[0].span.of(text).endswith("御異議ありませんか。")


def test_a_sentence_between_rules_stays_speech(parsed: Parse) -> None:
    text = f"○議長（青柳蒼君）　次の文を読みます\n{RULE}\n１　市は、みどりを守ります。\n{RULE}\n以上です。\n○緑川翠君　はい。\n"
    assert kind("１　市は", text, parsed) is RegionKind.SPEECH


@pytest.mark.parametrize("last", [False, True], ids=["between speeches", "behind the last one"])
def test_a_box_in_the_talk_is_a_note(last: bool, parsed: Parse) -> None:
    box = "┌ 視察場所：１）みずき小学校 ┐\n｜ ｜\n└ ２）みずき浄水場 ┘"
    after = "○午後３時２５分閉会\n" if last else "○青柳委員長　会議を再開します。\n"
    text = f"○青柳委員長　休憩します。\n○緑川委員　はい。\n○午後２時００分休憩\n{box}\n○午後３時２４分再開\n{after}"
    assert {kind(line, text, parsed) for line in box.splitlines()} == {RegionKind.NOTE}


def test_a_box_around_items_is_an_agenda(parsed: Parse) -> None:
    text = "○議長（青柳蒼君）　日程に入ります。\n○議長（青柳蒼君）　審議します。\n────────\n┌日程第３　第５号議案　みずき市税条例┐\n└日程第４　第６号議案　みずき市公園条例┘\n────────\n○議長（青柳蒼君）　一括します。\n"
    assert kind("┌日程第３", text, parsed) is RegionKind.AGENDA


def test_a_marked_heading_before_a_note_is_no_speech(parsed: Parse) -> None:
    text = "○青柳議長　　これを許します。\n\n　　◎市長所信表明\n　　　〔緑川翠市長登壇〕\n\n○緑川翠市長　　申し上げます。\n"
    assert kind("◎市長", text, parsed) is RegionKind.AGENDA


@pytest.mark.parametrize(
    "heading",
    [
        "日程第１　第２号議案＝ないし＝第８号議案及び報告第１号",
        "日程第２　議第３号",
        "日程第８\n第４号議案　みずき市公園条例（旧条例の廃止を含む。）",
    ],
)
def test_bills_between_rules_are_an_agenda_and_no_letter(heading: str, parsed: Parse) -> None:
    text = (
        f"○議長（青柳蒼君）　次に移ります。\n{RULE}\n{heading}\n{RULE}\n○議長（青柳蒼君）　議題とします。\n"
    )
    assert {kind(line, text, parsed) for line in heading.splitlines()} == {RegionKind.AGENDA}


def test_a_number_in_brackets_is_no_page_mark_where_pages_are_numbered_otherwise(parsed: Parse) -> None:
    text = "○青柳委員長　次の議題、\n- 3 -\n（２）\nに入ります。\n- 4 -\n○緑川委員　はい。\n"
    assert kind("（２）", text, parsed) is RegionKind.SPEECH
    assert kind("- 3 -", text, parsed) is RegionKind.FURNITURE
    numbered = "○青柳委員長　始めます。\n（１）\n○緑川委員　はい。\n（２）\n"
    assert kind("（２）", numbered, parsed) is RegionKind.FURNITURE


@pytest.mark.parametrize("line", ["○午後３時１５分再会", "○午前１０分１０分休憩"])
def test_a_slip_in_a_line_of_the_clerk_does_not_make_it_speech(line: str, parsed: Parse) -> None:
    text = f"○青柳委員長　休憩します。\n{line}\n○青柳委員長　再開します。\n"
    assert kind(line, text, parsed) is RegionKind.NOTE
