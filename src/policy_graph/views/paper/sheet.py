"""A sheet to draw on, measured in points: marks, lines and lettered text on a matplotlib figure."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyArrowPatch, PathPatch, Rectangle
from matplotlib.style import context
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from policy_graph.views.markup import legal
from policy_graph.views.paper.lettering import LINE, letter

# What a picture looks like must not depend on anybody's matplotlibrc; and the ids in an SVG on no chance.
# In SVG text becomes outlines: a picture that needs a font to be read is not readable everywhere. What is lost, words
# that a screen reader finds, comes back as titles and description in the SVG and as tables in the page. In PDF text
# stays text that can be found and copied: the glyphs that occur are embedded as TrueType (type 42).
HOUSE_STYLE = (
    "default",
    {"svg.fonttype": "path", "svg.hashsalt": "policy-graph", "pdf.fonttype": 42, "pdf.compression": 6},
)
INK = "#1A1A1A"
PALE = "#555555"
FAINT = "#DDDDDD"
# White rim that keeps a label readable where a line runs under it.
RIM_WIDTH = 2.2
# matplotlib's letter for each shape of the theme, and the factor that makes all shapes look equally big.
SHAPES = {
    "circle": ("o", 1.0),
    "square": ("s", 0.9),
    "triangle": ("^", 1.1),
    "diamond": ("D", 0.8),
    "pentagon": ("p", 1.08),
    "hexagon": ("h", 1.05),
}
Point = tuple[float, float]


class Pen(NamedTuple):
    """How a line is drawn: #RRGGBB, solid, dashed, dotted or dashdot, width in points, an arrow or none."""

    colour: str
    stroke: str
    width: float
    directed: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A blank figure whose coordinates are points (1/72 inch) from the lower left corner.

    ``written`` are the texts as they were given, also those whose characters no font has.
    """

    figure: Figure
    axes: Axes
    written: list[str] = field(default_factory=list)

    def mark(
        self,
        at: Point,
        radius: float,
        shape: str,
        colour: str,
        *,
        edge: str = INK,
        width: float = 0.7,
        gid: str | None = None,
    ) -> None:
        """Draw a mark of a shape of the theme; ``colour`` may be none, for a ring."""
        marker, factor = SHAPES[shape]
        style = MarkerStyle(marker)
        place = Affine2D().scale(2 * radius * factor).translate(*at)
        path = style.get_path().transformed(style.get_transform() + place)
        self.axes.add_patch(
            PathPatch(path, facecolor=colour, edgecolor=edge, lw=width, zorder=3, gid=gid, clip_on=False)
        )

    def box(
        self,
        corner: Point,
        size: Point,
        colour: str,
        *,
        edge: str = INK,
        width: float = 0.7,
        gid: str | None = None,
    ) -> None:
        """Draw a rectangle from its lower left corner."""
        self.axes.add_patch(
            Rectangle(
                corner, *size, facecolor=colour, edgecolor=edge, lw=width, zorder=3, gid=gid, clip_on=False
            )
        )

    def line(
        self,
        ends: tuple[Point, Point],
        pen: Pen,
        *,
        bend: float = 0.0,
        free: tuple[float, float] = (0.0, 0.0),
        gid: str | None = None,
    ) -> None:
        """Draw a relation from one point to another; ``free`` is the space to leave at its ends, in points."""
        patch = FancyArrowPatch(
            *ends,
            arrowstyle="-|>,head_length=5,head_width=2.2" if pen.directed else "-",
            connectionstyle=f"arc3,rad={bend}",
            shrinkA=free[0],
            shrinkB=free[1],
            mutation_scale=1.0,
            lw=pen.width,
            ls=pen.stroke,
            color=pen.colour,
            capstyle="butt",
            joinstyle="miter",
            zorder=2 if pen.directed or pen.width > 1 else 1,
            gid=gid,
            clip_on=False,
        )
        self.axes.add_patch(patch)

    def text(
        self,
        at: Point,
        text: str,
        size: float,
        *,
        colour: str = INK,
        place: str = "left",
        turn: float = 0.0,
        gid: str | None = None,
    ) -> None:
        """Set lines of text at ``at``, their left, right or centre by ``place``; never as mathematics.

        ``turn`` is in degrees, against the clock; turned text begins at ``at``.
        """
        self.written.append(text)
        lettering = letter(text)
        self.axes.text(
            *at,
            lettering.text,
            font=FontProperties(fname=str(lettering.font), size=size),
            color=colour,
            ha="center" if turn else place,
            va="bottom" if turn else "center",
            rotation=turn,
            linespacing=LINE,
            parse_math=False,
            zorder=4,
            gid=gid,
        )

    @context(HOUSE_STYLE)
    def png(self, dpi: int) -> bytes:
        """Print as PNG, labels with a white rim, without dates and version marks."""
        with self._rims():
            return self._print("png", {"Software": None}, dpi)

    @context(HOUSE_STYLE)
    def svg(self) -> bytes:
        """Print as SVG without dates and version marks; rims, titles and links come later (``vector.finish``)."""
        return self._print("svg", dict.fromkeys(("Date", "Creator", "Format", "Type")))

    @context(HOUSE_STYLE)
    def pdf(self, title: str) -> bytes:
        """Print as PDF with a title, fonts embedded, without dates and version marks."""
        nothing = dict.fromkeys(("CreationDate", "Creator", "Producer"))
        with self._rims():
            return self._print("pdf", {"Title": legal(title), **nothing})

    @contextmanager
    def _rims(self) -> Iterator[None]:
        """Lay a white rim under every label; under it, so that letters stay letters in a PDF."""
        rims = [self._rim(text) for text in list(self.axes.texts) if text.get_gid()]
        try:
            yield
        finally:
            for rim in rims:
                rim.remove()

    def _rim(self, label: Text) -> Text:
        rim = self.axes.text(*label.get_position(), label.get_text(), zorder=3.5)
        rim.update_from(label)
        rim.set_parse_math(False)
        rim.set_linespacing(LINE)
        rim.set(zorder=3.5, gid=None)
        rim.set_path_effects([patheffects.Stroke(linewidth=RIM_WIDTH, foreground="white")])
        return rim

    def _print(self, kind: str, metadata: dict[str, str | None], dpi: int = 72) -> bytes:
        out = BytesIO()
        self.figure.savefig(out, format=kind, dpi=dpi, metadata=metadata)
        return out.getvalue()


def blank(width: float, height: float) -> Sheet:
    """Make a blank sheet of ``width`` × ``height`` points."""
    figure = Figure(figsize=(width / 72, height / 72), facecolor="white")
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0), xlim=(0, width), ylim=(0, height))
    axes.set_axis_off()
    return Sheet(figure, axes)


def spread(count: int) -> Sequence[float]:
    """Bends that keep ``count`` lines between the same two actors apart; a single one is straight."""
    return [0.22 * (at - (count - 1) / 2) for at in range(count)]


def mixed(colour: str, share: float) -> str:
    """Mix a colour (``#RRGGBB``) with white; ``share`` of it is the colour."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - each)):02X}" for each in channels)


def legible(colour: str) -> str:
    """Give white or ink, whichever stands out more from a colour (contrast by WCAG 2.2: equal at luminance 0.18)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
    luminance = sum(part * each for part, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#FFFFFF" if luminance < 0.18 else INK
