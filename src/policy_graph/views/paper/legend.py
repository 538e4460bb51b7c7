"""What stands around a picture: title above; legend, source and what is left out below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policy_graph.views.paper.lettering import extent
from policy_graph.views.network import Edge
from policy_graph.views.paper.sheet import PALE, Sheet, blank
from policy_graph.views.theme import RelationStyle, TypeStyle, theme
from policy_graph.views.paper.wrapping import wrap

MARGIN = 24.0
TITLE = 17.0
SMALL = 8.0
ROW = 16.0
AIR = 10.0  # free space above and below the legend
SAMPLE = 30.0  # width of the sample of a line or mark before its words


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the legend, placed: distance from the left and from the top of the legend, in points."""

    look: TypeStyle | RelationStyle
    words: str
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Surround:
    """The words around a picture, broken to its width."""

    title: str
    captions: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def above(self) -> float:
        """Height in points of what stands above the drawing."""
        return MARGIN + extent(self.title, TITLE)[1] + 6

    @property
    def below(self) -> float:
        """Height in points of what stands below the drawing."""
        rows = max((item.top for item in self.items), default=-ROW) + ROW
        return MARGIN + rows + 2 * AIR + sum(extent(each, SMALL)[1] for each in self.captions)


def surround(
    title: str, captions: Sequence[str], lines: Iterable[Edge], types: Iterable[str], room: float
) -> Surround:
    """Break title, legend and captions to a drawing ``room`` points wide."""
    return Surround(
        wrap(title, int(room / TITLE), 2),
        tuple(wrap(each, int(room / SMALL), 4) for each in captions),
        tuple(_flow(_entries(lines, set(types)), room)),
    )


def framed(words: Surround, width: float, height: float) -> Sheet:
    """Make a sheet around a drawing of ``width`` × ``height`` points, with title, legend and captions on it.

    The drawing's lower left corner lies ``MARGIN`` from the left and ``words.below`` from below.
    """
    height += words.above + words.below
    sheet = blank(width + 2 * MARGIN, height)
    sheet.text((MARGIN, height - MARGIN - extent(words.title, TITLE)[1] / 2), words.title, TITLE)
    for item in words.items:
        _draw_item(sheet, item, words.below - AIR - item.top - ROW / 2)
    top = MARGIN + sum(extent(each, SMALL)[1] for each in words.captions)
    for each in words.captions:
        tall = extent(each, SMALL)[1]
        sheet.text((MARGIN, top - tall / 2), each, SMALL, colour=PALE)
        top -= tall
    return sheet


def _entries(edges: Iterable[Edge], types: set[str]) -> list[list[tuple[TypeStyle | RelationStyle, str]]]:
    """Entries in two groups: the types and the relations that occur, each in the order of the theme."""
    looks = theme()
    relations = sorted({edge.relation for edge in edges}, key=looks.rank)
    return [
        [(look, f"{look.ja} {look.en}") for name, look in looks.types.items() if name in types],
        [(look, f"{look.ja} {look.en}") for look in map(looks.relation, relations)],
    ]


def _flow(groups: Iterable[Sequence[tuple[TypeStyle | RelationStyle, str]]], room: float) -> Iterable[Item]:
    """Set entries one after the other into rows; every group begins a new row."""
    top = 0.0
    for group in groups:
        left = 0.0
        for look, words in group:
            wide = SAMPLE + extent(words, SMALL)[0] + 16
            if left and left + wide > room:
                left, top = 0.0, top + ROW
            yield Item(look, words, left, top)
            left += wide
        top += ROW


def _draw_item(sheet: Sheet, item: Item, y: float) -> None:
    x = MARGIN + item.left
    if isinstance(item.look, TypeStyle):
        sheet.mark((x + SAMPLE - 12, y), 5.0, item.look)
    else:
        sheet.line(((x, y), (x + SAMPLE - 6, y)), item.look)
    sheet.text((x + SAMPLE, y), item.words, SMALL)
