"""White space goes, places stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.evaluate.squeezed import squeezed
from policy_graph.text import squeeze

TEXTS = st.text(st.sampled_from("港湾課 　\n\r\tあA\u3000"), max_size=40)


@given(TEXTS, st.data())
def test_a_stretch_of_the_source_is_the_same_stretch_of_the_copy(source: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(source)))
    start = data.draw(st.integers(0, end))
    text = squeezed(source)
    assert text.text[text.at(start) : text.at(end)] == squeeze(source[start:end])


def test_a_place_is_shown_by_the_line_of_the_source_that_its_character_stands_on() -> None:
    text = squeezed("会\n\n　議\n録")
    assert [text.line(place) for place in range(3)] == [1, 3, 4]


@pytest.mark.parametrize("offset", [-1, 4])
def test_records_of_another_text_are_refused(offset: int) -> None:
    with pytest.raises(UsageError, match="another text"):
        squeezed("会議録").at(offset)
