"""Dates as minutes and people give them: a year, a month or a day is a stretch of days that lies inside a period or not."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from policy_graph.errors import UsageError
from policy_graph.model import NetworkChoice

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
# The fiscal year of Japanese municipalities runs from April to March (地方自治法 第208条).
APRIL = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, as ISO dates, both included."""

    first: str
    last: str

    def __contains__(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last


ALWAYS = Period("0000-00-00", "9999-12-31")


@lru_cache(maxsize=1 << 14)
def period(text: str | None) -> Period | None:
    """Read 2024, 2024-05 or 2024-05-21 (also with a time behind) as its days; ``None`` for what is no such date."""
    found = DATE.fullmatch(text or "")
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return Period(first.isoformat(), last.isoformat())


def fiscal_year(year: int) -> Period:
    """Give the days of a fiscal year, which is called by the year that it begins in: 2024 ends on 2025-03-31."""
    return Period(f"{year:04}-04-01", f"{year + 1:04}-03-31")


def year_of(days: Period, *, fiscal: bool) -> int | None:
    """Say in which one year all days lie; ``None`` where they may lie in two."""
    years = {_year(each, fiscal=fiscal) for each in (days.first, days.last)}
    return years.pop() if len(years) == 1 else None


def inside(choice: NetworkChoice) -> Callable[[str | None], bool]:
    """Make the question whether a date lies surely between ``since`` and ``until``, whole days, both included.

    Raises UsageError for a date that cannot be read and for an end before the beginning.
    """
    first = _given(choice.since, "since").first if choice.since else ALWAYS.first
    last = _given(choice.until, "until").last if choice.until else ALWAYS.last
    if first > last:
        raise UsageError(
            f"a period cannot end ({choice.until}) before it begins ({choice.since}): swap the two"
        )
    return _asked((Period(first, last),))


def inside_years(choice: NetworkChoice) -> Callable[[str | None], bool]:
    """Make the question whether a date lies surely in one of the fiscal years."""
    for year in choice.fiscal_years:
        if not 1 <= year < 9999:
            raise UsageError(f"there is no fiscal year {year}; give the year that it begins in, such as 2024")
    return _asked([fiscal_year(year) for year in choice.fiscal_years])


def _asked(periods: Sequence[Period]) -> Callable[[str | None], bool]:
    @lru_cache(maxsize=1 << 14)
    def asked(text: str | None) -> bool:
        days = period(text)
        return days is not None and any(days in each for each in periods)

    return asked


def _given(text: str, name: str) -> Period:
    found = period(text)
    if found is None or "T" in text:
        raise UsageError(f"{name} is {text!r}, which is no date: write 2024, 2024-05 or 2024-05-21")
    return found


def _year(day: str, *, fiscal: bool) -> int:
    year, month = int(day[:4]), int(day[5:7])
    return year - (fiscal and month < APRIL)
