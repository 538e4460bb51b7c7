"""Layout profiles: chosen by themselves, added by a user, refused with a sentence that helps."""

from pathlib import Path

import pytest

from policy_graph.errors import UsageError
from policy_graph.parse.layouts import built_in, load, read
from policy_graph.parse.meeting import parse

from .conftest import Parse, document

GOOD = 'name = "mine"\nabout = "x"\nexample = "y"\n'

TALKS = {
    "circle": "○青柳委員長　始めます。\n○黒岩防災課長　説明します。\n○緑川委員　質問します。",
    "square": "【青柳部会長】　始めます。\n【事務局】　説明します。\n【緑川】　質問します。",
    "alone": "青柳部会長\n始めます。\n\n企画課長\n（資料１を説明）\n\n緑川委員\n質問します。",
    "colon": "会　長：始めます。\n事務局：説明します。\n緑川委員：質問します。",
    "round": "（会長）\n始めます。\n（事務局）\n説明します。\n（緑川委員）\n質問します。",
    "half-bracket": "青柳委員長）始めます。\n黒岩総務部長）説明します。\n緑川委員）質問します。",
    "spaced": "会長　　始めます。\n事務局　　説明します。\n緑川委員　　質問します。",
}


@pytest.mark.parametrize("name", sorted(TALKS))
def test_the_layout_that_fits_is_chosen_and_says_how_sure(name: str, parsed: Parse) -> None:
    meeting = parsed(TALKS[name])
    assert meeting.layout.name == name
    assert meeting.layout.score
    assert meeting.layout.margin
    assert len(meeting.utterances) == 3


def test_every_example_of_a_profile_is_read_by_that_profile() -> None:
    for layout in built_in():
        meeting = parse(document(layout.example), layout=layout.name)
        assert bool(meeting.utterances) == layout.speaks, layout.name


def test_text_without_labels_is_speech_that_nobody_is_named_for(parsed: Parse) -> None:
    meeting = parsed("市民の皆様、おはようございます。\n\n港の計画を進めます。")
    assert (meeting.layout.name, meeting.utterances) == ("monologue", ())
    assert [finding.code for finding in meeting.findings] == ["parse.no-labels"]
    assert [passage.kind for passage in meeting.passages] == ["speech", "speech"]


def test_a_town_adds_its_own_profile(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD + 'pattern = "発言者＝(?P<speaker>[^／]+)／"\n', encoding="utf-8")
    meeting = parse(
        document("発言者＝青柳委員／始めます。\n発言者＝企画課長／説明します。"), layout=str(path)
    )
    assert [(each.speaker, each.role and each.role.value) for each in meeting.utterances] == [
        ("青柳委員", "委員"),
        ("企画課長", "企画課長"),
    ]
    assert (meeting.layout.name, meeting.layout.score) == ("mine", None)


def test_a_profile_names_the_furniture_of_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        GOOD + 'marks = "○"\ndivider = ["space"]\nfurniture = ["みずき市公式サイト.*"]\n', encoding="utf-8"
    )
    meeting = parse(
        document("○青柳委員　一つ目です。\nみずき市公式サイト　印刷用\n二つ目です。"), layout=str(path)
    )
    assert [
        passage.span.of("○青柳委員　一つ目です。\nみずき市公式サイト　印刷用\n二つ目です。")
        for passage in meeting.passages
    ] == [
        "一つ目です。",
        "二つ目です。",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (GOOD + 'mark = "○"', r"unknown key 'mark' \(did you mean 'marks'\?\)"),
        (GOOD + 'divider = ["spce"]', r"'divider' cannot be 'spce' \(did you mean 'space'\?\)"),
        (GOOD + 'divider = "space"', r"'divider' must be a list of texts"),
        (GOOD + "names = 1", r"'names' must be a true or false"),
        (GOOD + 'brackets = ["【"]', r"'brackets' holds '【'"),
        (GOOD + 'pattern = "("', r"'pattern' is no regular expression"),
        (GOOD + 'pattern = "x"', r"no group"),
        (
            GOOD + '[marks]\n"○" = "chiar"',
            r"'marks\.○' cannot be 'chiar' \(did you mean 'chair'\?\); allowed: chair, speaker, question",
        ),
        (GOOD + 'words = "質問"', r"'words' must be a table such as"),
        (
            GOOD + 'speaker = ["name tile"]',
            r"'speaker' cannot be 'name tile' \(did you mean 'name title'\?\)",
        ),
        (
            GOOD + '[headings]\ndates = ["集いの日"]',
            r"'headings' cannot be 'dates' \(did you mean 'date'\?\)",
        ),
        (GOOD + 'headings = "x"', r"'headings' must be a table"),
        ("about = 'x'", r"'name' is missing"),
        ("name =", r"no TOML"),
    ],
)
def test_a_wrong_profile_is_refused_with_what_is_wrong(content: str, words: str) -> None:
    with pytest.raises(UsageError, match=rf"mine\.toml.*{words}"):
        read(content, where="mine.toml")


def test_a_profile_brings_headings_and_notes_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        GOOD
        + 'divider = ["colon"]\nnotes = ["｛｝"]\n[headings]\ndate = ["集いの日"]\npresent = ["お集まりの方"]\n',
        encoding="utf-8",
    )
    text = "集いの日　令和６年４月２４日\nお集まりの方\n　会長　青柳　蒼\n\n青柳会長：始めます。｛鐘が鳴る｝\n緑川委員：はい。\n"
    meeting = parse(document(text), layout=str(path))
    assert meeting.date
    assert meeting.date.value == "2024-04-24"
    assert [each.name.value for each in meeting.attendees if each.name] == ["青柳蒼"]
    assert [note.of(text) for note in meeting.utterances[0].notes] == ["｛鐘が鳴る｝"]


def test_a_close_choice_names_the_runner_up(parsed: Parse) -> None:
    meeting = parsed("青柳会長：始めます。\n緑川委員）質問します。\n")
    assert meeting.layout.margin == 0
    assert {meeting.layout.name, meeting.layout.runner_up} == {"colon", "half-bracket"}
    (finding,) = [each for each in meeting.findings if each.code == "parse.layout-doubtful"]
    assert f"better than {meeting.layout.runner_up}" in finding.message


def test_an_unknown_layout_gets_a_suggestion() -> None:
    with pytest.raises(UsageError, match=r"did you mean 'circle'"):
        load("cirle")


def test_a_missing_profile_file_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        load(str(tmp_path / "nowhere.toml"))
