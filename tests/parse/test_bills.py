"""Bills, petitions and reports by their numbers, in the forms that assemblies write."""

import pytest

from policy_graph.parse.bills import keys, named


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("議案第85号公園条例", [("議案", 85)]),
        ("第85号議案第二駐車場の整備", [("議案", 85)]),
        ("議員提出第5号議案と議員提出議案第6号", [("議員提出議案", 5), ("議員提出議案", 6)]),
        ("令和6年陳情第3号", [("陳情", 3)]),
        ("日程第一議案第五十七号", [("議案", 57)]),
        ("議案第4号から議案第7号まで", [("議案", 4), ("議案", 5), ("議案", 6), ("議案", 7)]),
        ("議案第4号から日程第3議案第9号までの3件", [("議案", 4), ("議案", 9)]),
        ("審議第5号、地方自治法第96条", []),
    ],
)
def test_numbers_are_found_whatever_their_form(words: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(keys(words), key=lambda key: key[1]) == expected


def test_a_bill_between_the_ends_of_a_range_has_the_name_of_its_kind() -> None:
    assert [each.name for each in named("第4号議案から第6号議案までの3議案")] == [
        "第4号議案",
        "第5号議案",
        "第6号議案",
    ]
