"""Dates and times as Japanese minutes write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.dates import ERAS, dates, number, times
from policy_graph.text import fold


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("平成29年10月16日（月）", "2017-10-16"),
        ("令和　６年１２月２７日", "2024-12-27"),
        ("令和元年五月一日", "2019-05-01"),
        ("昭和六十三年十一月三日", "1988-11-03"),
        ("二〇二四年", None),
        ("2008年7月22日", "2008-07-22"),
        ("2012/9/12", "2012-09-12"),
        ("R6.5.21", "2024-05-21"),
        ("令和６年２月３１日", None),
    ],
)
def test_a_date_reads_to_iso_or_not_at_all(written: str, iso: str | None) -> None:
    assert next((reading.value for reading in dates(fold(written))), None) == iso


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("13時30分～17時15分", ["13:30", "17:15"]),
        ("午後三時開議", ["15:00"]),
        ("午前八時五十九分開議", ["08:59"]),
        ("午後１時半", ["13:30"]),
        ("10:05", ["10:05"]),
        ("午後０時４０分", ["12:40"]),
        ("25時", []),
    ],
)
def test_times_of_day(written: str, read: list[str]) -> None:
    assert [reading.value for reading in times(fold(written))] == read


@pytest.mark.parametrize(
    ("written", "value"),
    [("23", 23), ("二十三", 23), ("二三", 23), ("十", 10), ("百二", 102), ("千九百八十八", 1988)],
)
def test_numerals(written: str, value: int) -> None:
    assert number(written) == value


@given(st.dates(min_value=date(2019, 5, 1), max_value=date(2099, 12, 31)))
def test_every_date_of_reiwa_comes_back(day: date) -> None:
    written = f"令和{day.year - ERAS['令和'] + 1}年{day.month}月{day.day}日"
    (reading,) = dates(written)
    assert reading.value == day.isoformat()
    assert written[reading.start : reading.end] == written
