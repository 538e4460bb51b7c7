"""Words of lists in columns, and what each is: seat number, title, name, what stands in brackets, organization."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from policy_graph.model import Span
from policy_graph.parse.affiliations import is_affiliation
from policy_graph.parse.lines import Line, columns, plain
from policy_graph.parse.posts import SEAT, courtesy, ends_as_role, is_office, is_role
from policy_graph.parse.speakers import SEATED, glued, split
from policy_graph.parse.words import titles

TOKEN = re.compile(r"[（(][^（）()]*[）)]?|【[^】]*】|［[^］]*］|[^\s（(【［]+")
BULLETS = "・･○◯〇◎●◆◇■□※-－"
# A gap of two full-width spaces divides two entries of a line; narrower ones divide surname and given name (columns).
GAP = 4
# A name is no longer than this; more is two names.
NAME = 7
# Half a title is at least so long (企画調整 above 課長).
HALF_TITLE = 4
# A title that goes on below.
UNFINISHED = ("長兼", "長兼務", "監兼", "監兼務")
# A body whose officers are listed below it is no person, whatever title it begins like.
UNITS = ("委員会", "審議会", "協議会", "事務局", "公社", "財団")


class Sort(Enum):
    """What a word of a list is."""

    SEAT = auto()
    ROLE = auto()
    NAME = auto()
    NOTE = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list: its place, its text without white space, its column, the gap before it in columns.

    ``first`` opens its line, ``marked`` has a mark before it, ``last`` ended in 君 or the like, ``glued`` is the second
    half of a word (山田|委員).
    """

    sort: Sort
    span: Span
    text: str
    column: int
    gap: int
    first: bool = False
    marked: bool = False
    last: bool = False
    glued: bool = False


def words(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """Give the words of every line of a list, sorted."""
    raw = [list(_joined(list(_raw(line)))) for line in lines]
    persons = not any(_titles_first(each) for each in raw)
    for each in raw:
        yield [part for word in each for part in _sorted(word, persons=persons)]


def _titles_first(line: Sequence[Word]) -> bool:
    """Tell whether a title stands before a name on the line."""
    return any(
        (left.first or is_role(left.text))
        and ends_as_role(left.text)
        and not ends_as_role(right.text)
        and right.text[0] not in "(【["
        for left, right in pairwise(line)
    )


def _raw(line: Line) -> Iterator[Word]:
    """Cut a line at its spaces and brackets; marks before a word are no part of it."""
    before = 0
    for match in TOKEN.finditer(line.text):
        marked = match[0][0] in BULLETS
        start = match.start() + marked
        if start < match.end():
            text = plain(line.text[start : match.end()])
            span = Span(line.span.start + start, line.span.start + match.end())
            gap = columns(line.text[before : match.start()])
            column = line.indent + columns(line.text[:start])
            yield Word(Sort.NAME, span, text, column, gap, first=before == 0, marked=marked)
            before = match.end()


def _joined(line: Sequence[Word]) -> Iterator[Word]:
    """Join the letters of a letter-spaced title (区　長) into one word."""
    at = 0
    while at < len(line):
        count = max(_letters(line, at), 1)
        text = "".join(word.text for word in line[at : at + count])
        yield replace(line[at], text=text, span=Span(line[at].span.start, line[at + count - 1].span.end))
        at += count


def _letters(line: Sequence[Word], at: int) -> int:
    """How many words from ``at`` on are the letters of one title."""
    if not line[at].first and line[at].gap < GAP:
        return 0
    most = next((n for n in range(7) if at + n >= len(line) or len(line[at + n].text) > 1), 7)
    return next((n for n in range(most, 1, -1) if is_role("".join(w.text for w in line[at : at + n]))), 0)


def _sorted(word: Word, *, persons: bool) -> Iterator[Word]:
    """Say what a word is; a word that is title and name in one becomes two. ``persons`` says that no title stands
    before a name in this list, so that a word may be a person with a title behind (山田課長)."""
    text = word.text
    if text.startswith("各") and ends_as_role(text):
        return  # 各委員 sums up the names before it
    if text[0] in "(【[":
        yield replace(word, sort=Sort.NOTE if text[0] == "(" else Sort.PLACE)
    elif SEAT.fullmatch(text):
        yield replace(word, sort=Sort.SEAT)
    elif len(text) != word.span.end - word.span.start:
        yield replace(word, sort=Sort.ROLE) if ends_as_role(text) else _named(word)
    elif seated := SEATED.fullmatch(text):
        yield from _two(word, seated.start("name"), Sort.SEAT, Sort.NAME)
    elif (
        is_role(text)
        or text.endswith(UNFINISHED)
        or (not persons and ends_as_role(text) and not _member(text))
    ):
        yield replace(word, sort=Sort.ROLE)
    else:
        yield from _mixed(word, persons=persons)


def _mixed(word: Word, *, persons: bool) -> Iterator[Word]:
    """Sort a word that is no plain title."""
    text = word.text
    if is_affiliation(text) and text.endswith(UNITS):
        yield replace(word, sort=Sort.PLACE)
    elif end := glued(text):
        yield from _two(word, end, Sort.ROLE, Sort.NAME)
    elif start := _person_with_role(text) if persons else _member(text):
        yield from _two(word, start, Sort.NAME, Sort.ROLE)
    elif is_affiliation(text):
        yield replace(word, sort=Sort.PLACE)
    elif ends_as_role(text) or (word.first and is_office(text) and len(text) >= HALF_TITLE):
        yield replace(word, sort=Sort.ROLE)
    else:
        yield _named(word)


def _person_with_role(text: str) -> int:
    """Where the role begins in a name with its role (太郎委員長, 山田太郎総務部長), 0 where the text is none."""
    parts = split(text)
    if not (parts and parts.name and parts.role) or parts.role[0] == 0:
        return 0
    full = next((n for n in range(parts.role[0], NAME) if is_role(text[n:])), 0) if parts.guess else 0
    return full or parts.role[0]


def _member(text: str) -> int:
    """The same where the role is one of the meeting: in columns 〇〇部長 is a title, 〇〇委員 a person."""
    start = _person_with_role(text)
    return start if 0 < start <= NAME and text[start:] in titles()["meeting"] else 0


def _two(word: Word, at: int, left: Sort, right: Sort) -> Iterator[Word]:
    """Cut a word in two. Its text has the length of its span."""
    middle = word.span.start + at
    first = replace(word, sort=left, text=word.text[:at], span=Span(word.span.start, middle))
    yield _named(first) if left is Sort.NAME else first
    text, span = word.text[at:], Span(middle, word.span.end)
    second = replace(word, sort=right, text=text, span=span, gap=0, first=False, marked=False, glued=True)
    yield _named(second) if right is Sort.NAME else second


def _named(word: Word) -> Word:
    """A name without the courtesy behind it."""
    length = courtesy(word.text)
    if not length or len(word.text) != word.span.end - word.span.start:
        return replace(word, sort=Sort.NAME)
    end = word.span.end - length
    return replace(word, sort=Sort.NAME, text=word.text[:-length], span=Span(word.span.start, end), last=True)
