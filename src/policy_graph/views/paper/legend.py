"""The legend of a picture: samples with their words, in groups that have a head, flowing over rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policy_graph.views.paper.lettering import extent
from policy_graph.views.paper.sheet import PALE, Pen, Sheet

SMALL = 8.0
ROW = 15.0
SAMPLE = 26.0  # width of the sample of a line or mark before its words
GAP, HEAD_GAP = 14.0, 8.0  # free space behind an entry and behind the head of a group


@dataclass(frozen=True, slots=True)
class Sample:
    """What an entry shows: a mark (``shape``, ``colour``, ``radius`` in points), a ring around it, or a line."""

    words: str
    shape: str | None = None
    colour: str = "#FFFFFF"
    radius: float = 4.5
    edge: str = "#1A1A1A"
    width: float = 0.7
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together under a head."""

    head: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry (or a head: without a mark or line), placed: from the left and the top of the legend, in points."""

    sample: Sample
    left: float
    top: float


def flow(groups: Iterable[Group], room: float) -> tuple[Item, ...]:
    """Set the groups one after the other into rows ``room`` points wide; an entry never stands apart from its words."""
    items: list[Item] = []
    left = top = 0.0
    for group in groups:
        for at, sample in enumerate((Sample(group.head), *group.samples)):
            wide = _wide(sample)
            after = _wide(group.samples[0]) if at == 0 and group.samples else 0.0
            if left and left + wide + after > room:
                left, top = 0.0, top + ROW
            items.append(Item(sample, left, top))
            left += wide
        left += GAP
    return tuple(items)


def height(items: Sequence[Item]) -> float:
    """Height of a legend in points."""
    return max((item.top for item in items), default=-ROW) + ROW


def draw(sheet: Sheet, items: Iterable[Item], left: float, top: float) -> None:
    """Draw a legend whose upper left corner lies at ``left``, ``top``."""
    for item in items:
        _draw(sheet, item.sample, left + item.left, top - item.top - ROW / 2)


def _draw(sheet: Sheet, sample: Sample, x: float, y: float) -> None:
    if sample.shape:
        middle = x + SAMPLE - 10
        sheet.mark(
            (middle, y), sample.radius, sample.shape, sample.colour, edge=sample.edge, width=sample.width
        )
    elif sample.pen:
        sheet.line(((x, y), (x + SAMPLE - 4, y)), sample.pen)
    else:
        sheet.text((x, y), sample.words, SMALL, colour=PALE)
        return
    sheet.text((x + SAMPLE, y), sample.words, SMALL)


def _wide(sample: Sample) -> float:
    words = extent(sample.words, SMALL)[0]
    return words + HEAD_GAP if not (sample.shape or sample.pen) else SAMPLE + words + GAP
