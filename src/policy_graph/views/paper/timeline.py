"""When a programme, a bill or somebody is spoken of, and by whom: evidence per meeting over time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import NamedTuple

from matplotlib.style import context

from policy_graph.errors import UsageError
from policy_graph.model import CO_MENTION, SPEAKS_OF, Actor, Bilingual, Language, Printing, Tie
from policy_graph.views.network import network, nodes
from policy_graph.views.paper.captions import source_line
from policy_graph.views.paper.frame import Placed, Words, framed
from policy_graph.views.paper.legend import Group, Sample
from policy_graph.views.paper.lettering import extent
from policy_graph.views.paper.names import shown_name
from policy_graph.views.paper.phrases import paragraphs, phrase, said
from policy_graph.views.paper.picture import Picture, notice
from policy_graph.views.paper.sheet import FAINT, HOUSE_STYLE, INK, PALE, Pen, Point
from policy_graph.views.paper.sides import side_of
from policy_graph.views.paper.ticks import day, ticks
from policy_graph.views.paper.vector import Part
from policy_graph.views.paper.wrapping import wrap
from policy_graph.views.theme import SideStyle, theme

# More rows than this are no picture; the table of the page has them all.
ROWS = 20
ROW, LABEL, BARS = 23.0, 8.5, 46.0
WIDE = 560.0
LARGEST, SMALLEST = 9.0, 2.6


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a timeline: the id and name of what it is for, and its dated evidence."""

    id: str
    label: str
    events: tuple[Tie, ...]


@context(HOUSE_STYLE)
def timeline(
    actors: Iterable[Actor],
    ties: Iterable[Tie],
    matter: str | None = None,
    printing: Printing | None = None,
) -> Picture:
    """Draw who is tied to ``matter`` (an actor id) and when, most active first; without one, all matters over time.

    Ties that state something are drawn; co-mentions only where there is nothing else. A mark is all evidence of one row
    at one date, coloured by the side it takes. Raises UsageError for a matter that is no actor.
    """
    wanted = printing or Printing()
    labels = {node.id: shown_name(node.label) for node in nodes(network(actors, ()))}
    if matter is not None and matter not in labels:
        raise UsageError(f"no actor has the id {matter!r}; take one of the network")
    rows, undated = _rows(list(ties), labels, matter)
    shown = rows[: min(ROWS, wanted.rows)]
    title = wanted.title or said(_title(labels.get(matter or ""), rows), wanted.language)
    if not shown:
        return notice(title, wanted)
    words = _words(title, rows, shown, undated, wanted)
    marks = _Marks(shown, rows)
    placed = framed(words, wanted.paper, marks.size)
    parts = marks.draw(placed, wanted.language)
    return Picture(sheet=placed.sheet, title=title, captions=words.captions, parts=parts, dpi=wanted.dpi)


def most_spoken_of(ties: Iterable[Tie], count: int) -> list[str]:
    """Give the ids of the programmes and bills that most speeches name, the first first."""
    named: dict[str, int] = defaultdict(int)
    for tie in ties:
        if tie.relation == SPEAKS_OF:
            named[tie.target] += 1
    return sorted(named, key=lambda each: (-named[each], each))[:count]


def _title(matter: str | None, rows: Sequence[Row]) -> Bilingual:
    if matter is None:
        return phrase("timeline_all")
    spoken = any(tie.relation == SPEAKS_OF for row in rows for tie in row.events)
    return phrase("timeline" if spoken else "timeline_ties", matter=matter)


def _rows(ties: Sequence[Tie], labels: Mapping[str, str], matter: str | None) -> tuple[list[Row], int]:
    """Bundle dated evidence by row, the longest first; and count the undated."""
    if matter is None:
        near = [tie for tie in ties if tie.relation == SPEAKS_OF]
    else:
        every = [tie for tie in ties if matter in (tie.source, tie.target) and tie.source != tie.target]
        near = [tie for tie in every if tie.relation != CO_MENTION] or every
    bundles: dict[str, list[Tie]] = defaultdict(list)
    dated = [tie for tie in dict.fromkeys(near) if day(tie.date)]
    for tie in dated:
        end = tie.target if matter in (None, tie.source) else tie.source
        bundles[end].append(tie)
    rows = [Row(id_, labels.get(id_, id_), tuple(events)) for id_, events in bundles.items()]
    return sorted(rows, key=lambda row: (-len(row.events), row.label, row.id)), len(set(near)) - len(dated)


def _words(title: str, rows: Sequence[Row], shown: Sequence[Row], undated: int, printing: Printing) -> Words:
    language = printing.language
    left = rows[len(shown) :]
    count = sum(len(row.events) for row in left)
    sentences = [phrase("timeline_reading")]
    if left:
        numbers = {"total": len(rows), "shown": len(shown), "left": len(left), "count": count}
        sentences.append(phrase("timeline_scope", **numbers))
    if undated:
        sentences.append(phrase("undated", count=undated))
    source = source_line((tie for row in rows for tie in row.events), language)
    captions = (*paragraphs(sentences, language), source)
    return Words(title, printing.subtitle or "", (_legend(shown, language),), captions)


def _legend(shown: Sequence[Row], language: Language) -> Group:
    """Explain the marks: the sides that are taken, and the relations that are stated."""
    events = [tie for row in shown for tie in row.events]
    relations = sorted({tie.relation for tie in events}, key=theme().rank)
    sides = {tie.side.value if tie.side else "none" for tie in events if tie.relation == SPEAKS_OF}
    if {"for", "against"} <= sides:
        sides.add("both")
    looks = [_side_look(look) for name, look in theme().sides.items() if name in sides]
    looks += [_relation_look(name) for name in relations if name != SPEAKS_OF]
    samples = [Sample(said(look.words, language), look.shape, look.colour, edge="white") for look in looks]
    return Group(said(phrase("sides" if sides else "relations"), language), tuple(samples))


class Look(NamedTuple):
    """How a mark looks and what it stands for."""

    words: Bilingual
    colour: str
    shape: str


def _look(found: Sequence[Tie]) -> Look:
    """Speeches by the side they take together; stated relations, where there are no speeches, by the first of them."""
    speeches = [tie for tie in found if tie.relation == SPEAKS_OF]
    if speeches:
        return _side_look(theme().side(side_of(speeches)))
    return _relation_look(min((tie.relation for tie in found), key=theme().rank))


def _side_look(look: SideStyle) -> Look:
    return Look(Bilingual(ja=look.ja, en=look.en), look.colour, look.shape)


def _relation_look(name: str) -> Look:
    look = theme().relation(name)
    return Look(Bilingual(ja=look.ja, en=look.en), look.colour, "triangle")


class _Marks:
    """The drawing of a timeline: where dates and rows lie, in points from its lower left corner."""

    def __init__(self, shown: Sequence[Row], rows: Sequence[Row]) -> None:
        self.shown = shown
        self.labels = {row.id: wrap(row.label, 16, 2) for row in shown}
        self.left = max(extent(label, LABEL)[0] for label in self.labels.values()) + 16
        self.totals = _by_day(tie for row in rows for tie in row.events)
        self.cells = {row.id: _by_day(row.events) for row in shown}
        self.most = max(len(found) for cells in self.cells.values() for found in cells.values())
        self.first, self.last = min(self.totals), max(self.totals)
        self.top = BARS + 16 + ROW * len(shown) + 4
        self.size: Point = (self.left + WIDE + 40, self.top + 14)

    def draw(self, placed: Placed, language: Language) -> dict[str, Part]:
        """Draw scale, rows, marks and bars; returns what each mark says."""
        self._dates(placed)
        self._bars(placed, said(phrase("whole"), language))
        parts: dict[str, Part] = {}
        for at, row in enumerate(self.shown, 1):
            parts |= self._row(placed, at, row)
        return parts

    def _x(self, when: date) -> float:
        span = (self.last - self.first).days
        return self.left + LARGEST + (WIDE - 2 * LARGEST) * ((when - self.first).days / span if span else 0.5)

    def _dates(self, placed: Placed) -> None:
        for when, label in ticks(self.first, self.last):
            x = self._x(when)
            _line(placed, (x, 14.0), (x, self.top), FAINT)
            _text(placed, (x, 6.0), label, 7.5, place="center")

    def _bars(self, placed: Placed, label: str) -> None:
        most = max(len(found) for found in self.totals.values())
        _text(placed, (self.left - 10, 14 + BARS / 2), label, LABEL, place="right")
        _line(placed, (self.left, 14.0), (self.left + WIDE, 14.0), PALE)
        _line(placed, (self.left, 6 + BARS), (self.left + WIDE, 6 + BARS), FAINT)
        _text(placed, (self.left + WIDE + 8, 6 + BARS), str(most), 7.5)
        for when, found in self.totals.items():
            corner = self._x(when) - 1.5, 14.0
            size = 3.0 * placed.scale, placed.scale * (BARS - 8) * len(found) / most
            placed.sheet.box(_at(placed, corner), size, PALE, width=0.0)

    def _row(self, placed: Placed, at: int, row: Row) -> dict[str, Part]:
        y = self.top - ROW * (at - 0.5)
        _line(placed, (self.left, y), (self.left + WIDE, y), FAINT)
        _text(placed, (self.left - 10, y), self.labels[row.id], LABEL, place="right", gid=f"label-{at}")
        _text(placed, (self.left + WIDE + 8, y), str(len(row.events)), LABEL)
        parts = {}
        # The largest first, for a small mark must not lie hidden under one.
        days = sorted(self.cells[row.id].items(), key=lambda each: (-len(each[1]), each[0]))
        for number, (when, found) in enumerate(days, 1):
            look, name = _look(found), f"event-{at}-{number}"
            radius = placed.scale * max(SMALLEST, LARGEST * sqrt(len(found) / max(self.most, 4)))
            place = _at(placed, (self._x(when), y))
            placed.sheet.mark(place, radius, look.shape, look.colour, edge="white", gid=name)
            parts[name] = Part("", _said(row, found, look.words))
        return parts


def _said(row: Row, found: Sequence[Tie], look: Bilingual) -> str:
    return f"{row.label} {found[0].date} {found[0].meeting}（{look.ja} {look.en}、{len(found)}）"


def _by_day(ties: Iterable[Tie]) -> dict[date, list[Tie]]:
    days: dict[date, list[Tie]] = defaultdict(list)
    for tie in ties:
        when = day(tie.date)
        if when:
            days[when].append(tie)
    return dict(sorted(days.items()))


def _line(placed: Placed, start: Point, end: Point, colour: str) -> None:
    placed.sheet.line((_at(placed, start), _at(placed, end)), Pen(colour, "solid", 0.6, False))


def _text(
    placed: Placed, at: Point, text: str, size: float, *, place: str = "left", gid: str | None = None
) -> None:
    placed.sheet.text(_at(placed, at), text, size * placed.scale, colour=INK, place=place, gid=gid)


def _at(placed: Placed, place: Point) -> Point:
    return placed.corner[0] + placed.scale * place[0], placed.corner[1] + placed.scale * place[1]
