"""Lines that say when a sitting opens, rests, goes on and closes: 午後１時０２分開会."""

import re
from collections.abc import Iterable, Iterator

from policy_graph.dates import TIME, times
from policy_graph.model import Span, Stated
from policy_graph.parse.lines import Line
from policy_graph.text import join

OPENS = ("開会", "開議", "開始", "開式")
CLOSES = ("散会", "閉会", "閉議", "延会", "終了", "終会", "流会")
# 再会 is a frequent slip for 再開.
RESTS = ("休憩", "中断", "再開", "再会", "休会")
VERB = rf"(?P<verb>{'|'.join((*OPENS, *CLOSES, *RESTS))})"
# Hours and minutes in any order, slips included (午後２分３０分), still tell such a line; nobody reads a time from them.
CLOCK = rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', TIME.pattern)}|午[前後](?:\d+[時分]){{1,2}})"
# What may stand around time and verb: brackets, marks, a date before, a few words behind (午後５時散会といたします).
SESSION = re.compile(
    rf"[\W〇]*(?:[^。、]{{0,24}}[年月日)(]|時刻|[^。、\d]{{1,6}}委員会)?[\W〇]*(?:{CLOCK}(?:に|、|,)?{VERB}(?:・?(?:開議|開会|散会|閉会))?|{VERB.replace('verb', 'first')}[^\w]*(?:時刻|時間)?[^\w]*{CLOCK})[^\w]*"
)
# The clerk's line behind the last speech on the same line.
HOUR = r"(?:午前|午後)\s*[\d〇零一二三四五六七八九十]+\s*時(?:\s*[\d〇零一二三四五六七八九十]+\s*分)?"
TAIL = re.compile(
    rf"(?<=[。．])\s*(?P<mark>(?:散会|閉会|延会|休憩)\s*{HOUR}|{HOUR}\s*(?:散会|閉会|延会|休憩))"
)


def verb(line: Line) -> str | None:
    """Return what the line says of the sitting (開会, 休憩, 散会 …); ``None`` for any other line."""
    if len(line.plain) > 48 or line.plain.endswith("。"):
        return None
    match = SESSION.fullmatch(line.plain)
    return (match["verb"] or match["first"]) if match else None


def opening(lines: Iterable[Line]) -> Stated | None:
    """Return the time of the first line that opens a sitting."""
    return next(_read(lines, OPENS), None)


def closing(lines: Iterable[Line]) -> Stated | None:
    """Return the time of the last line that closes one."""
    return next(iter(list(_read(lines, CLOSES))[-1:]), None)


def _read(lines: Iterable[Line], verbs: tuple[str, ...]) -> Iterator[Stated]:
    for line in lines:
        if verb(line) in verbs:
            copy = join(line.text, [(0, len(line.text))]).folded
            reading = next(times(copy.text), None)
            if reading:
                start, end = copy.source(reading.start, reading.end)
                at = line.span.start
                yield Stated(value=reading.value, span=Span(at + start, at + end))
