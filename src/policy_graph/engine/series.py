"""Which meetings are missing between those of one series, and which came twice: 第1回, 第2回, 第4回 lack 第3回.

Where the title names the year of a number (令和6年第1回, 令和6年度第2回), numbers begin anew each year, unless they are higher
than a year can reach. Where it names none, they run on, unless they fall from one date to a later one: then they begin
anew each year, fiscal or calendar, whichever makes them rise. Sittings (第2号, 第3日) are counted inside their 第N回.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from policy_graph.engine.summary import Summary
from policy_graph.model import Ordinal
from policy_graph.text import fold

# No year holds more meetings of one body that are numbered within it.
MOST_IN_A_YEAR = 12
# The fiscal year begins in April.
APRIL = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A number of one meeting: whose, when, inside which larger number."""

    body: str
    within: str
    ordinal: Ordinal
    date: str


def gaps(summaries: Sequence[Summary]) -> list[dict[str, Any]]:
    """List the numbers that are missing between the first and the last of each series, in order of the bodies' names."""
    series: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for place in _places(summaries):
        series[place.body, place.within, place.ordinal.unit].append(place)
    found = []
    for (body, within, unit), places in sorted(series.items()):
        for scope, run in _runs(places):
            numbers = sorted({place.ordinal.number for place in run})
            missing = [_range(a + 1, b - 1) for a, b in pairwise(numbers) if b > a + 1]
            if missing:
                scoped = " ".join(part for part in (scope, within) if part)
                found.append({"body": body, "unit": unit, "scope": scoped, "missing": missing})
    return found


def duplicates(summaries: Sequence[Summary]) -> list[dict[str, Any]]:
    """List the meetings that several documents record: one body, one date, the same numbers."""
    met: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in summaries:
        if each.body and each.date:
            numbers = " ".join(_written(ordinal) for ordinal in each.numbers)
            met[fold(each.body), each.date, numbers].append(each.name)
    return [
        {"body": body, "date": date, "numbers": numbers, "documents": sorted(names)}
        for (body, date, numbers), names in sorted(met.items())
        if len(names) > 1
    ]


def _places(summaries: Iterable[Summary]) -> Iterator[Place]:
    for each in summaries:
        body = fold(each.body)
        whole = next((number for number in each.numbers if number.unit == "回"), None)
        for ordinal in each.numbers if body else ():
            inside = whole is not None and ordinal.unit != "回"
            yield Place(
                body,
                f"{_scope(whole, each.date)} {_written(whole)}".strip() if inside and whole else "",
                ordinal,
                each.date,
            )


def _runs(places: Sequence[Place]) -> Iterator[tuple[str, list[Place]]]:
    """Cut the places of one series where its numbers begin anew, and by session where two sessions share a number."""
    runs = list(_years(places))
    if not any(_collide(run) for _, run in runs):
        yield from runs
        return
    for scope, run in runs:
        for session, part in _grouped(run, lambda place: place.ordinal.session or ""):
            yield f"{scope} {session}".strip(), part


def _collide(run: Sequence[Place]) -> bool:
    sessions: dict[int, set[str | None]] = defaultdict(set)
    for place in run:
        sessions[place.ordinal.number].add(place.ordinal.session)
    return any(len(each) > 1 for each in sessions.values())


def _years(places: Sequence[Place]) -> Iterator[tuple[str, list[Place]]]:
    named = any(place.ordinal.year is not None for place in places)
    if named and max(place.ordinal.number for place in places) <= MOST_IN_A_YEAR:
        yield from _grouped(places, lambda place: _scope(place.ordinal, place.date))
        return
    if _rises(places):
        yield "", list(places)
        return
    fiscal = list(_grouped(places, _fiscal_year))
    calendar = list(_grouped(places, lambda place: place.date[:4]))
    yield from fiscal if all(_rises(run) for _, run in fiscal) else calendar


def _rises(places: Sequence[Place]) -> bool:
    dated = sorted((place.date, place.ordinal.number) for place in places if place.date)
    return all(before[1] <= after[1] for before, after in pairwise(dated))


def _scope(ordinal: Ordinal | None, date: str) -> str:
    """The year that a number counts in, as a reader writes it: 2024, 2024年度."""
    if ordinal is None or ordinal.year is None:
        return date[:4]
    return f"{ordinal.year}年度" if ordinal.fiscal else str(ordinal.year)


def _fiscal_year(place: Place) -> str:
    if not place.date:
        return ""
    year, month = int(place.date[:4]), int(place.date[5:7])
    return f"{year if month >= APRIL else year - 1}年度"


def _grouped(places: Sequence[Place], key: Any) -> Iterator[tuple[str, list[Place]]]:
    for name, run in groupby(sorted(places, key=lambda place: (key(place), place.date)), key):
        yield name, list(run)


def _written(ordinal: Ordinal) -> str:
    return f"第{ordinal.number}{ordinal.unit}{ordinal.session or ''}"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
