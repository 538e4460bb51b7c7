"""A network as a matrix: who (rows) with what (columns), shaded by strength, the side in colour and sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from matplotlib.style import context

from policy_graph.model import CO_MENTION, ActorType, Bilingual, Language, Printing, Tie
from policy_graph.views.kinds import kinds
from policy_graph.views.network import Network, edges, nodes
from policy_graph.views.paper.captions import chosen, kind_title, source_line
from policy_graph.views.paper.frame import Placed, Words, framed
from policy_graph.views.paper.groups import Measured
from policy_graph.views.paper.legend import Group, Sample
from policy_graph.views.paper.lettering import extent
from policy_graph.views.paper.names import with_shown_names
from policy_graph.views.paper.phrases import paragraphs, phrase, said
from policy_graph.views.paper.picture import Picture, notice
from policy_graph.views.paper.selection import two_modes
from policy_graph.views.paper.seriation import seriated
from policy_graph.views.paper.sheet import FAINT, HOUSE_STYLE, Point, legible, mixed
from policy_graph.views.paper.sides import side_of
from policy_graph.views.paper.vector import Part
from policy_graph.views.paper.wrapping import wrap
from policy_graph.views.theme import theme

# Two lines of a head, LINE high each, are no wider than a cell.
CELL, LABEL, HEAD, NUMBER = 19.0, 8.5, 7.0, 7.0
# The palest shade of a cell.
PALEST = 0.18
# What actors are set against.
MATTERS = (str(ActorType.PROGRAM), str(ActorType.BILL))
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell: all evidence between two, and its strength."""

    evidence: tuple[Tie, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns in their order (actor ids), the cells that are filled, and how much there is in all."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Cell, Filled]
    all_rows: int
    all_columns: int
    left_out: int


@context(HOUSE_STYLE)
def matrix(graph: Network, printing: Printing | None = None, measured: Measured | None = None) -> Picture:
    """Draw a network as a matrix of at most ``printing.rows`` × ``printing.columns``, those with most evidence.

    With two sorts of ends sources are rows and targets columns; where most lines lead to programmes and bills, these are
    the columns; else everybody is both. Ordered by community, where
    measures are given, and so that those with like counterparts are neighbours. A network without lines gives a sheet
    that says so.
    """
    wanted = printing or Printing()
    title = wanted.title or said(_title(graph), wanted.language)
    table = _table(graph, wanted, measured)
    if not table.cells:
        return notice(title, wanted)
    heads = {*table.rows, *table.columns}
    named = with_shown_names((node for node in nodes(graph) if node.id in heads), edges(graph))
    labels = {node.id: wrap(node.label, 14, 2) for node in named}
    words = _words(graph, table, title, wanted)
    drawing = _Drawing(table, labels)
    placed = framed(words, wanted.paper, drawing.size)
    parts = drawing.draw(placed)
    return Picture(sheet=placed.sheet, title=title, captions=words.captions, parts=parts, dpi=wanted.dpi)


def _title(graph: Network) -> Bilingual:
    title, matrix_word = kind_title(graph), phrase("matrix")
    return Bilingual(ja=f"{title.ja}：{matrix_word.ja}", en=f"{title.en}: {matrix_word.en}")


def _table(graph: Network, printing: Printing, measured: Measured | None) -> Table:
    cells = _cells(graph)
    rows, columns = (_heaviest(cells, at) for at in (0, 1))
    kept = set(rows[: printing.rows]), set(columns[: printing.columns])
    shown = {key: cell for key, cell in cells.items() if key[0] in kept[0] and key[1] in kept[1]}
    ordered = _ordered(shown, measured)
    everything = sum(len(cell.evidence) for cell in cells.values())
    left = everything - sum(len(cell.evidence) for cell in shown.values())
    return Table(*ordered, shown, len(rows), len(columns), left)


def _cells(graph: Network) -> dict[Cell, Filled]:
    """Put together all that is done between two; who sits where only where nothing is done, co-mentions where nothing else is.

    Where most lines lead to programmes and bills, these are the columns and all others the rows. Else, without two sorts
    of ends, each stands in both halves.
    """
    found: dict[Cell, Filled] = {}
    one_way, matters = two_modes(graph), _matters(graph)
    for source, target, data in _lines(graph):
        if matters and (source in matters) == (target in matters):
            continue
        pair = (target, source) if source in matters else (source, target)
        for key in [pair] if one_way or matters else [pair, pair[::-1]]:
            old = found.get(key, Filled((), 0.0))
            strength = float(data.get("strength", data["weight"]))
            found[key] = Filled(old.evidence + data["evidence"], old.strength + strength)
    return found


def _lines(graph: Network) -> list[tuple[str, str, dict[str, Any]]]:
    """The lines that a matrix counts, none from somebody to itself."""
    counted = _counted(graph)
    return [
        (source, target, data)
        for source, target, data in graph.edges(data=True)
        if source != target and data["relation"] in counted
    ]


def _matters(graph: Network) -> set[str]:
    """The programmes and bills, where most lines lead to them from others and the network has not two sorts of ends."""
    if two_modes(graph):
        return set()
    matters = {node for node, type_ in graph.nodes(data="type") if type_ in MATTERS}
    every = _lines(graph)
    crossing = sum((source in matters) != (target in matters) for source, target, _ in every)
    return matters if 2 * crossing > len(every) else set()


def _counted(graph: Network) -> set[str]:
    """The relations that a matrix counts."""
    every = {relation for _, _, relation in graph.edges(data="relation")}
    facts = every - {CO_MENTION}
    deeds = {relation for relation in facts if not theme().relation(relation).seat}
    return deeds or facts or every


def _heaviest(cells: Mapping[Cell, Filled], at: int) -> list[str]:
    weight: dict[str, int] = {}
    for key, cell in cells.items():
        weight[key[at]] = weight.get(key[at], 0) + len(cell.evidence)
    return sorted(weight, key=lambda each: (-weight[each], each))


def _ordered(
    cells: Mapping[Cell, Filled], measured: Measured | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Order rows and columns by community, then like by like."""
    rows, columns = (sorted({key[at] for key in cells}) for at in (0, 1))
    if not cells:
        return (), ()
    place = [{each: at for at, each in enumerate(side)} for side in (rows, columns)]
    numbers = np.zeros((len(rows), len(columns)))
    for (row, column), cell in cells.items():
        numbers[place[0][row], place[1][column]] = np.sqrt(cell.strength)
    down, across = seriated(numbers)
    if rows == columns:
        across = down
    return tuple(_grouped([rows[at] for at in down], measured)), tuple(
        _grouped([columns[at] for at in across], measured)
    )


def _grouped(order: Sequence[str], measured: Measured | None) -> list[str]:
    if measured is None:
        return list(order)
    known = measured.nodes
    return sorted(order, key=lambda each: known[each].community if each in known else len(known) + 1)


def _words(graph: Network, table: Table, title: str, printing: Printing) -> Words:
    language = printing.language
    kind = kinds().get(graph.graph.get("kind", ""))
    left_out = {relation for _, _, relation in graph.edges(data="relation")} - _counted(graph)
    sentences = [phrase("matrix_facts")] if left_out else [kind.reading] if kind else []
    if _matters(graph):
        sentences.append(phrase("matrix_matters"))
    numbers = {"rows": len(table.rows), "columns": len(table.columns), "count": table.left_out}
    sentences += [
        phrase("matrix_reading"),
        phrase("matrix_scope", all_rows=table.all_rows, all_columns=table.all_columns, **numbers),
    ]
    evidence = (tie for _, _, data in graph.edges(data=True) for tie in data["evidence"])
    captions = (*paragraphs(sentences, language), source_line(evidence, language))
    subtitle = chosen(graph, language) if printing.subtitle is None else printing.subtitle
    groups = _sides(table, language)
    return Words(title, subtitle, (groups,) if groups.samples else (), captions)


def _sides(table: Table, language: Language) -> Group:
    found = {side_of(cell.evidence) or "none" for cell in table.cells.values()}
    samples = [
        Sample(f"{look.sign} {said(look, language)}".strip(), "square", look.colour, edge=look.colour)
        for name, look in theme().sides.items()
        if name in found and found != {"none"}
    ]
    return Group(said(phrase("sides"), language), tuple(samples))


class _Drawing:
    """The drawing of a matrix, in points from its lower left corner."""

    def __init__(self, table: Table, labels: Mapping[str, str]) -> None:
        self.table, self.labels = table, labels
        self.left = max(extent(labels[each], LABEL)[0] for each in table.rows) + 8
        self.tall = CELL * len(table.rows)
        head = max(extent(labels[each], HEAD)[0] for each in table.columns) + 10
        self.size: Point = (self.left + CELL * len(table.columns), self.tall + head)
        self.most = max(cell.strength for cell in table.cells.values())

    def draw(self, placed: Placed) -> dict[str, Part]:
        """Draw heads, cells and numbers; returns what each cell says."""
        for at, column in enumerate(self.table.columns):
            place = self.left + CELL * (at + 0.5), self.tall + 6
            placed.sheet.text(_at(placed, place), self.labels[column], HEAD * placed.scale, turn=90.0)
        parts: dict[str, Part] = {}
        for down, row in enumerate(self.table.rows):
            place = self.left - 6, self.tall - CELL * (down + 0.5)
            placed.sheet.text(_at(placed, place), self.labels[row], LABEL * placed.scale, place="right")
            for across, column in enumerate(self.table.columns):
                parts |= self._cell(placed, down, across, row, column)
        return parts

    def _cell(self, placed: Placed, down: int, across: int, row: str, column: str) -> dict[str, Part]:
        corner = self.left + CELL * across, self.tall - CELL * (down + 1)
        size, name = (CELL * placed.scale, CELL * placed.scale), f"cell-{down + 1}-{across + 1}"
        cell = self.table.cells.get((row, column))
        if cell is None:
            colour = FAINT if row == column else "#FFFFFF"
            placed.sheet.box(_at(placed, corner), size, colour, edge=FAINT, width=0.5)
            return {}
        look = theme().side(side_of(cell.evidence))
        # The root, for a few very strong cells must not make all others look alike.
        shade = PALEST + (1 - PALEST) * sqrt(cell.strength / self.most)
        colour = mixed(look.colour, shade)
        placed.sheet.box(_at(placed, corner), size, colour, edge="#FFFFFF", gid=name)
        middle = _at(placed, (corner[0] + CELL / 2, corner[1] + CELL / 2))
        number = f"{look.sign}{len(cell.evidence)}"
        placed.sheet.text(
            middle, number, _fitting(number) * placed.scale, colour=legible(colour), place="center"
        )
        words = f"{_one(self.labels[row])} × {_one(self.labels[column])}（{look.ja} {look.en}、{len(cell.evidence)}）"
        return {name: Part("", words)}


def _fitting(number: str) -> float:
    """The size at which a number fits its cell."""
    return min(NUMBER, NUMBER * (CELL - 3) / extent(number, NUMBER)[0])


def _one(label: str) -> str:
    return label.replace("\n", "")


def _at(placed: Placed, place: Point) -> Point:
    return placed.corner[0] + placed.scale * place[0], placed.corner[1] + placed.scale * place[1]
