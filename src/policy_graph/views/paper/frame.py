"""The sheet around a drawing: paper that fits, title above, legend and captions below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from policy_graph.model import Paper
from policy_graph.views.paper.legend import LARGEST_SCALE, SMALL, Group, Item, draw, flow, height
from policy_graph.views.paper.lettering import extent
from policy_graph.views.paper.sheet import PALE, Point, Sheet, blank
from policy_graph.views.paper.wrapping import fill, wrap

# Sizes in points, on their side: ISO 216 (297 × 210 mm and so on); a slide of 13⅓ × 7½ inches as presentations have it.
A4, A3, A2 = (841.9, 595.3), (1190.6, 841.9), (1683.8, 1190.6)
SLIDE = (960.0, 540.0)
SHEETS = {Paper.AUTO: (A4, A3, A2), Paper.A4: (A4,), Paper.A3: (A3,), Paper.SLIDE: (SLIDE,)}
MARGIN = 26.0
TITLE, SUBTITLE = 16.0, 10.0
AIR = 9.0  # free space above and below a drawing
# Letters of names are this large on no paper that is chosen by itself, and never enlarged by more than this.
LEAST_SCALE = 0.64


class Extended(Protocol):
    """A layout that knows its size in points."""

    @property
    def width(self) -> float:
        """From left to right."""
        ...

    @property
    def height(self) -> float:
        """From below to above."""
        ...


Laid = TypeVar("Laid", bound=Extended)


class Words(NamedTuple):
    """What stands around a drawing."""

    title: str
    subtitle: str
    groups: tuple[Group, ...]
    captions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet of paper with its words broken to its width, and the room that is left for the drawing."""

    size: Point
    title: str
    subtitle: str
    items: tuple[Item, ...]
    captions: tuple[str, ...]

    @property
    def above(self) -> float:
        """Height in points of what stands above the drawing."""
        return (
            MARGIN
            + extent(self.title, TITLE)[1]
            + (extent(self.subtitle, SUBTITLE)[1] if self.subtitle else 0)
        )

    @property
    def below(self) -> float:
        """Height in points of what stands below the drawing."""
        return MARGIN + height(self.items) + 4 + sum(extent(each, SMALL)[1] for each in self.captions)

    @property
    def room(self) -> Point:
        """Width and height in points that are left for the drawing."""
        return self.size[0] - 2 * MARGIN, max(self.size[1] - self.above - self.below - 2 * AIR, 60.0)

    def scale(self, drawing: Point) -> float:
        """By what a drawing must be multiplied to fit."""
        return min(self.room[0] / drawing[0], self.room[1] / drawing[1], LARGEST_SCALE)


class Placed(NamedTuple):
    """A sheet with its words, where the lower left corner of the drawing lies on it, and the scale of the drawing."""

    sheet: Sheet
    corner: Point
    scale: float


def framed(words: Words, paper: Paper, drawing: Point) -> Placed:
    """Choose the sheet for a drawing of so many points, on its side or upright, and set the words on it.

    The smallest sheet on which names can be read is taken, the largest if there is none such.
    """
    for size in SHEETS[paper]:
        frames = [_frame(words, each) for each in _sides(size, paper)]
        frame = max(frames, key=lambda each: each.scale(drawing))
        if frame.scale(drawing) >= LEAST_SCALE:
            break
    return _printed(frame, drawing)


def fitted(words: Words, paper: Paper, lay: Callable[[float], Laid]) -> tuple[Placed, Laid]:
    """The same for a drawing that ``lay`` makes for the shape of the sheet: its width in proportion to its height."""
    for size in SHEETS[paper]:
        frame = _frame(words, size)
        laid = lay(frame.room[0] / frame.room[1])
        if frame.scale((laid.width, laid.height)) >= LEAST_SCALE:
            break
    return _printed(frame, (laid.width, laid.height)), laid


def _sides(size: Point, paper: Paper) -> Sequence[Point]:
    return [size] if paper is Paper.SLIDE else [size, (size[1], size[0])]


def _frame(words: Words, size: Point) -> Frame:
    wide = size[0] - 2 * MARGIN
    return Frame(
        size,
        wrap(words.title, int(wide / TITLE), 2),
        wrap(words.subtitle, int(wide / SUBTITLE), 2),
        flow(words.groups, wide),
        tuple(fill(each, wide / SMALL) for each in words.captions),
    )


def _printed(frame: Frame, drawing: Point) -> Placed:
    sheet = blank(*frame.size)
    top = frame.size[1] - MARGIN
    for text, size in ((frame.title, TITLE), (frame.subtitle, SUBTITLE)):
        if text:
            tall = extent(text, size)[1]
            sheet.text((MARGIN, top - tall / 2), text, size)
            top -= tall
    scale = frame.scale(drawing)
    draw(sheet, frame.items, MARGIN, frame.below, scale)
    top = frame.below - height(frame.items) - 4
    for each in frame.captions:
        tall = extent(each, SMALL)[1]
        sheet.text((MARGIN, top - tall / 2), each, SMALL, colour=PALE)
        top -= tall
    free = [room - scale * side for room, side in zip(frame.room, drawing, strict=True)]
    return Placed(sheet, (MARGIN + free[0] / 2, frame.below + AIR + free[1] / 2), scale)
