"""Why a field has no value, and the numbers of a title."""

import pytest

from policy_graph.model import FieldState

from .conftest import Parse

TALK = "○青柳会長　始めます。\n○緑川委員　はい。\n"
PRESENT, NOT_PUBLISHED, UNREADABLE, NOT_APPLICABLE = FieldState


def state(field: str, text: str, parsed: Parse) -> FieldState:
    return dict(parsed(text).states)[field]


@pytest.mark.parametrize(
    ("field", "heading", "wanted"),
    [
        ("date", "日時　令和６年５月８日", PRESENT),
        ("date", "日時　未定", UNREADABLE),
        ("date", "日時　令和６年１３月４０日", UNREADABLE),
        ("date", "場所　市役所", NOT_PUBLISHED),
        ("start_time", "日時　令和６年５月８日　午後１時", PRESENT),
        ("start_time", "日時　令和６年５月８日", NOT_PUBLISHED),
        ("start_time", "開会時刻　昼", UNREADABLE),
        ("start_time", "○午前１０分１０分開会", UNREADABLE),
        ("venue", "場所　市役所", PRESENT),
        ("venue", "場所", UNREADABLE),
        ("attendees", "出席者　青柳会長、緑川委員", PRESENT),
        ("attendees", "日時　令和６年５月８日", NOT_PUBLISHED),
        ("agenda", "議題\n（１）予算について", PRESENT),
        ("observers", "傍聴者　なし", PRESENT),
        ("observers", "傍聴者　多数", UNREADABLE),
        ("title", "第１回みずき市環境審議会会議録", PRESENT),
        ("body", "第１回みずき市環境審議会会議録", PRESENT),
        ("body", "会議名　定例会", NOT_PUBLISHED),
        ("municipality", "第１回みずき市環境審議会会議録", PRESENT),
        ("municipality", "衆議院みどり委員会会議録", NOT_APPLICABLE),
    ],
)
def test_a_field_that_is_not_there_says_why(
    field: str, heading: str, wanted: FieldState, parsed: Parse
) -> None:
    assert state(field, f"{heading}\n\n{TALK}", parsed) is wanted


@pytest.mark.parametrize("field", ["attendees", "agenda", "observers"])
def test_one_speech_has_no_list_of_people(field: str, parsed: Parse) -> None:
    speech = "市民の皆様、みずき市の予算を御説明します。\n公園を広げます。\n"
    assert state(field, speech, parsed) is NOT_APPLICABLE
    meeting = "ただいまから会議を開きます。\n御異議ありませんか。\n"
    assert state(field, meeting, parsed) is NOT_PUBLISHED


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("令和６年第１回みずき市議会定例会会議録　第２号", [("回", 1, 2024, False, "定例会"), ("号", 2, None, False, None)]),
        ("令和元年度第３回みずき市環境審議会会議録", [("回", 3, 2019, True, None)]),
        ("みずき市議会みどり委員会速記録第二十四号", [("号", 24, None, False, None)]),
        ("みずき市議会　平成31年_第１回臨時会（第３日目）", [("回", 1, 2019, False, "臨時会"), ("日", 3, None, False, None)]),
        ("みずき市議会第５号議案審査会議録", []),
        ("みずき市環境審議会会議録", []),
    ],
)  # fmt: skip
def test_the_numbers_of_a_title(title: str, wanted: list[tuple[object, ...]], parsed: Parse) -> None:
    text = f"{title}\n\n{TALK}"
    numbers = parsed(text).numbers
    assert [(each.unit, each.number, each.year, each.fiscal, each.session) for each in numbers] == wanted
    assert all(each.unit in each.span.of(text) for each in numbers)
