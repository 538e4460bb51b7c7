"""Gold without its text scores like gold with it, and is refused where the text is another one."""

import json
from pathlib import Path

import pytest

from policy_graph import api
from policy_graph.errors import UsageError
from policy_graph.evaluate.documents import find, read
from policy_graph.evaluate.standoff import STANDOFF, load
from policy_graph.settings import Settings


@pytest.fixture
def detached(stem: Path, tmp_path: Path) -> Path:
    (path,) = api.detach([stem], tmp_path / "apart")
    return path


def test_what_was_marked_comes_back_whole(stem: Path, detached: Path) -> None:
    whole, apart = read(stem), read(detached, stem.parent)
    assert apart.marks == whole.marks
    assert apart.relations == whole.relations
    assert whole.structure is not None
    assert apart.structure is not None
    for back, wanted in zip(apart.structure["utterances"], whole.structure["utterances"], strict=True):
        assert back["first"].startswith(wanted["first"])
        assert back["last"].endswith(wanted["last"])
        assert all(back[key] == wanted[key] for key in ("speaker", "name", "role", "kind"))
    assert apart.structure["agenda"] == whole.structure["agenda"]
    assert apart.structure["attendees"] == whole.structure["attendees"]


def test_nothing_that_was_said_is_in_it(detached: Path) -> None:
    written = detached.read_text("utf-8")
    assert "協議しました" not in written
    assert "が説明します" not in written
    assert "三ツ瀬市港湾局" in written


def test_offsets_count_characters_of_the_source(stem: Path, detached: Path) -> None:
    source = stem.with_name(f"{stem.name}.txt").read_text("utf-8")
    rows = json.loads(detached.read_text("utf-8"))["spans"]
    assert [source[start:end] for start, end, *_ in rows][:3] == [
        "三ツ瀬市港湾審議会",
        "みつせ港湾ビジョン",
        "三ツ瀬市",
    ]
    assert source[rows[3][0] : rows[3][1]] == "みつせ港湾\nビジョン"


def test_a_folder_holds_both_kinds(stem: Path, detached: Path) -> None:
    (stem.parent / detached.name).write_bytes(detached.read_bytes())
    assert find([stem.parent]) == [stem, stem.parent / detached.name]


def test_another_version_of_the_text_is_refused(stem: Path, detached: Path) -> None:
    source = stem.with_name(f"{stem.name}.txt")
    source.write_text(source.read_text("utf-8") + "。", "utf-8")
    with pytest.raises(UsageError, match="annotates another version of"):
        read(detached, stem.parent)


def test_a_missing_text_says_which_option_is_needed(detached: Path) -> None:
    with pytest.raises(UsageError, match=r"annotates .*mitsuse\.2024\.txt, which is not there.*--sources"):
        read(detached)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / f"other{STANDOFF}"
    path.write_text('{"spans": []}', "utf-8")
    with pytest.raises(UsageError, match="is no stand-off gold document"):
        load(path, tmp_path / "other.txt")


@pytest.mark.model
def test_the_figures_are_those_of_the_marked_copy(stem: Path, detached: Path, tmp_path: Path) -> None:
    kept = [tmp_path / "whole.json", tmp_path / "apart.json"]
    api.evaluate([stem], Settings(), save=kept[0])
    api.evaluate([detached], Settings(), sources=stem.parent, save=kept[1])
    whole, apart = (json.loads(path.read_text("utf-8")) for path in kept)
    assert whole == apart
    assert whole["together"]["spans"]["exact"]["gold"] > 0


def test_words_that_stand_twice_are_placed_in_the_order_of_the_talk(tmp_path: Path) -> None:
    source = "○織委員　次に、港の話です。次に、道の話です。\n○黒瀬委員　次に、道の話です。終わります。\n"
    told = [
        ("織委員", "次に、港の話です。", "道の話です。"),
        ("黒瀬委員", "次に、道の話です。", "終わります。"),
    ]
    utterances = [
        {"speaker": who, "name": who[0], "role": "委員", "kind": "speech", "first": first, "last": last}
        for who, first, last in told
    ]
    for ending, text in (
        (".txt", source),
        (".spans.txt", source),
        (".structure.json", json.dumps({"attendees": [], "agenda": [], "utterances": utterances})),
    ):
        (tmp_path / f"twice{ending}").write_text(text, "utf-8")
    (path,) = api.detach([tmp_path / "twice"], tmp_path / "apart")
    placed = json.loads(path.read_text("utf-8"))["structure"]["utterances"]
    assert [source[each["start"] : each["end"]] for each in placed] == [
        "次に、港の話です。次に、道の話です。",
        "次に、道の話です。終わります。",
    ]


def test_minutes_without_a_speaker_label_can_be_kept_without_their_text(stem: Path, tmp_path: Path) -> None:
    structure = stem.with_name(f"{stem.name}.structure.json")
    told = json.loads(structure.read_text("utf-8")) | {"utterances": []}
    structure.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    (path,) = api.detach([stem], tmp_path / "apart")
    assert read(path, stem.parent).structure == told
