"""No label lies on another label or mark, whatever the network."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_graph.views.paper.layout import plan
from policy_graph.views.paper.spacing import Link, Shape

SHAPES = st.builds(Shape, st.floats(3, 13), st.floats(8, 130), st.floats(10, 34))


def overlaps(boxes: list[tuple[float, float, float, float]]) -> int:
    count = 0
    for at, (left, low, right, high) in enumerate(boxes):
        for other_left, other_low, other_right, other_high in boxes[:at]:
            count += left < other_right and other_left < right and low < other_high and other_low < high
    return count


def boxes(
    centres: list[list[float]], sizes: list[tuple[float, float]]
) -> list[tuple[float, float, float, float]]:
    return [
        (x - w / 2, y - h / 2, x + w / 2, y + h / 2) for (x, y), (w, h) in zip(centres, sizes, strict=True)
    ]


@given(st.lists(SHAPES, min_size=2, max_size=24), st.data())
@settings(max_examples=40, deadline=None)
def test_labels_and_marks_never_overlap_and_stay_on_the_sheet(
    shapes: list[Shape], data: st.DataObject
) -> None:
    place = st.integers(0, len(shapes) - 1)
    pairs = data.draw(st.lists(st.tuples(place, place), max_size=40))
    found = plan(shapes, [Link(one, other, 1.0) for one, other in pairs if one != other])
    marks = boxes(found.marks.tolist(), [(2 * shape.radius,) * 2 for shape in shapes])
    labels = boxes(found.labels.tolist(), [(shape.width, shape.height) for shape in shapes])
    assert overlaps(labels) == 0
    assert overlaps(marks) == 0
    assert all(
        overlaps([label, mark]) == 0
        for at, label in enumerate(labels)
        for mark in (*marks[:at], *marks[at + 1 :])
    )
    everything = np.array(marks + labels)
    assert everything.min() >= -0.01
    assert everything[:, [0, 2]].max() <= found.width + 0.01
    assert everything[:, [1, 3]].max() <= found.height + 0.01


def test_related_actors_stand_nearer_than_unrelated_ones() -> None:
    chain = plan([Shape(5, 40, 10)] * 9, [Link(at, at + 1, 1.0) for at in range(8)]).marks
    assert np.linalg.norm(chain[0] - chain[1]) < np.linalg.norm(chain[0] - chain[8]) / 3


def test_unconnected_parts_do_not_mingle() -> None:
    shapes = [Shape(5, 40, 10)] * 6
    marks = plan(shapes, [Link(0, 1, 1.0), Link(1, 2, 1.0), Link(3, 4, 1.0), Link(4, 5, 1.0)]).marks
    one, other = marks[:3], marks[3:]
    apart = (one.max(axis=0) < other.min(axis=0)) | (other.max(axis=0) < one.min(axis=0))
    assert apart.any()


def test_a_label_stands_where_no_line_leaves() -> None:
    shapes = [Shape(5, 30, 10), *[Shape(5, 20, 10)] * 2]
    found = plan(shapes, [Link(0, 1, 1.0), Link(0, 2, 1.0)])
    for end in (1, 2):
        line = found.marks[end] - found.marks[0]
        label = found.labels[0] - found.marks[0]
        along = float(label @ line) / float(np.linalg.norm(line) * np.linalg.norm(label))
        assert along < 0.9
