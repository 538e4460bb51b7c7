"""What the mark before a speaker means, and what that says about who answers whom."""

from pathlib import Path

from policy_graph.model import Meeting
from policy_graph.parse.meeting import parse

from .conftest import Parse, document

# ◆ asks and ■ replies: no built-in profile knows that, the minutes show it.
SHOWN = (
    "○青柳委員長　始めます。\n"
    "◆緑川委員　橋の修繕はいつですか。\n■黒岩建設課長　来年です。\n"
    "○青柳委員長　次の方。\n"
    "◆白川委員　費用はいくらですか。\n■黒岩建設課長　千万円です。\n"
    "○青柳委員長　次の方。\n"
    "◆緑川委員　道はどうですか。\n■黒岩建設課長　調べます。\n"
)


def functions(meeting: Meeting) -> list[str | None]:
    return [each.function and str(each.function) for each in meeting.utterances]


def test_marks_mean_what_the_minutes_show(parsed: Parse) -> None:
    assert functions(parsed(SHOWN)) == ["chair", "question", "answer"] * 3


def test_a_mark_before_everybody_means_nothing(parsed: Parse) -> None:
    one_mark = SHOWN.replace("◆", "○").replace("■", "○")
    assert functions(parsed(one_mark)) == [None] * 9


def test_a_mark_that_contradicts_a_legend_is_no_such_mark(parsed: Parse) -> None:
    """◎ before a chair of a committee and before members is no mark of the chair."""
    text = "◎青柳委員長　始めます。\n○緑川委員　質問です。\n◎白川委員　意見です。\n○黒岩課長　はい。\n"
    meeting = parsed(text)
    assert meeting.layout.name == "circle"
    assert functions(meeting) == [None] * 4


def test_what_is_marked_for_a_question_is_answered_though_it_does_not_ask(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\nabout = "x"\nexample = "y"\ndivider = ["space"]\n'
        '[marks]\n"◆" = "question"\n"◎" = "answer"\n"○" = "chair"\n',
        encoding="utf-8",
    )
    text = "◆緑川委員　橋の修繕の件です。\n○青柳委員長　課長。\n◎黒岩建設課長　来年です。\n◆白川委員　私も同じです。\n"
    marked, plain = parse(document(text), layout=str(path)), parse(document(text.replace("◆", "○")))
    assert [each.answers for each in marked.utterances] == [None, None, 1, None]
    assert [each.answers for each in plain.utterances] == [None] * 4


def test_a_speaker_in_mid_line_is_reported(parsed: Parse) -> None:
    text = "○議長（青柳蒼君）　開きます。　○２番（緑川翠君）　質問です。\n○議長（青柳蒼君）　閉じます。\n"
    (finding,) = [each for each in parsed(text).findings if each.code == "parse.label-in-line"]
    assert finding.span
    assert text[finding.span.start :].startswith("○２番")


def test_a_label_that_cuts_a_sentence_is_reported(parsed: Parse) -> None:
    text = (
        "会長　　本日はありがとうございます。これより第\n事務局　　一回の会を始めます。\n会長　　どうぞ。\n"
    )
    assert [each.code for each in parsed(text).findings] == ["parse.label-in-sentence"]
