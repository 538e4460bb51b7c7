"""What happens beside the talk: who comes and goes, what is handed out, what stage notes tell."""

import pytest

from policy_graph.model import Move, NoteKind
from policy_graph.parse.notes import kind_of

from .conftest import Parse

OPENED = "○青柳委員長　始めます。\n○緑川委員　はい。\n"


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("〔拍手〕", NoteKind.APPLAUSE),
        ("（笑声）", NoteKind.LAUGHTER),
        ("〔「そうだ」と呼ぶ者あり〕", NoteKind.SHOUT),
        ("〔「異議なし」と呼ぶ者あり〕", NoteKind.NO_OBJECTION),
        ("〔「異議なし」「異議あり」と呼ぶ者あり〕", NoteKind.SHOUT),
        ("〔市長赤城純君登壇〕", NoteKind.TAKES_FLOOR),
        ("〔賛成者起立〕", NoteKind.VOTE),
        ("〔全員起立、黙祷〕", NoteKind.VOTE),
        ("〔一同起立〕", NoteKind.RISES),
        ("〔３番緑川翠君退席〕", NoteKind.LEAVES),
        ("〔理事者入室〕", NoteKind.ENTERS),
        ("午後２時休憩", NoteKind.RECESS),
        ("〔書記朗読〕", NoteKind.OTHER),
    ],
)
def test_a_note_has_a_kind(note: str, kind: NoteKind) -> None:
    assert kind_of(note) is kind


def test_notes_inside_and_between_utterances_are_listed(parsed: Parse) -> None:
    text = f"{OPENED}　　〔拍手〕\n　　　午後２時休憩\n　　　午後３時再開\n○青柳委員長　再開します。"
    assert [(note.kind, note.utterance) for note in parsed(text).notes] == [
        (NoteKind.APPLAUSE, 2),
        (NoteKind.RECESS, None),
        (NoteKind.RECESS, None),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("　　〔３番緑川翠君退場〕", [("緑川翠", Move.LEAVES, None)]),
        ("　　〔副市長、総務部長退席〕", [("副市長", Move.LEAVES, None), ("総務部長", Move.LEAVES, None)]),
        ("　　午後１時１５分　黒岩委員出席", [("黒岩委員", Move.ARRIVES, "13:15")]),
        ("　　（黒岩委員、午後２時５分退席）", [("黒岩委員", Move.LEAVES, "14:05")]),
        ("　　〔議長退席、副議長着席〕", []),
        ("　　〔退席する者あり〕", []),
    ],
)
def test_who_comes_and_goes(line: str, expected: list[tuple[str, Move, str | None]], parsed: Parse) -> None:
    found = parsed(f"{OPENED}{line}\n○青柳委員長　続けます。").movements
    assert [(each.who.value, each.move, each.time and each.time.value) for each in found] == expected


def test_a_line_about_somebody_who_comes_is_not_said(parsed: Parse) -> None:
    text = f"{OPENED}　　午後１時１５分　黒岩委員出席\n○青柳委員長　続けます。"
    assert parsed(text).utterances[1].notes[0].of(text) == "午後１時１５分　黒岩委員出席"


def test_papers_are_listed_in_the_opening(parsed: Parse) -> None:
    meeting = parsed(
        "会議録\n日時　令和６年５月１日\n配付資料\n　資料１　みずき市水道事業の経過\n　資料２－１　料金表\n　参考資料　他市の例\n議題\n（１）水道について\n"
        + OPENED
    )
    assert [(each.number, each.title and each.title.value) for each in meeting.handouts] == [
        ("資料1", "みずき市水道事業の経過"),
        ("資料2-1", "料金表"),
        (None, "他市の例"),
    ]


def test_speakers_point_to_papers_each_counts_once(parsed: Parse) -> None:
    meeting = parsed(
        f"{OPENED}○黒岩水道課長　お手元に配付しております料金の比較表を御覧ください。お手元に配付の議事日程第２号を本日の日程とします。資料３で説明します。資料３のとおりです。\n"
        "○緑川委員　手元に資料がありません。"
    )
    assert [(each.number, each.title and each.title.value, each.utterance) for each in meeting.handouts] == [
        (None, "料金の比較表", 3),
        (None, "議事日程第２号", 3),
        ("資料3", None, 3),
    ]
