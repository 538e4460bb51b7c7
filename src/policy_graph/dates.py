"""Dates, times and numerals as Japanese minutes write them, read to ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# First year of each era; 元年 is its year one. Source: 元号法と改元の政令。
ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019, "R": 2019, "H": 1989, "S": 1926}
# The day each era began on; older dates are told by the western calendar alone (太陽暦 since 1873).
BEGINNINGS = {
    "令和": "2019-05-01",
    "平成": "1989-01-08",
    "昭和": "1926-12-25",
    "大正": "1912-07-30",
    "明治": "1873-01-01",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}

NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十百千]{1,7})"
YEAR = rf"(?:(?P<era>明治|大正|昭和|平成|令和|[RHS])(?P<year>{NUMBER}|元)|(?P<western>\d{{4}}))"
DATE = re.compile(
    rf"{YEAR}(?:年(?P<month>{NUMBER})月(?P<day>{NUMBER})日|[./-](?P<m>\d{{1,2}})[./-](?P<d>\d{{1,2}})(?!\d))"
)
TIME = re.compile(
    rf"(?P<half>午前|午後|正午)?(?:(?P<hour>{NUMBER})(?:時(?:(?P<minute>{NUMBER})分|(?P<thirty>半))?|:(?P<colon>\d\d)))|"
    r"(?P<noon>正午)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read and where: ``value`` is ISO (2017-10-16, 13:30), offsets are those of the text given."""

    value: str
    start: int
    end: int


def number(text: str) -> int:
    """Read ``23``, ``二十三`` or ``二三``; raises ValueError for anything else."""
    if text.isdecimal():
        return int(text)
    if not any(char in UNITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


def dates(text: str) -> Iterator[Reading]:
    """Find full dates, 和暦 or 西暦, in a text under NFKC without white space; impossible ones are passed over."""
    for match in DATE.finditer(text):
        try:
            value = date(
                year(match), number(match["month"] or match["m"]), number(match["day"] or match["d"])
            )
        except (ValueError, KeyError):
            continue
        yield Reading(value.isoformat(), match.start(), match.end())


def times(text: str) -> Iterator[Reading]:
    """Find times of day (13時30分, 午後三時, 10:05, 正午) in a text under NFKC without white space."""
    for match in TIME.finditer(text):
        hour = 12 if match["noon"] else number(match["hour"])
        minute = 30 if match["thirty"] else number(match["minute"] or match["colon"] or "0")
        if match["half"] == "午後" and hour < 12:
            hour += 12
        if hour < 24 and minute < 60:
            yield Reading(f"{hour:02}:{minute:02}", match.start(), match.end())


def in_era(value: str) -> str | None:
    """Write an ISO date by the Japanese calendar: 2024-05-20 → 令和6年5月20日; ``None`` for what is no such date."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    era = next((name for name, first in BEGINNINGS.items() if day.isoformat() >= first), None)
    if era is None:
        return None
    count = day.year - ERAS[era] + 1
    return f"{era}{'元' if count == 1 else count}年{day.month}月{day.day}日"


def year(match: re.Match[str]) -> int:
    """Read the year of a match of ``YEAR``; raises KeyError or ValueError for one that is none."""
    if match["western"]:
        return int(match["western"])
    return ERAS[match["era"]] + (1 if match["year"] == "元" else number(match["year"])) - 1
