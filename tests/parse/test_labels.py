"""What counts as a speaker label, and what only looks like one."""

import pytest

from .conftest import Parse


@pytest.mark.parametrize(
    ("line", "speaker", "said"),
    [
        ("○青柳委員長　始めます。", "青柳委員長", "始めます。"),
        ("◯議長（青柳　蒼一郎君）　始めます。", "議長（青柳蒼一郎君）", "始めます。"),
        ("○市長（青柳 蒼一郎） 始めます。", "市長（青柳蒼一郎）", "始めます。"),
        ("○議　長（青柳蒼一郎君）　始めます。", "議長（青柳蒼一郎君）", "始めます。"),
        ("○（青柳蒼一郎議長）　始めます。", "青柳蒼一郎議長", "始めます。"),
        ("◎青柳　蒼一郎委員長　始めます。", "青柳蒼一郎委員長", "始めます。"),
        ("◆４番（緑川みどり議員）　始めます。", "４番（緑川みどり議員）", "始めます。"),
        ("○議会運営委員長（緑川みどり）〔登壇〕\n　始めます。", "議会運営委員長（緑川みどり）", "始めます。"),
        ("○青柳蒼一郎　始めます。", "青柳蒼一郎", "始めます。"),
        ("【緑川】　始めます。", "緑川", "始めます。"),
        ("［事務局］始めます。", "事務局", "始めます。"),
        ("◯議長（青柳蒼一郎）\n　始めます。", "議長（青柳蒼一郎）", "始めます。"),
    ],
)
def test_a_label_is_read_without_its_mark_and_brackets(
    line: str, speaker: str, said: str, parsed: Parse
) -> None:
    meeting = parsed(line)
    (utterance,) = meeting.utterances
    assert utterance.speaker == speaker
    assert utterance.span.of(line) == said
    assert utterance.label.of(line).endswith(("　", " ")) is False


@pytest.mark.parametrize(
    "line",
    ["○日　程", "○会議録署名人選定について", "○午後１時０２分開会", "○その他　三件ある。", "○出席委員　９名"],
)
def test_a_mark_may_open_something_else(line: str, parsed: Parse) -> None:
    meeting = parsed(f"{line}\n○青柳委員長　始めます。\n○緑川委員　はい。")
    assert [utterance.speaker for utterance in meeting.utterances] == ["青柳委員長", "緑川委員"]


def test_a_title_in_the_middle_of_a_wrapped_sentence_is_no_label(parsed: Parse) -> None:
    wide = "この計画は昨年の夏から市の若い職員が集まって議論を重ねてきたものであり、その中で"
    meeting = parsed(
        f"青柳部会長\n{wide}\n{wide}\n総務部長\nが取りまとめを行った。\n緑川委員\n一つ伺いたい。\n"
    )
    assert [utterance.speaker for utterance in meeting.utterances] == ["青柳部会長", "緑川委員"]


def test_an_index_of_speakers_without_speech_gives_their_labels(parsed: Parse) -> None:
    meeting = parsed("\n".join(f"選択\n{n}\n:\n◯議長（青柳蒼一郎）" for n in range(4)))
    assert [utterance.span.start == utterance.span.end for utterance in meeting.utterances] == [True] * 4


def test_a_list_of_people_in_columns_is_no_talk(parsed: Parse) -> None:
    meeting = parsed(
        "出席者\n　会長　　青柳　蒼\n　委員　　緑川　翠\n\n○青柳会長　始めます。\n○緑川委員　はい。"
    )
    assert meeting.layout.name == "circle"
    assert len(meeting.utterances) == 2
