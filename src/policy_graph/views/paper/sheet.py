"""A sheet to draw on, measured in points: marks, lines and lettered text on a matplotlib figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import log

from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.style import context
from matplotlib.transforms import Affine2D

from policy_graph.views.paper.lettering import LINE, letter
from policy_graph.views.theme import RelationStyle, TypeStyle

# What a picture looks like must not depend on anybody's matplotlibrc; and the ids in an SVG on no chance.
# Text becomes outlines: a picture that needs a font to be read is not readable everywhere. What is lost, words that a
# screen reader finds, comes back as titles and description in the SVG and as tables in the page.
HOUSE_STYLE = ("default", {"svg.fonttype": "path", "svg.hashsalt": "policy-graph"})
# Dots per inch of the PNG: sharp on paper at two thirds of its size, still small enough to mail.
DPI = 160
INK = "#1A1A1A"
PALE = "#555555"
# White rim that keeps a label readable where a line runs under it.
RIM_WIDTH = 2.2
RIM = patheffects.withStroke(linewidth=RIM_WIDTH, foreground="white")
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A blank figure whose coordinates are points (1/72 inch) from the lower left corner."""

    figure: Figure
    axes: Axes

    def mark(self, at: Point, radius: float, look: TypeStyle, gid: str | None = None) -> None:
        """Draw an actor's mark."""
        marker, factor = SHAPES[look.shape]
        shape = MarkerStyle(marker)
        place = Affine2D().scale(2 * radius * factor).translate(*at)
        path = shape.get_path().transformed(shape.get_transform() + place)
        self.axes.add_patch(
            PathPatch(path, facecolor=look.colour, edgecolor=INK, lw=0.7, zorder=3, gid=gid, clip_on=False)
        )

    def line(
        self,
        ends: tuple[Point, Point],
        look: RelationStyle,
        *,
        weight: int = 1,
        bend: float = 0.0,
        free: tuple[float, float] = (0.0, 0.0),
        gid: str | None = None,
    ) -> None:
        """Draw a relation from one point to another; ``free`` is the space to leave at its ends, in points."""
        arrow = "-|>,head_length=5,head_width=2.2" if look.directed else "-"
        patch = FancyArrowPatch(
            *ends,
            arrowstyle=arrow,
            connectionstyle=f"arc3,rad={bend}",
            shrinkA=free[0],
            shrinkB=free[1],
            mutation_scale=1.0,
            lw=look.width * (1 + 0.35 * log(weight)),
            ls=look.stroke,
            color=look.colour,
            capstyle="butt",
            joinstyle="miter",
            zorder=2 if look.directed or look.width > 1 else 1,
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
        gid: str | None = None,
    ) -> None:
        """Set lines of text around ``at``: its left middle or its centre, by ``place``; never as mathematics."""
        lettering = letter(text)
        self.axes.text(
            *at,
            lettering.text,
            font=FontProperties(fname=str(lettering.font), size=size),
            color=colour,
            ha=place,
            va="center",
            linespacing=LINE,
            parse_math=False,
            zorder=4,
            gid=gid,
        )

    def png(self) -> bytes:
        """Print as PNG, labels with a white rim, without dates and version marks."""
        for text in self.axes.texts:
            text.set_path_effects([RIM] if text.get_gid() else [])
        return self._print("png", {"Software": None})

    def svg(self) -> bytes:
        """Print as SVG without dates and version marks; rims, titles and links come later (``vector.finish``)."""
        for text in self.axes.texts:
            text.set_path_effects([])  # they would write every letter out twice instead of naming its outline
        return self._print("svg", dict.fromkeys(("Date", "Creator", "Format", "Type")))

    @context(HOUSE_STYLE)
    def _print(self, kind: str, metadata: dict[str, None]) -> bytes:
        out = BytesIO()
        self.figure.savefig(out, format=kind, dpi=DPI, metadata=metadata)
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
