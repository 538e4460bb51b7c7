"""Gold documents are found by any of their names and read with care."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.evaluate.documents import find, read
from policy_graph.evaluate.gold import unmark
from policy_graph.text import squeeze

WORDS = st.text(st.sampled_from("港湾局 \n課"), max_size=6)
NAMES = st.tuples(st.sampled_from(["ORG", "PLACE", "POST"]), st.sampled_from(["", "?"]), WORDS)


@given(st.lists(st.tuples(WORDS, NAMES), max_size=5), WORDS)
def test_a_mark_stands_where_its_words_stand(
    pieces: list[tuple[str, tuple[str, str, str]]], tail: str
) -> None:
    marked = "".join(f"{before}⟦{tag}{sign}:{words}⟧" for before, (tag, sign, words) in pieces) + tail
    marks, plain = unmark(marked)
    assert plain == squeeze("".join(before + words for before, (_, _, words) in pieces) + tail)
    assert [plain[mark.start : mark.end] for mark in marks] == [squeeze(words) for _, (_, _, words) in pieces]


def test_the_signs_of_a_mark_say_what_it_is() -> None:
    marks, _ = unmark("⟦ORG?~三ツ瀬市:本市⟧⟦PLACE=三ツ瀬港:港⟧⟦GPE:三ツ瀬⟧")
    assert [(mark.canonical, mark.optional, mark.anaphor, mark.main) for mark in marks] == [
        ("三ツ瀬市", True, True, False),
        ("三ツ瀬港", False, False, True),
        ("三ツ瀬", False, False, True),
    ]


@pytest.mark.parametrize("ending", ["", ".txt", ".spans.txt", ".structure.json", ".relations.jsonl"])
def test_a_gold_document_is_found_by_its_stem_and_by_each_of_its_files(stem: Path, ending: str) -> None:
    assert find([stem.with_name(stem.name + ending)]) == [stem]


def test_a_folder_stands_for_all_gold_in_it_and_nothing_is_scored_twice(stem: Path) -> None:
    for ending in (".txt", ".spans.txt"):
        (stem.parent / f"another{ending}").write_text("会議録", "utf-8")
    (stem.parent / "README.md").write_text("not gold", "utf-8")
    assert find([stem.parent, stem]) == [stem.parent / "another", stem]


def test_what_is_missing_is_named(tmp_path: Path, stem: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no .*nowhere\.spans\.txt"):
        find([tmp_path / "nowhere"])
    (tmp_path / "mitsuse.2024.txt").unlink()
    with pytest.raises(UsageError, match=r"there is no .*mitsuse\.2024\.txt"):
        read(stem)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no gold document"):
        find([tmp_path / "empty"])


def test_layers_that_nobody_annotated_are_absent(stem: Path) -> None:
    stem.with_name(f"{stem.name}.structure.json").unlink()
    stem.with_name(f"{stem.name}.relations.jsonl").unlink()
    gold = read(stem)
    assert (gold.structure, gold.relations) == (None, None)


def test_a_marked_copy_of_another_text_is_refused_with_the_place(stem: Path) -> None:
    source = stem.with_name(f"{stem.name}.txt")
    source.write_text(source.read_text("utf-8").replace("協議", "会談"), "utf-8")
    with pytest.raises(UsageError, match=r"after '.*織部会長と' .'協議しました' is not '会談しました'"):
        read(stem)


def test_broken_relations_are_named_with_their_line(stem: Path) -> None:
    relations = stem.with_name(f"{stem.name}.relations.jsonl")
    relations.write_text(relations.read_text("utf-8") + "\n\n{broken", "utf-8")
    with pytest.raises(UsageError, match=r"relations\.jsonl, line 4: not JSON"):
        read(stem)
