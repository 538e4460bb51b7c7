"""Dates on a scale: the days themselves where they are few, else years, quarters or months."""

from datetime import date

# So many marks fit beside each other.
MOST = 12
STEPS = (1, 3, 6, 12, 24, 60, 120, 240)


def day(text: str | None) -> date | None:
    """Read 2024, 2024-05 or 2024-05-21 as a day, the first of its year or month; ``None`` for no date."""
    parts = (text or "")[:10].split("-")
    try:
        return date.fromisoformat("-".join((*parts, "01", "01")[:3]))
    except ValueError:
        return None


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Give at most a dozen days between two with their labels: months or years, or both ends of a short time."""
    months = 12 * (last.year - first.year) + last.month - first.month
    if months < 2:
        return [(each, each.isoformat()) for each in sorted({first, last})]
    step = next((each for each in STEPS if months / each <= MOST), months)
    begin = 12 * first.year + first.month - 1
    found = range(begin - begin % step, begin + months + 1, step)
    days = [date(each // 12, each % 12 + 1, 1) for each in found]
    return [(each, _label(each, step)) for each in days if first <= each <= last] or [
        (first, first.isoformat())
    ]


def _label(when: date, step: int) -> str:
    return f"{when.year}" if step % 12 == 0 else f"{when.year}-{when.month:02}"
