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


@pytest.mark.parametrize("line", ["○午後３時１５分再会", "○午後２分３０分休憩"])
def test_a_slip_in_a_line_of_the_clerk_does_not_make_it_speech(line: str, parsed: Parse) -> None:
    text = f"○青柳委員長　休憩します。\n{line}\n○青柳委員長　再開します。\n"
    assert kind(line, text, parsed) is RegionKind.NOTE


def test_items_that_a_clerk_reads_out_are_an_agenda_inside_the_speech(parsed: Parse) -> None:
    text = "○議長（青柳蒼君）　朗読させます。\n（緑川事務局長朗読）\n日程第　８　議案第　７号　みずき市一般会計予算\n日程第　９　議案第　８号　みずき市公園条例\n　訂正いたします。第８号は市税条例です。\n○議長（青柳蒼君）　説明を求めます。\n"
    assert kind("日程第　８", text, parsed) is kind("日程第　９", text, parsed) is RegionKind.AGENDA
    assert kind("訂正いたします", text, parsed) is RegionKind.SPEECH


def test_a_paper_printed_behind_the_last_words_belongs_to_nobody(parsed: Parse) -> None:
    report = "みずきみどり特別委員会　中間報告書（案）\n　本委員会は、調査を行った。\n特別委員長　青柳　蒼\n議長　　緑川　翠　殿\n１　経過\n　委員会を開いた。\n"
    text = f"○緑川委員　ありません。\n○青柳委員長　これをもちまして本日の委員会を閉会いたします。\n{report}"
    assert parsed(text).utterances[-1].span.of(text).endswith("閉会いたします。")
    assert {kind(line.strip(), text, parsed) for line in report.splitlines()} == {RegionKind.HEADER}


def test_words_behind_a_closing_are_speech_where_no_paper_follows(parsed: Parse) -> None:
    text = "○緑川委員　はい。\n○青柳委員長　説明は終了いたします。\n次の資料\nをご覧ください。\n"
    assert kind("次の資料", text, parsed) is RegionKind.SPEECH
