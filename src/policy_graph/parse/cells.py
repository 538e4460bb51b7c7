"""Lines of a list of people become cells: titles, name, what stands in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from policy_graph.model import Span
from policy_graph.parse.affiliations import is_affiliation
from policy_graph.parse.lines import Line, columns, plain
from policy_graph.parse.posts import SEAT, courtesy, ends_as_role, is_role
from policy_graph.parse.speakers import SEATED, glued, split
from policy_graph.parse.words import titles

TOKEN = re.compile(r"[（(][^（）()]*[）)]?|【[^】]*】|［[^］]*］|[^\s（(【［]+")
BULLETS = "・･○◯〇◎●◆◇■□※-－"
# A gap of two full-width spaces divides two names of a line; narrower ones divide surname and given name (columns).
GAP = 4
# A body whose officers are listed below it is no person, whatever title it begins like.
UNITS = ("委員会", "審議会", "協議会", "事務局", "公社", "財団")
# A name is no longer than this; more is two names.
NAME = 7


class Sort(Enum):
    """What a word of a list is."""

    SEAT = auto()
    ROLE = auto()
    NAME = auto()
    NOTE = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list: its place, its text without white space, its column, the gap before it in columns, whether
    it opens its line, whether courtesy ends it, whether it is the second half of a word (山田委員)."""

    sort: Sort
    span: Span
    text: str
    column: int
    gap: int
    first: bool
    last: bool = False
    glued: bool = False


@dataclass(slots=True)
class Cell:
    """One entry of a list as it is being read: its words by what they are. ``gap`` is the empty lines before it."""

    start: int
    column: int
    gap: int
    roles: list[Word] = field(default_factory=list)
    names: list[Word] = field(default_factory=list)
    notes: list[Word] = field(default_factory=list)
    seat: bool = False

    @property
    def closed(self) -> bool:
        """Tell whether 君 or the like ended the name."""
        return bool(self.names) and self.names[-1].last

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return max(word.span.end for word in (*self.roles, *self.names, *self.notes))


def cells(lines: Sequence[Line]) -> list[Cell]:
    """Read a list line by line; a title without a name waits for the name on a line below."""
    found: list[Cell] = []
    raw = [list(_joined(list(_raw(line)))) for line in lines]
    paired = any(len(words) > 1 for words in raw)
    for line, parts in zip(lines, raw, strict=True):
        words = [word for each in parts for word in _sorted(each, alone=not paired)]
        if len(words) == 1 and _attaches(found, words[0]):
            continue
        for word in words:
            _place(found, word, line.gap)
    return [part for cell in found if cell.names or cell.roles for part in _apart(cell)]


def _place(found: list[Cell], word: Word, gap: int) -> None:
    """Give a word to the cell that it belongs to, or open one for it."""
    last = found[-1] if found else None
    named = last is not None and bool(last.names)
    begins = {
        Sort.SEAT: True,
        Sort.ROLE: named and not word.glued,
        Sort.NAME: last is not None and (last.closed or (named and word.first)),
        Sort.NOTE: False,
        Sort.PLACE: named and word.first,
    }[word.sort]
    if last is None or begins:
        last = Cell(word.span.start, word.column, gap, seat=word.sort is Sort.SEAT)
        found.append(last)
    if word.sort is Sort.ROLE or (word.sort is Sort.NOTE and not last.names):
        last.roles.append(word)
    elif word.sort is Sort.NAME:
        last.names.append(word)
    elif word.sort is not Sort.SEAT:
        last.notes.append(word)


def _attaches(found: Sequence[Cell], word: Word) -> bool:
    """Attach a word that stands alone below: a bracket to the title in its column, a title to one that ends in 兼務
    or to a name with nothing but its organization above."""
    above = [cell for cell in found[-4:] if cell.names and cell.roles]
    last = found[-1] if found else None
    if last and last.names and last.notes and not last.roles and word.sort is Sort.ROLE:
        last.roles.append(word)
        return True
    if not above or word.sort not in (Sort.NOTE, Sort.ROLE):
        return False
    nearest = min(reversed(above), key=lambda cell: abs(cell.column - word.column))
    if word.sort is Sort.NOTE and abs(nearest.column - word.column) <= GAP:
        nearest.roles.append(word)
        return True
    if word.sort is Sort.ROLE and nearest.roles[-1].text.endswith(("兼務", "兼")):
        nearest.roles.append(word)
        return True
    return False


def _apart(cell: Cell) -> Iterator[Cell]:
    """Part names that stand on one line with nothing but a gap between them."""
    gaps = [at for at, word in enumerate(cell.names) if at and word.gap >= GAP]
    length = sum(len(word.text) for word in cell.names)
    if cell.seat or cell.roles or not gaps or length <= NAME:
        yield cell
        return
    for start, end in zip([0, *gaps], [*gaps, len(cell.names)], strict=True):
        names = cell.names[start:end]
        yield Cell(names[0].span.start, names[0].column, cell.gap, names=names)


def _raw(line: Line) -> Iterator[Word]:
    """Cut a line at its spaces and brackets."""
    before = 0
    for match in TOKEN.finditer(line.text):
        start = match.start()
        if start == 0 and match[0][0] in BULLETS:
            start += 1
        if start < match.end():
            text = line.text[start : match.end()]
            span = Span(line.span.start + start, line.span.start + match.end())
            gap = columns(line.text[before : match.start()])
            column = line.indent + columns(line.text[:start])
            yield Word(Sort.NAME, span, plain(text), column, gap, first=before == 0)
            before = match.end()


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    """Join the letters of a letter-spaced title (区　長) into one word."""
    at = 0
    while at < len(words):
        count = max(_letters(words, at), 1)
        text = "".join(word.text for word in words[at : at + count])
        yield replace(words[at], text=text, span=Span(words[at].span.start, words[at + count - 1].span.end))
        at += count


def _letters(words: Sequence[Word], at: int) -> int:
    """How many words from ``at`` on are the letters of one title."""
    if not words[at].first and words[at].gap < GAP:
        return 0
    most = next((n for n in range(7) if at + n >= len(words) or len(words[at + n].text) > 1), 7)
    return next((n for n in range(most, 1, -1) if is_role("".join(w.text for w in words[at : at + n]))), 0)


def _sorted(word: Word, *, alone: bool) -> Iterator[Word]:
    """Say what a word is; a word that is title and name in one becomes two. ``alone`` says that no line of the list
    has more than one word, so that a word may be a person with a title (山田課長)."""
    text = word.text
    whole = len(text) != word.span.end - word.span.start
    if text[0] == "(":
        yield replace(word, sort=Sort.NOTE)
    elif text[0] in "【[":
        yield replace(word, sort=Sort.PLACE)
    elif SEAT.fullmatch(text):
        yield replace(word, sort=Sort.SEAT)
    elif whole:
        yield replace(word, sort=Sort.ROLE) if ends_as_role(text) else _named(word)
    elif seated := SEATED.fullmatch(text):
        yield from _two(word, seated.start("name"), Sort.SEAT, Sort.NAME)
    elif is_role(text) or (not alone and ends_as_role(text) and not _member(text)):
        yield replace(word, sort=Sort.ROLE)
    elif is_affiliation(text) and text.endswith(UNITS):
        yield replace(word, sort=Sort.PLACE)
    elif end := glued(text):
        yield from _two(word, end, Sort.ROLE, Sort.NAME)
    elif start := _person_with_role(text) if alone else _member(text):
        yield from _two(word, start, Sort.NAME, Sort.ROLE)
    elif is_affiliation(text):
        yield replace(word, sort=Sort.PLACE)
    elif ends_as_role(text):
        yield replace(word, sort=Sort.ROLE)
    else:
        yield _named(word)


def _person_with_role(text: str) -> int:
    """Where the role begins in a name with its role (太郎委員長), 0 where the text is none."""
    parts = split(text)
    return parts.role[0] if parts and parts.name and parts.role and parts.role[0] else 0


def _member(text: str) -> int:
    """The same where the role is one of the meeting: in columns 〇〇部長 is a title, 〇〇委員 a person."""
    start = _person_with_role(text)
    return start if 0 < start <= NAME and text[start:] in titles()["meeting"] else 0


def _two(word: Word, at: int, left: Sort, right: Sort) -> Iterator[Word]:
    """Cut a word in two. Its text has the length of its span."""
    middle = word.span.start + at
    first = replace(word, sort=left, text=word.text[:at], span=Span(word.span.start, middle))
    second = replace(
        word,
        sort=right,
        text=word.text[at:],
        span=Span(middle, word.span.end),
        gap=0,
        first=False,
        glued=True,
    )
    yield from (
        first if left is not Sort.NAME else _named(first),
        second if right is not Sort.NAME else _named(second),
    )


def _named(word: Word) -> Word:
    """A name without the courtesy behind it."""
    length = courtesy(word.text)
    if not length or len(word.text) != word.span.end - word.span.start:
        return replace(word, sort=Sort.NAME)
    end = word.span.end - length
    return replace(word, sort=Sort.NAME, text=word.text[:-length], span=Span(word.span.start, end), last=True)
