"""The model reads many short pieces at once and few long ones, in order, and loses none."""

from policy_graph.recognize.ginza import LIMIT, batches


def sizes(*lengths: int) -> list[list[int]]:
    pieces = [("会" * length, number) for number, length in enumerate(lengths)]
    found = list(batches(pieces, 3))
    assert [piece for group in found for piece in group] == pieces
    return [[len(text) for text, _ in group] for group in found]


def test_short_pieces_go_together_and_long_ones_alone() -> None:
    assert sizes(1, 1, 1, 1) == [[1, 1, 1], [1]]
    assert sizes(1, LIMIT, LIMIT, 0, 1) == [[1], [LIMIT], [LIMIT, 0], [1]]
    assert sizes() == []
