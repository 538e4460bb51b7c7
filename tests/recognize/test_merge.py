"""One name at one place, whatever the finders propose."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import EntityType
from policy_graph.recognize import merge
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent

Words = Callable[[str], Analysis]
STRETCH = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def candidate(start: int, end: int, *, reach: tuple[int, int] | None = None) -> Candidate:
    return Candidate(start=start, end=end, type=EntityType.PLACE, method="test", reach=reach)


def finder(stretches: list[tuple[int, int]]) -> merge.Finder:
    def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
        for start, end in stretches:
            yield candidate(start, end)

    return find


@given(st.lists(st.lists(STRETCH, max_size=8), max_size=4))
def test_mentions_never_overlap_and_stand_in_order(rounds: list[list[tuple[int, int]]]) -> None:
    from policy_graph.model import Passage, RegionKind, Span
    from policy_graph.text import join

    text = "あ" * 50
    analysis = Analysis(
        passage=Passage(spans=(Span(0, 50),), kind=RegionKind.SPEECH),
        copy=join(text, [(0, 50)]),
        tokens=(),
        sentences=(),
        names=(),
    )
    found = merge.search(analysis, [finder(stretches) for stretches in rounds])
    assert all(left.end <= right.start for left, right in pairwise(found))
    if rounds and rounds[0]:
        first = rounds[0][0]
        assert any((each.start, each.end) == first for each in found)


def test_what_is_spent_with_a_name_is_closed_to_later_finders(words: Words) -> None:
    def person(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
        yield candidate(0, 2, reach=(0, 4))

    found = merge.search(words("芦川/姓 市長"), [person, finder([(2, 4)])])
    assert [(each.start, each.end) for each in found] == [(0, 2)]


def test_a_defined_alias_takes_the_place_of_what_was_guessed_there() -> None:
    found = merge.put([candidate(0, 3), candidate(4, 9)], candidate(5, 7))
    assert [(each.start, each.end) for each in found] == [(0, 3), (5, 7)]
