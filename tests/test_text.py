"""Copies of a text that know where they came from."""

from hypothesis import given
from hypothesis import strategies as st

from policy_graph.text import fold, join, squeeze

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
