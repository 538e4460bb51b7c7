"""What the minutes say about the meeting as a whole: title, date, times, place, observers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policy_graph.dates import NUMBER, dates, number, times
from policy_graph.model import Span, Stated
from policy_graph.parse import bodies, sessions
from policy_graph.parse.bodies import MEETS, RECORD
from policy_graph.parse.furniture import Page
from policy_graph.parse.lines import Line
from policy_graph.parse.opening import Section
from policy_graph.parse.talk import Piece
from policy_graph.text import Copy, fold, join, squeeze

# Behind a title: the kind of text, the date; the line may break anywhere in them.
TAIL = re.compile(
    r"(?:\s+本\s*文)?\s*(?:[（(]?\s*\d(?:\s*\d){3}\s*[/.年-]\s*\d\s*\d?\s*[/.月-]\s*\d\s*\d?\s*日?\s*[）)]?)?\s*$"
)
ROOM = re.compile(r".{1,20}(?:委員会室|会議室|議場|議事堂|ホール|センター)")
# Those who listened, told where it is said whether the meeting was open.
OPEN_TO = re.compile(rf"傍聴(?:者|人)?(?:数)?[:は]?({NUMBER})[名人]")
AUDIENCE = re.compile(
    r"(\d{1,4})[名人](?:の)?(?:方の|方が|方から|から)?傍聴|傍聴(?:者|人|希望者?|申請)?(?:は|が|の方は|の方が|の方|数は)?、?(\d{1,4})[名人]"
)
# Behind the first speech only a sentence that announces them counts: 傍聴の申請が２名からありましたのでお知らせします.
ANNOUNCES = re.compile(r"申請|許可|案内|知らせ")
FIRST_SPEECHES = 4
LONGEST_TAIL = 60
# A value longer than this is more than its first line says.
LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known about the meeting as a whole; the fields are those of ``Meeting``."""

    title: Stated | None
    body: Stated | None
    municipality: Stated | None
    date: Stated | None
    start_time: Stated | None
    end_time: Stated | None
    venue: Stated | None
    observers: int | None


def read(
    text: str, parts: Sequence[Section], pieces: Sequence[Piece], said: Sequence[Span], page: Page
) -> About:
    """Read what the opening, the clerk's lines between the speeches and the speeches say about the meeting."""
    loose = [line for line in parts[0].lines if not page.has(line)]
    lines = [line for section in parts for line in (section.line, *section.lines) if line]
    heading = title(text, loose, parts)
    body = bodies.body(text, [heading, *records(text, lines)], said)
    begins, ends = hours(text, parts, [piece.line for piece in pieces] or lines)
    return About(
        title=heading,
        body=body,
        municipality=bodies.municipality(text, [body, heading]),
        date=date(text, loose, parts),
        start_time=begins,
        end_time=ends,
        venue=venue(loose, parts),
        observers=observers(text, parts, said),
    )


def title(text: str, loose: Sequence[Line], sections: Sequence[Section]) -> Stated | None:
    """Return the title: the line that names a record (会議録, 速記録) with the lines above it if it names nothing else,
    a field of its own, else the first line that names a body."""
    for at, line in enumerate(loose):
        if RECORD.search(line.plain) and len(line.plain) < 100:
            bare = RECORD.fullmatch(line.plain)
            return _trimmed(text, _above(loose, at) if bare else _whole(loose, at))
    named = value(sections, "title")
    if named:
        return named
    first = next(
        (
            line
            for line in loose
            if MEETS.search(line.plain) and len(line.plain) < 80 and not line.plain.endswith("。")
        ),
        None,
    )
    return _trimmed(text, _whole(loose, loose.index(first))) if first else None


def _whole(loose: Sequence[Line], at: int) -> Sequence[Line]:
    """A line with those that were broken off it at the margin."""
    start, end = at, at + 1
    while start and _is_rest(loose[start], loose[start - 1]):
        start -= 1
    while end < len(loose) and _is_rest(loose[end], loose[end - 1]):
        end += 1
    return loose[start:end]


def _is_rest(line: Line, above: Line) -> bool:
    """Tell whether a line is what was broken off the one directly above, and does not say when something was."""
    below = line.wrapped and line.gap == 0 and not above.ends
    return below and not sessions.verb(line) and not _begins_with_date(line)


def _begins_with_date(line: Line) -> bool:
    return any(reading.start == 0 for reading in dates(line.plain))


def _above(loose: Sequence[Line], at: int) -> Sequence[Line]:
    start = at
    while start and at - start < 3 and not sessions.verb(loose[start - 1]):
        start -= 1
    if start == at and at + 1 < len(loose) and MEETS.search(loose[at + 1].plain):
        return [loose[at + 1]]
    return loose[start : at + 1]


def _trimmed(text: str, lines: Sequence[Line]) -> Stated:
    start, end = lines[0].span.start, lines[-1].span.end
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip("#＃ 　"))
    tail = TAIL.search(raw, max(0, len(raw) - LONGEST_TAIL))
    end -= len(raw) - tail.start() if tail else 0
    return Stated(value=squeeze(text[start:end]), span=Span(start, end))


def records(text: str, lines: Sequence[Line]) -> list[Stated]:
    """List the other lines of the opening that name a record (〇〇市議会会議録　第１号)."""
    named = (line for line in lines if RECORD.search(line.plain) and MEETS.search(line.plain))
    return [_trimmed(text, [line]) for line in named if len(line.plain) < 60 and "。" not in line.plain]


def value(sections: Sequence[Section], kind: str) -> Stated | None:
    """Return what stands under the first heading of a kind: its line, and the lines that finish it."""
    for section in sections:
        if section.head and section.head.kind == kind and section.content:
            lines = section.content
            if sum(len(line.text) for line in lines) > LONGEST_VALUE:
                lines = lines[:1]
            words = squeeze("".join(line.text for line in lines))
            return Stated(value=words, span=Span(lines[0].span.start, lines[-1].span.end))
    return None


def date(text: str, loose: Sequence[Line], sections: Sequence[Section]) -> Stated | None:
    """Return the date of the meeting: from its field, else the first full date of the opening."""
    fields = [each.content for each in sections if each.head and each.head.kind == "date"]
    for lines in (*fields, loose, *(each.content for each in sections)):
        copy = _copy(text, lines)
        for reading in dates(copy.text):
            return Stated(value=reading.value, span=Span(*copy.source(reading.start, reading.end)))
    return None


def hours(
    text: str, sections: Sequence[Section], lines: Sequence[Line]
) -> tuple[Stated | None, Stated | None]:
    """Return when the meeting began and ended: from its fields, else from lines like 午後１時０２分開会."""
    read = list(_clock(text, sections))
    begins = read[0] if read else sessions.opening(lines)
    return begins, _of_same_half(read[0], read[1]) if len(read) > 1 else sessions.closing(lines)


def _of_same_half(begins: Stated, ends: Stated) -> Stated:
    """An end that is told without 午前 or 午後 is in the afternoon where it would be before the beginning (午後１時から
    ３時)."""
    hour, minute = map(int, ends.value.split(":"))
    later = f"{hour + 12:02}:{minute:02}"
    return replace(ends, value=later) if ends.value < begins.value <= later and hour < 12 else ends


def _clock(text: str, sections: Sequence[Section]) -> Iterator[Stated]:
    for section in sections:
        if section.head and section.head.kind in ("date", "time"):
            copy = _copy(text, section.content)
            for reading in times(copy.text):
                yield Stated(value=reading.value, span=Span(*copy.source(reading.start, reading.end)))


def venue(loose: Sequence[Line], sections: Sequence[Section]) -> Stated | None:
    """Return the place: its field, else a line that is nothing but the name of a room (第三委員会室)."""
    named = value(sections, "venue")
    room = next(
        (line for line in loose if ROOM.fullmatch(line.plain) and not MEETS.search(line.plain[:-4])), None
    )
    return named or (Stated(value=squeeze(room.text), span=room.span) if room else None)


def observers(text: str, sections: Sequence[Section], said: Sequence[Span]) -> int | None:
    """Return the number of those who listened, 0 for なし: from its field, else from the first words of the chair."""
    for section in sections:
        if section.head and section.head.kind == "observers" and section.line:
            words = fold("".join(line.text for line in (section.line, *section.lines)))
            count = re.search(rf"({NUMBER})[名人]", words)
            return number(count[1]) if count else 0 if re.search("なし|無し|いません|無$", words) else None
    for section in sections:
        if section.head and "公開" in section.head.word and section.line:
            counted = OPEN_TO.search(fold("".join(line.text for line in (section.line, *section.lines))))
            if counted:
                return number(counted[1])
    for at, span in enumerate(said[:FIRST_SPEECHES]):
        for sentence in fold(span.of(text)).split("。"):
            match = AUDIENCE.search(sentence)
            if match and (at == 0 or ANNOUNCES.search(sentence)):
                return int(match[1] or match[2])
    return None


def _copy(text: str, lines: Sequence[Line]) -> Copy:
    return join(text, ((line.span.start, line.span.end) for line in lines)).folded
