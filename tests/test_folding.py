"""What a search takes for the same, and the way back to the characters of the source."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.folding import MARKED, folded, mapped
from policy_graph.folding.words import Words, read

# Japanese as it is written, and what is hard about it: half width, marks that join, selectors, beyond the first plane.
CHARACTERS = "あいかがきぎアカガヴヶケーｰ－—ｶﾞﾊﾟ゛゜\u3099\u309a区區国國辺邊邉髙高﨑崎𠮷吉葛\U000e0100\ufe00々〇一1１ A Ａßé㈱㌔ﬁ\u0301\u200d\n　。、가\u1100\u1161"
TEXTS = st.text(st.sampled_from(CHARACTERS), max_size=40) | st.text(max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾃﾞｰﾀ", "データ"),
        ("ﾊﾟｰｸ", "ぱーく"),
        ("か\u3099", "が"),
        ("か゛", "ガ"),
        ("ＡＢｃ", "abC"),
        ("區國邉髙﨑齊", "区国辺高崎斎"),
        ("𠮷野", "吉野"),
        ("葛\U000e0100城", "葛城"),
        ("緑ヶ丘", "緑ケ丘"),
        ("サ－ビス", "サービス"),
        ("会 　長\n", "会長"),
        ("㈱", "(株)"),
        ("令\u200d和", "令和"),
    ],
)
def test_two_ways_to_write_one_word_meet(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("一", "1"), ("が", "か"), ("緑が丘", "緑ヶ丘"), ("はは", "ぱは"), ("人々", "人人")]
)
def test_what_means_something_else_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_the_way_back_leads_to_the_characters_that_were_folded() -> None:
    copy = mapped("㈱ｶﾞｽ 会 長")
    assert copy.text == "(株)がす会長"
    assert copy.source(3, 4) == (1, 3)
    assert copy.source(5, 7) == (5, 8)


@given(TEXTS)
def test_a_text_with_its_way_back_is_the_folded_text(text: str) -> None:
    copy = mapped(text)
    assert copy.text == folded(text)
    assert len(copy.starts) == len(copy.ends) == len(copy.text)
    assert all(start < end <= len(text) for start, end in zip(copy.starts, copy.ends, strict=True))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("公園 整備", Words((("公園",), ("整備",)))),
        ("公園　-駐車場", Words((("公園",),), ("駐車場",))),
        ("公園 OR 緑地 整備", Words((("公園", "緑地"), ("整備",)))),
        ('"公園 の整備" －"駐車場"', Words((("公園の整備",),), ("駐車場",))),
        ("OR 公園 OR", Words((("公園",),))),
        ("３-5", Words((("3ー5",),))),
        (' "" 　', Words()),
    ],
)
def test_words_are_read_as_they_are_typed(typed: str, words: Words) -> None:
    assert read(typed) == words


def test_all_marks_that_join_are_known() -> None:
    marks = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)).startswith("M")}
    assert marks <= set(MARKED)


def test_more_than_anybody_looks_for_is_refused() -> None:
    with pytest.raises(UsageError, match="at most 400"):
        read("公" * 401)
    with pytest.raises(UsageError, match="at most 20"):
        read("公 " * 21)
