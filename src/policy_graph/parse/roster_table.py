"""Tables of people whose columns are headed (番号　氏名　職名　選出区分　出欠): every row below is one person."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from policy_graph.model import Attendee, Presence, Span, Stated
from policy_graph.parse.affiliations import is_affiliation
from policy_graph.parse.lines import Line, columns, plain
from policy_graph.parse.listed import affiliated
from policy_graph.parse.posts import is_role
from policy_graph.parse.words import table, titles
from policy_graph.text import join, squeeze

WORD = re.compile(r"\S+")
COUNTED = re.compile(r"\d{1,3}[.)]?")
# A surname and a given name are no longer than this together, each part no longer than the other; a foreign name is one word.
NAME, PART = 7, 4


@dataclass(frozen=True, slots=True)
class _Cell:
    """A word of a row, with the gap before it in columns."""

    span: Span
    words: str
    gap: int


def heads_columns(line: Line) -> bool:
    """Tell whether a line only says what the columns below hold: 職　名　　氏　名."""
    return _heads().fullmatch(line.plain) is not None


def is_table(line: Line) -> bool:
    """Tell whether a line heads columns in which each row is one person, the name before everything that is said of them."""
    found = _head().findall(line.plain) if heads_columns(line) else []
    named = [at for at, word in enumerate(found) if word in titles()["columns_of_names"]]
    before = found[: named[0]] if named else found
    return (
        len(named) == 1 and len(found) > 1 and all(word in titles()["columns_of_numbers"] for word in before)
    )


@cache
def _presences() -> Mapping[str, Presence]:
    """Whether somebody was there, by what the last column says (data/presence.toml)."""
    return {word: Presence(kind) for kind, words in table("presence").items() for word in words}


def rows(text: str, lines: Sequence[Line], group: str | None, role: str | None) -> Iterator[Attendee]:
    """Read the rows below the heads of the columns."""
    for line in lines:
        cells = list(_cells(line))
        whole = line.span
        if cells and COUNTED.fullmatch(cells[0].words):
            cells = cells[1:]
        presence = _presences().get(cells[-1].words) if len(cells) > 1 else None
        cells = cells[:-1] if presence else cells
        named = _named(cells)
        if named:
            yield replace(
                _person(text, cells, named, group, role), span=whole, presence=presence or Presence.PRESENT
            )


def _cells(line: Line) -> Iterator[_Cell]:
    end = 0
    for word in WORD.finditer(line.text):
        span = Span(line.span.start + word.start(), line.span.start + word.end())
        yield _Cell(span, plain(word[0]), columns(line.text[end : word.start()]))
        end = word.end()


def _named(cells: Sequence[_Cell]) -> int:
    """How many words from the beginning are the name: up to a post, an organization, or more than a name can be."""
    length = at = 0
    for at, cell in enumerate(cells):
        length += len(cell.words)
        more = at > 0 and (length > NAME or len(cell.words) > PART or (at > 1 and length > at + 3))
        if (
            more
            or is_role(cell.words)
            or is_affiliation(cell.words)
            or cell.words in titles()["elected_from"]
        ):
            return at
    return len(cells)


def _person(text: str, cells: Sequence[_Cell], named: int, group: str | None, role: str | None) -> Attendee:
    name = Span(cells[0].span.start, cells[named - 1].span.end)
    rest = list(cells[named:])
    post = next((cell for cell in rest if is_role(cell.words)), None)
    others = [cell for cell in rest if cell is not post and cell.words not in titles()["elected_from"]]
    whole = Span(name.start, cells[-1].span.end)
    title = Stated(value=squeeze(post.span.of(text)), span=post.span) if post else None
    title = title or (Stated(value=role, span=whole) if role else None)
    organization = office = None
    if others:
        copy = join(text, [(cell.span.start, cell.span.end) for cell in others])
        organization, office = affiliated(copy)
    return Attendee(
        span=whole,
        name=Stated(value=squeeze(name.of(text)), span=name),
        role=title,
        affiliation=organization,
        affiliation_role=office,
        group=group,
    )


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives()}){{2,}}")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(_alternatives())


def _alternatives() -> str:
    return "|".join(map(re.escape, titles()["columns"]))
