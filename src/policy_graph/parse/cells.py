"""Words of lists in columns become cells: one for every person or post."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from policy_graph.parse.affiliations import is_affiliation
from policy_graph.parse.columns import GAP, NAME, Sort, Word, words
from policy_graph.parse.lines import Line
from policy_graph.parse.listed import SHARED
from policy_graph.parse.posts import ends_as_role
from policy_graph.parse.words import titles


@dataclass(slots=True)
class Cell:
    """One entry of a list as it is being read: its words by what they are; ``start`` and ``column`` are its place."""

    start: int
    column: int
    roles: list[Word] = field(default_factory=list)
    names: list[Word] = field(default_factory=list)
    notes: list[Word] = field(default_factory=list)
    seat: bool = False

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return max(word.span.end for word in (*self.roles, *self.names, *self.notes))


def cells(lines: Sequence[Line]) -> list[Cell]:
    """Read a list line by line; a title without a name waits for the name on a line below."""
    found: list[Cell] = []
    for line in words(lines):
        if len(line) == 1 and _attaches(found, line[0]):
            continue
        for word in line:
            _place(found, word)
    return [part for cell in found if cell.names or cell.roles for part in _apart(cell)]


def _place(found: list[Cell], word: Word) -> None:
    """Give a word to the cell that it belongs to, or open one for it."""
    last = found[-1] if found else None
    if last and last.names and word.text in titles()["honorifics_alone"]:
        last.names[-1] = replace(last.names[-1], last=True)  # 青　柳　蒼　君
        return
    if last is None or _begins(last, word):
        last = Cell(word.span.start, word.column, seat=word.sort is Sort.SEAT)
        found.append(last)
    if word.sort is Sort.NAME:
        last.names.append(word)
    elif word.sort is Sort.ROLE and _is_affiliation_of(last, word):
        last.notes.append(word)
    elif word.sort is Sort.ROLE or (word.sort is Sort.NOTE and not last.names):
        last.roles.append(word)
    elif word.sort is not Sort.SEAT:
        last.notes.append(word)


def _begins(last: Cell, word: Word) -> bool:
    """Tell whether a word begins an entry behind the one read last."""
    named = bool(last.names)
    if word.sort is Sort.NAME:
        closed = named and (last.names[-1].last or any(role.glued for role in last.roles))
        noted = bool(last.notes) and last.notes[-1].span.start > last.names[-1].span.start if named else False
        return closed or noted or (named and (word.first or word.marked))
    if word.sort is Sort.ROLE:
        return named and not word.glued
    if word.sort is Sort.SEAT and last.roles and not named and not last.seat:
        return False  # 会長　１番　山田太郎
    return word.sort is Sort.SEAT or (word.sort is Sort.PLACE and named and word.first)


def _is_affiliation_of(cell: Cell, word: Word) -> bool:
    """A post in an organization behind a role of the meeting (会長, below it 〇〇大学教授) is where the person comes
    from."""
    roles = cell.roles
    return (
        bool(roles) and not cell.names and roles[-1].text in titles()["meeting"] and is_affiliation(word.text)
    )


def _attaches(found: Sequence[Cell], word: Word) -> bool:
    """Attach a word that stands alone below: a bracket to the title in its column, unless a title above still waits for
    its name, a title to one that is not at its end (兼務, 企画調整) or to a name with nothing but its organization above."""
    above = [cell for cell in found[-4:] if cell.names and cell.roles]
    last = found[-1] if found else None
    if last and last.names and last.notes and not last.roles and word.sort is Sort.ROLE:
        last.roles.append(word)
        return True
    waits = last is not None and bool(last.roles) and not last.names
    if not above or word.sort not in (Sort.NOTE, Sort.ROLE) or (word.sort is Sort.NOTE and waits):
        return False
    nearest = min(reversed(above), key=lambda cell: abs(cell.column - word.column))
    title = nearest.roles[-1].text
    unfinished = title.endswith(("兼務", "兼")) or not (ends_as_role(title) or title.endswith(")"))
    fits = abs(nearest.column - word.column) <= GAP if word.sort is Sort.NOTE else unfinished
    if fits:
        nearest.roles.append(word)
    return fits


def _apart(cell: Cell) -> Iterator[Cell]:
    """Part names that stand on one line with nothing but a gap between them; a title that many hold is that of each."""
    shared = bool(cell.roles) and cell.roles[-1].text.endswith(SHARED)
    gaps = _gaps(cell.names)
    length = sum(len(word.text) for word in cell.names)
    if cell.seat or (cell.roles and not shared) or cell.notes or not gaps or length <= NAME:
        yield cell
        return
    for start, end in zip([0, *gaps], [*gaps, len(cell.names)], strict=True):
        names = cell.names[start:end]
        yield Cell(names[0].span.start, names[0].column, roles=list(cell.roles), names=names)


def _gaps(names: Sequence[Word]) -> list[int]:
    """Where names begin behind a gap: so wide a one that none of them is a single character."""
    for least in sorted({word.gap for word in names[1:] if word.gap >= GAP}):
        places = [at for at, word in enumerate(names) if at and word.gap >= least]
        cuts = [0, *places, len(names)]
        if all(sum(len(word.text) for word in names[a:b]) > 1 for a, b in pairwise(cuts)):
            return places
    return [at for at, word in enumerate(names) if at and word.gap >= GAP]
