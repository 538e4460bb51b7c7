"""The words of a passage by their place, also where blanks part them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.recognize.conftest import analysis_of

from policy_graph.recognize.analysis import Analysis

# Words of one to three characters, each with the blanks before it.
WORDS = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), min_size=1, max_size=8)
PLACES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


def placed(words: list[tuple[int, int]]) -> Analysis:
    """Place words of given lengths behind one another."""
    end, tokens = 0, []
    for token, (blanks, length) in zip(analysis_of(" ".join(["市"] * len(words))).tokens, words, strict=True):
        start, end = end + blanks, end + blanks + length
        tokens.append(replace(token, text="市" * length, start=start, end=end))
    return replace(analysis_of("市"), tokens=tuple(tokens))


@given(WORDS, PLACES)
def test_words_are_found_by_their_place(words: list[tuple[int, int]], stretch: list[int]) -> None:
    analysis, (start, end) = placed(words), stretch
    tokens = analysis.tokens
    assert analysis.between(start, end) == [
        each for each in tokens if start <= each.start and each.end <= end
    ]
    assert analysis.beginning_at(start) == next((each for each in tokens if each.start == start), None)
    assert analysis.ending_at(end) == next((each for each in tokens if each.end == end), None)
    if start < end:
        shared = [at for at, each in enumerate(tokens) if each.start < end and start < each.end]
        assert list(analysis.touching(start, end)) == shared
