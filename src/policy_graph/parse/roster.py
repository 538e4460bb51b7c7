"""Lists of those who were there and those who were not: headings, running text, columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policy_graph.dates import number
from policy_graph.model import Attendee, Presence, Span, Stated
from policy_graph.parse import sessions
from policy_graph.parse.affiliations import is_affiliation, unit_end
from policy_graph.parse.cells import Cell, cells
from policy_graph.parse.columns import Word
from policy_graph.parse.furniture import Page, is_rule
from policy_graph.parse.lines import JOINT, Line, part, plain
from policy_graph.parse.listed import COMMA, COUNT, NOBODY, OTHERS, affiliated, noted, people
from policy_graph.parse.movements import moved
from policy_graph.parse.opening import LISTS, Section
from policy_graph.parse.roster_table import heads_columns, is_table, rows
from policy_graph.text import fold, join, squeeze

# Headings of lists whose members are called so: 出席委員 lists 委員.
MEMBERS = re.compile(
    r"(?P<role>専門委員|臨時委員|議員|委員|部員|会員|構成員|幹事|アドバイザー|オブザーバー|参考人)(?:の?氏名|名|等)?$"
)
# Parts a list: members above, those who sit with them below.
DOTTED = re.compile(r"[…・.]{6,}")
# ほか１２名 and the like is no longer than this.
LONGEST_COUNT = 12


PRESENCE = {"absent": Presence.ABSENT, "late": Presence.LATE, "left": Presence.LEFT}
MOVED = (Presence.LATE, Presence.LEFT)


@dataclass(frozen=True, slots=True)
class Roster:
    """One list: its section, who is on it, and how many it says there are."""

    section: Section
    people: tuple[Attendee, ...]
    stated: int | None


def rosters(text: str, sections: Sequence[Section], page: Page) -> Iterator[Roster]:
    """Read all lists of people of the opening. A list with a number in brackets belongs to the heading above it."""
    outer = ""
    for section in sections:
        head = section.head
        if head is None or head.kind not in LISTS:
            continue
        nested = head.number.startswith("(")
        outer = outer if nested else head.kind
        kind = outer if nested and head.kind == "present" else head.kind
        people = tuple(_section(text, section, page, PRESENCE.get(kind, Presence.PRESENT)))
        yield Roster(section, people, _count(section))


def attendees(lists: Iterable[Roster]) -> tuple[Attendee, ...]:
    """Everybody on the lists, once; who is named among those present and again among the late is one who was late."""
    found = [person for roster in lists for person in roster.people]
    moved = {_called(each): each.presence for each in found if each.presence in MOVED}
    there = {_called(each) for each in found if each.presence is Presence.PRESENT}
    kept: list[Attendee] = []
    for person in found:
        name = _called(person)
        if person.presence is Presence.PRESENT:
            person = replace(person, presence=moved.get(name, person.presence) if name else person.presence)
        elif person.presence in MOVED and (name in there or name in map(_called, kept)):
            continue
        kept.append(person)
    return tuple(kept)


def _called(person: Attendee) -> str:
    return fold(person.name.value) if person.name else ""


def _section(text: str, section: Section, page: Page, presence: Presence) -> Iterator[Attendee]:
    """Read one list. Those beyond the number of absentees that the heading gives were there."""
    assert section.head is not None
    member = MEMBERS.search(section.head.word)
    expected = _count(section)
    listed = _entries(text, section, page, section.head.word, member["role"] if member else None)
    for at, attendee in enumerate(_of_one_unit(map(moved, listed))):
        if presence is Presence.ABSENT and expected is not None and at >= expected:
            yield replace(attendee, group=None)
        else:
            yield (
                attendee
                if attendee.presence is not Presence.PRESENT
                else replace(attendee, presence=presence)
            )


def _count(section: Section) -> int | None:
    """How many people the heading says there are, where it says so."""
    match = COUNT.search(section.line.plain) if section.line else None
    return number(match[1]) if match else None


def _entries(text: str, section: Section, page: Page, group: str, role: str | None) -> Iterator[Attendee]:
    """Everybody listed. Those below a dotted line sit with the members, but are none: ministers, officials."""
    at = next((at for at, line in enumerate(section.lines) if DOTTED.fullmatch(line.plain)), None)
    if at is None:
        yield from _listed(text, section, page, group, role)
        return
    yield from _listed(text, replace(section, lines=section.lines[:at]), page, group, role)
    others = Section(head=None, line=None, lines=section.lines[at + 1 :])
    yield from _listed(text, others, page, None, None)


def _listed(
    text: str, section: Section, page: Page, group: str | None, role: str | None
) -> Iterator[Attendee]:
    head = next((at for at, line in enumerate(section.lines) if is_table(line)), None)
    if head is not None:
        yield from rows(text, section.lines[head + 1 :], group, role)
        return
    for block in _blocks(section, page):
        joined = join(text, ((line.span.start, line.span.end) for line in block))
        if COMMA.search(joined.text):
            yield from people(joined, group, role)
        else:
            yield from _columns(text, block, group, role)


def _blocks(section: Section, page: Page) -> Iterator[list[Line]]:
    """Paragraphs with commas one by one; all other lines together, because a list in columns is one table."""
    table: list[Line] = []
    for paragraph in _paragraphs(section, page):
        if any(COMMA.search(line.text) for line in paragraph):
            yield paragraph
        else:
            table += paragraph
    if table:
        yield table


def _paragraphs(section: Section, page: Page) -> Iterator[list[Line]]:
    """Lines that go on below are one paragraph: full ones and those that end in a comma."""
    group: list[Line] = []
    for line in map(_without_others, _closed(section.content)):
        if page.has(line) or not _lists(line):
            continue
        if group and not page.fills(group[-1]) and not COMMA.match(group[-1].text[-1]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _closed(lines: Iterable[Line]) -> Iterator[Line]:
    """Join a line whose bracket is open with the one below that closes it: what a narrow cell broke off."""
    open_line: Line | None = None
    for line in lines:
        depth = line.plain.count("(") - line.plain.count(")")
        if open_line and depth == -1 and line.indent == open_line.indent and line.gap == 0:
            span = Span(open_line.span.start, line.span.end)
            joint = JOINT * (line.span.start - open_line.span.end)
            words = f"{open_line.text}{joint}{line.text}"
            yield replace(open_line, span=span, text=words, plain=plain(words))
            open_line = None
            continue
        if open_line:
            yield open_line
        open_line = line if depth == 1 else None
        if not open_line:
            yield line
    if open_line:
        yield open_line


def _without_others(line: Line) -> Line:
    """A line without those who are only counted (ほか２名)."""
    others = OTHERS.search(line.text, max(0, len(line.text) - LONGEST_COUNT))
    if not others or others.start() == 0:
        return line
    return part(line, Span(line.span.start, line.span.start + others.start()))


def _lists(line: Line) -> bool:
    """Tell whether a line may hold people: no rule, no sentence, no count, no word for nobody."""
    if "。" in line.text or is_rule(line) or sessions.verb(line) or heads_columns(line):
        return False
    return not COUNT.fullmatch(line.plain) and not NOBODY.fullmatch(line.plain)


def _columns(text: str, lines: Sequence[Line], group: str | None, role: str | None) -> Iterator[Attendee]:
    """Entries in columns: titles and names, seat numbers, names alone."""
    found = cells(lines)
    posts = not any(cell.names for cell in found)
    for cell in found:
        if posts and len(cell.roles) > 1:
            singles = (Cell(word.span.start, word.column, roles=[word]) for word in cell.roles)
            yield from (_of_cell(text, single, group, None) for single in singles)
        else:
            yield _of_cell(text, cell, group, role)


def _of_cell(text: str, cell: Cell, group: str | None, role: str | None) -> Attendee:
    name, title = _joined(text, cell.names), _joined(text, cell.roles)
    span = Span(cell.start, cell.end)
    affiliation = office = None
    for word in cell.notes:
        inner = _inside(word)
        if inner.end > inner.start:
            copy = join(text, [(inner.start, inner.end)])
            held, affiliation, office = noted(copy, 0, len(copy.text), title)
            title = held or title
    if role and title and affiliation is None and is_affiliation(title.value):
        affiliation, office = affiliated(join(text, [(title.span.start, title.span.end)]))
        title = None
    if title is None and name and role:
        title = Stated(value=role, span=span)
    return Attendee(
        span=span, name=name, role=title, affiliation=affiliation, affiliation_role=office, group=group
    )


def _inside(word: Word) -> Span:
    """A word without the brackets around it, of which the closing one may be lost."""
    start = word.span.start + (word.text[0] in "([【")
    end = word.span.end - (word.text[-1] in ")]】")
    return Span(start, max(start, end))


def _joined(text: str, words: Sequence[Word]) -> Stated | None:
    if not words:
        return None
    value = squeeze("".join(word.span.of(text) for word in words))
    return Stated(value=value, span=Span(words[0].span.start, words[-1].span.end))


def _of_one_unit(found: Iterator[Attendee]) -> Iterator[Attendee]:
    """Titles that repeat their unit (総務局局長) name it for those listed below, too: 総務部長 of 総務局."""
    unit: Stated | None = None
    for attendee in found:
        title = attendee.role
        at = unit_end(title.value) if title else 0
        if title and at:
            unit = Stated(value=title.value[:at], span=Span(title.span.start, title.span.start + at))
            title = Stated(value=title.value[at:], span=Span(title.span.start + at, title.span.end))
        if unit and attendee.affiliation is None:
            attendee = replace(attendee, role=title, affiliation=unit)
        yield attendee
