"""Copies of a text that know where they came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.text import fold, join, line_ends, line_of, squeeze, unlike

TEXTS = st.text(st.sampled_from("山田川ア１1（(㈱ \u3000\n\r\f。"), max_size=40)


@given(TEXTS, st.data())
def test_a_stretch_of_a_folded_copy_leads_back_to_the_same_words(text: str, data: st.DataObject) -> None:
    copy = join(text, [(0, len(text))]).folded
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, len(copy.text)))
    low, high = copy.source(start, end)
    assert copy.text[start:end] in fold(text[low:high])


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_name_broken_by_a_line_end_is_whole_in_the_joined_copy() -> None:
    text = "議長、大\n\n　西委員"
    copy = join(text, [(0, 4), (7, len(text))])
    assert copy.text == "議長、大西委員"
    assert copy.source(3, 5) == (3, 8)


def test_two_spellings_of_one_name_meet() -> None:
    assert fold("髙 﨑") == fold("高崎")
    assert squeeze("開 催\u3000日\t時\n") == "開催日時"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(ending: str) -> None:
    text = ending.join(["会議録", "", "○議長\u2028始めます。\f\x85", "以上"])
    assert line_of(text, text.index("始")) == 3
    assert line_of(text, text.index("以")) == 4
    assert len(line_ends(text)) == 3


@given(st.text(st.sampled_from("会\r\n\f\u2028"), max_size=12))
def test_both_ways_of_counting_lines_agree(text: str) -> None:
    ends = line_ends(text)
    assert [line_of(text, at) for at in range(len(text))] == [
        1 + sum(end <= at for end in ends) for at in range(len(text))
    ]


def test_signs_that_encodings_read_in_two_ways_meet() -> None:
    source = "みずき〜未来へ−１‖".encode("euc_jp")
    assert fold(source.decode("euc_jp")) == fold(bytes_of_windows(source).decode("cp932"))


def bytes_of_windows(source: bytes) -> bytes:
    """The same characters of JIS X 0208 as CP932 writes them."""
    return source.decode("euc_jp").encode("shift_jis")


def test_words_in_latin_letters_stay_apart_where_a_line_ends() -> None:
    copy = join("the city of\n　Northbridge と\n結ぶ", [(0, 11), (13, 26), (27, 29)])
    assert copy.text == "the city of Northbridge と結ぶ"
    start = copy.text.index("of Northbridge")
    assert copy.source(start, start + 14) == (9, 24)


def test_of_two_long_texts_the_place_where_they_part_is_shown() -> None:
    before, after = "あ" * 100, "い" * 100
    assert unlike(f"{before}３点{after}", f"{before}４点{after}", 2) == ("…ああ３点い…", "…ああ４点い…")
    assert unlike("議長", "議長。", 5) == ("議長", "議長。")
    assert unlike("ああ", "あああ", 1) == ("…あ", "…ああ")
    assert unlike("議長", "") == ("議長", "")
