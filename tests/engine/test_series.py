"""Meetings that are missing between those of one series, and meetings that came twice."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from policy_graph.engine.series import duplicates, gaps
from policy_graph.engine.summary import Summary, summary
from policy_graph.ingest.plain import read
from policy_graph.model import Extraction
from policy_graph.parse.meeting import parse

COUNCIL = "みずき市環境審議会"


def extraction(title: str, date: str, name: str = "") -> Summary:
    text = f"{title}会議録\n\n日時　{date}\n\n○青柳会長　始めます。\n○緑川委員　はい。\n"
    document = read(text.encode(), name=name or f"{title}.txt")
    found = Extraction(document=document, meeting=parse(document), mentions=(), entities=(), facts=())
    return summary(found)


def missing(*titles: tuple[str, str]) -> list[tuple[str, list[str]]]:
    return [
        (gap["scope"], gap["missing"]) for gap in gaps([extraction(title, date) for title, date in titles])
    ]


def rising(numbers: Iterable[int]) -> list[tuple[str, str]]:
    return [(f"第{each}回{COUNCIL}", f"令和{each}年5月8日") for each in numbers]


def test_a_number_between_two_others_is_missing() -> None:
    (gap,) = gaps([extraction(title, date) for title, date in rising([1, 2, 4])])
    assert gap == {"body": COUNCIL, "unit": "回", "scope": "", "missing": ["3"]}


def test_several_in_a_row_are_a_range_and_the_ends_are_open() -> None:
    assert missing(*rising([2, 3, 7])) == [("", ["4-6"])]


def test_numbers_begin_anew_with_the_year_that_the_title_names() -> None:
    assert (
        missing(
            ("令和４年度第１回" + COUNCIL, "令和4年5月8日"),
            ("令和４年度第２回" + COUNCIL, "令和5年2月8日"),
            ("令和５年度第１回" + COUNCIL, "令和5年5月8日"),
            ("令和５年度第３回" + COUNCIL, "令和6年2月8日"),
        )
        == [("2023年度", ["2"])]
    )  # fmt: skip


def test_numbers_without_a_year_begin_anew_where_they_fall() -> None:
    dates = ["令和4年6月1日", "令和5年2月1日", "令和5年6月1日", "令和6年2月1日"]
    titles = [f"第{number}回{COUNCIL}" for number in (1, 3, 1, 2)]
    assert missing(*zip(titles, dates, strict=True)) == [("2022年度", ["2"])]


def test_high_numbers_run_on_even_where_the_title_names_the_year() -> None:
    titles = [
        ("令和４年度第23回" + COUNCIL, "令和4年5月8日"),
        ("令和５年度第25回" + COUNCIL, "令和5年5月8日"),
    ]
    assert missing(*titles) == [("", ["24"])]


def test_sittings_are_counted_inside_their_session() -> None:
    def sitting(number: int, session: str, day: int) -> tuple[str, str]:
        return f"令和６年{session}みずき市議会　第{number}号", f"令和6年6月{day}日"

    assert missing(
        sitting(1, "第１回定例会", 1), sitting(3, "第１回定例会", 3), sitting(1, "第２回定例会", 11)
    ) == [("2024 第1回定例会", ["2"])]


def test_sessions_that_share_a_number_are_counted_apart() -> None:
    titles = ["令和６年第１回定例会", "令和６年第１回臨時会", "令和６年第３回定例会"]
    dates = ["令和6年3月1日", "令和6年5月1日", "令和6年9月1日"]
    found = missing(*zip([f"みずき市議会{title}" for title in titles], dates, strict=True))
    assert found == [("2024 定例会", ["2"])]


@pytest.mark.parametrize("numbers", [[3], [1, 2, 3], []])
def test_nothing_is_missing(numbers: list[int]) -> None:
    assert missing(*rising(numbers)) == []


def test_one_meeting_in_two_files_is_named_with_both() -> None:
    first = extraction(f"第１回{COUNCIL}", "令和6年5月8日", "a.txt")
    again = extraction(f"第１回{COUNCIL}", "2024年5月8日", "b.txt")
    other = extraction(f"第２回{COUNCIL}", "令和6年5月8日", "c.txt")
    (double,) = duplicates([again, other, first])
    assert double == {
        "body": COUNCIL,
        "date": "2024-05-08",
        "numbers": "第1回",
        "documents": ["a.txt", "b.txt"],
    }


def test_meetings_without_a_date_are_never_the_same() -> None:
    undated = extraction(f"第１回{COUNCIL}", "令和6年5月8日")
    undated = replace(undated, date="")
    assert duplicates([undated, undated]) == []
