"""The legend of a picture: samples with their words, in groups that have a head, flowing over rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy_graph.views.paper.lettering import extent
from policy_graph.views.paper.sheet import PALE, Pen, Sheet

SMALL = 8.0
ROW = 15.0
SAMPLE = 26.0  # width of the sample of a line or mark before its words
GAP, HEAD_GAP = 14.0, 8.0  # free space behind an entry and behind the head of a group
# A sample that grows with its drawing grows at most so much; its row is high enough for that.
LARGEST_SCALE = 1.25


@dataclass(frozen=True, slots=True)
class Sample:
    """What an entry shows: a mark (``shape``, ``colour``, ``radius`` in points), a ring around it, or a line.

    A ``scaled`` one is as large as what it explains: it grows with the drawing.
    """

    words: str
    shape: str | None = None
    colour: str = "#FFFFFF"
    radius: float = 4.5
    edge: str = "#1A1A1A"
    width: float = 0.7
    pen: Pen | None = None
    scaled: bool = False

    @property
    def room(self) -> float:
        """What its mark takes up at most, from side to side."""
        return 2 * self.radius * (LARGEST_SCALE if self.scaled else 1.0) if self.shape else 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together under a head."""

    head: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry (or a head: without a mark or line), placed: from the left and the top of the legend, in points, in a row ``tall`` points high."""

    sample: Sample
    left: float
    top: float
    tall: float = ROW


def flow(groups: Iterable[Group], room: float) -> tuple[Item, ...]:
    """Set the groups one after the other into rows ``room`` points wide; an entry never stands apart from its words."""
    rows: list[list[tuple[Sample, float]]] = [[]]
    left = 0.0
    for group in groups:
        for at, sample in enumerate((Sample(group.head), *group.samples)):
            wide = _wide(sample)
            after = _wide(group.samples[0]) if at == 0 and group.samples else 0.0
            if left and left + wide + after > room:
                left = 0.0
                rows.append([])
            rows[-1].append((sample, left))
            left += wide
        left += GAP
    return tuple(_stacked(rows))


def _stacked(rows: Iterable[Sequence[tuple[Sample, float]]]) -> Iterator[Item]:
    """Set rows below each other, each as high as its largest mark."""
    top = 0.0
    for row in rows:
        tall = max((ROW, *(sample.room + 1 for sample, _ in row)))
        yield from (Item(sample, left, top, tall) for sample, left in row)
        top += tall


def height(items: Sequence[Item]) -> float:
    """Height of a legend in points."""
    return max((item.top + item.tall for item in items), default=0.0)


def draw(sheet: Sheet, items: Iterable[Item], left: float, top: float, scale: float = 1.0) -> None:
    """Draw a legend whose upper left corner lies at ``left``, ``top``, beside a drawing of this ``scale``."""
    for item in items:
        place = left + item.left, top - item.top - item.tall / 2
        _draw(sheet, item.sample, *place, scale if item.sample.scaled else 1.0)


def _draw(sheet: Sheet, sample: Sample, x: float, y: float, scale: float) -> None:
    words = x + _reach(sample)
    if sample.shape:
        middle, radius = words - max(10.0, sample.room / 2 + 4), scale * sample.radius
        sheet.mark((middle, y), radius, sample.shape, sample.colour, edge=sample.edge, width=sample.width)
    elif sample.pen:
        sheet.line(((x, y), (x + SAMPLE - 4, y)), sample.pen)
    else:
        sheet.text((x, y), sample.words, SMALL, colour=PALE)
        return
    sheet.text((words, y), sample.words, SMALL)


def _reach(sample: Sample) -> float:
    """From the left end of an entry to its words; closer where only marks differ."""
    return sample.room + 6 if sample.scaled and sample.shape else SAMPLE


def _wide(sample: Sample) -> float:
    words = extent(sample.words, SMALL)[0]
    return words + HEAD_GAP if not (sample.shape or sample.pen) else _reach(sample) + words + GAP
