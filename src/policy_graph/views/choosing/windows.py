"""Networks one after the other: the meetings, years or fiscal years that ties lie in, each as a choice of its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeVar, get_args

from policy_graph.errors import UsageError
from policy_graph.model import NetworkChoice, Tie
from policy_graph.views.choosing.periods import Period, fiscal_year, inside, inside_years, period, year_of

Place = TypeVar("Place")
By: TypeAlias = Literal["meeting", "fiscal-year", "year"]
EVERYTHING = NetworkChoice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time with the choice that keeps to it.

    ``name`` is the year, or the name of the meeting; ``first`` and ``last`` are its days, both included; ``ties`` counts all
    ties that lie in it, of whatever kind.
    """

    name: str
    first: str
    last: str
    ties: int
    choice: NetworkChoice


def windows(ties: Iterable[Tie], by: By, choice: NetworkChoice = EVERYTHING) -> tuple[Window, ...]:
    """Cut the time of ``ties`` into windows, in their order; ``choice`` is what each keeps besides.

    Years and fiscal years follow each other without a gap, also those of which nothing is known, so that a chart over time
    tells the truth; meetings are told apart by date, name and body. A tie lies in a window where its date surely does: one
    without a date in none, one of which only the year is known in no fiscal year and no meeting. Raises UsageError for
    another ``by``.
    """
    if by not in get_args(By):
        raise UsageError(f"time cannot be cut by {by!r}; it can by {', '.join(get_args(By))}")
    in_period, in_years = inside(choice), inside_years(choice)
    dated = [
        (days, tie)
        for tie in ties
        if (days := period(tie.date))
        and in_period(tie.date)
        and (not choice.fiscal_years or in_years(tie.date))
    ]
    return tuple(_meetings(dated, choice) if by == "meeting" else _years(dated, choice, fiscal=by != "year"))


def _meetings(dated: Iterable[tuple[Period, Tie]], choice: NetworkChoice) -> Iterator[Window]:
    found = _counted(
        dated,
        lambda days, tie: (days.first, tie.meeting, tie.body or "") if days.first == days.last else None,
    )
    for (day, meeting, body), count in sorted(found.items()):
        own = replace(
            choice, since=day, until=day, meetings=(meeting,), bodies=(body,) if body else choice.bodies
        )
        yield Window(name=meeting, first=day, last=day, ties=count, choice=own)


def _years(dated: Iterable[tuple[Period, Tie]], choice: NetworkChoice, *, fiscal: bool) -> Iterator[Window]:
    found = _counted(dated, lambda days, tie: year_of(days, fiscal=fiscal))
    for year in range(min(found), max(found) + 1) if found else ():
        if not fiscal or year in (choice.fiscal_years or (year,)):
            days = fiscal_year(year) if fiscal else Period(f"{year:04}-01-01", f"{year:04}-12-31")
            own = replace(choice, fiscal_years=(year,)) if fiscal else _within(choice, days)
            yield Window(name=str(year), first=days.first, last=days.last, ties=found[year], choice=own)


def _within(choice: NetworkChoice, days: Period) -> NetworkChoice:
    """Keep to these days without leaving the period that is chosen already."""
    since, until = period(choice.since), period(choice.until)
    return replace(
        choice,
        since=max(days.first, since.first) if since else days.first,
        until=min(days.last, until.last) if until else days.last,
    )


def _counted(
    dated: Iterable[tuple[Period, Tie]], place: Callable[[Period, Tie], Place | None]
) -> Counter[Place]:
    places = (place(days, tie) for days, tie in dated)
    return Counter(each for each in places if each is not None)
