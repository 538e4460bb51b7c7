"""Who with what as a matrix: numbers and signs in the cells, like by like, the rest counted."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from policy_graph.model import Actor, ActorType, Printing, Side, Tie
from policy_graph.views.network import Network, network
from policy_graph.views.paper.matrix import matrix
from policy_graph.views.paper.seriation import seriated

MakeTie = Callable[..., Tie]


def spoken(tie: MakeTie) -> Network:
    """Two camps: a and c speak of x, b and d of y; a twice for it, b against it, c on both sides."""
    people = [Actor(id=name, label=f"議員{name}", type=ActorType.PERSON) for name in "abcd"]
    matters = [Actor(id=name, label=f"計画{name}", type=ActorType.PROGRAM) for name in "xy"]
    said = [
        ("a", "x", Side.FOR),
        ("a", "x", Side.FOR),
        ("b", "y", Side.AGAINST),
        ("c", "x", Side.FOR),
        ("c", "x", Side.AGAINST),
        ("d", "y", None),
    ]
    ties = [
        replace(tie(one, other, "speaksOf", start=at), side=side)
        for at, (one, other, side) in enumerate(said)
    ]
    graph = network([*people, *matters], ties)
    graph.graph["kind"] = "speaker-program"
    return graph


def test_a_cell_says_how_much_and_on_which_side(tie: MakeTie) -> None:
    drawing = matrix(spoken(tie))
    assert {"＋2", "－1", "±2", "1"} <= set(drawing.sheet.written)
    assert len(drawing.parts) == 4
    assert "議員b × 計画y（反対 against、1）" in {part.words for part in drawing.parts.values()}
    assert "行4／4、列2／2を表示。省略した根拠：0件。" in drawing.captions[0]


def test_what_finds_no_room_is_counted(tie: MakeTie) -> None:
    drawing = matrix(spoken(tie), Printing(rows=2, columns=1))
    assert len(drawing.parts) == 2  # a and c, who speak most, of x
    assert "行2／4、列1／2を表示。省略した根拠：2件。" in drawing.captions[0]


def test_like_stands_by_like(tie: MakeTie) -> None:
    written = [each for each in matrix(spoken(tie)).sheet.written if each.startswith("議員")]
    assert {frozenset(written[:2]), frozenset(written[2:])} == {
        frozenset(("議員a", "議員c")),
        frozenset(("議員b", "議員d")),
    }


def test_a_hidden_order_is_found_again() -> None:
    band = np.array([[2.0 if abs(row - column) < 2 else 0.0 for column in range(7)] for row in range(7)])
    shuffled = np.array([3, 0, 6, 2, 5, 1, 4])
    rows, columns = seriated(band[np.ix_(shuffled, shuffled)])
    for order in (shuffled[list(rows)].tolist(), shuffled[list(columns)].tolist()):
        assert order in (list(range(7)), list(range(7))[::-1])


def test_people_among_themselves_stand_on_both_sides(tie: MakeTie) -> None:
    people = [Actor(id=name, label=name, type=ActorType.PERSON) for name in "ab"]
    graph = network(people, [tie("a", "b", "cooperatesWith")])
    assert sorted(matrix(graph).parts) == ["cell-1-2", "cell-2-1"]


def test_an_empty_matrix_says_so(tie: MakeTie) -> None:
    assert "There is no relation to draw" in matrix(network([], [])).captions[1]


def test_who_is_responsible_for_what_sets_actors_against_programmes(tie: MakeTie) -> None:
    offices = [Actor(id=name, label=f"{name}課", type=ActorType.ORGANIZATION) for name in "ab"]
    matters = [Actor(id=name, label=f"計画{name}", type=ActorType.PROGRAM) for name in "xy"]
    ties = [tie("a", "x", "responsibleFor"), tie("b", "y", "responsibleFor"), tie("a", "b", "memberOf")]
    drawing = matrix(network([*offices, *matters], ties))
    words = sorted(part.words.split("（")[0] for part in drawing.parts.values())
    assert words == ["a課 × 計画x", "b課 × 計画y"]
    assert "列は計画・事業・議案。" in drawing.captions[0]
    assert "所属や所在、同じ段落での言及は数えない。" in drawing.captions[0]
