"""Which files of a network are wanted, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from policy_graph.model.printing import Printing


class PictureFormat(StrEnum):
    """A file that a network is written as; ``json`` is node-link JSON, ``graphology`` the JSON of that library."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    HTML = "html"
    GEXF = "gexf"
    GRAPHML = "graphml"
    JSON = "json"
    GRAPHOLOGY = "graphology"
    CSV = "csv"
    DOT = "dot"


# What a build draws: pictures for people, and the networks that most tools read.
DRAWN = (
    *(PictureFormat.PNG, PictureFormat.SVG, PictureFormat.PDF, PictureFormat.HTML),
    *(PictureFormat.GEXF, PictureFormat.GRAPHML, PictureFormat.JSON),
)
# The first and the last date of a period, both included; ``None`` where it is open.
Period = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingChoice:
    """How a network is drawn; the empty choice is what a build draws.

    ``timelines`` names programmes or bills, each of which gets a chart of who spoke of it when; ``matrix`` adds actors ×
    programmes. ``compared`` are two periods whose networks are set side by side.
    """

    formats: tuple[PictureFormat, ...] = DRAWN
    printing: Printing = field(default_factory=Printing)
    timelines: tuple[str, ...] = ()
    matrix: bool = False
    compared: tuple[Period, Period] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The files of a drawing, and what is in them.

    ``actors`` and ``lines`` are those of the network, ``shown`` the same of the picture, ``None`` where none was drawn;
    ``communities`` is ``None`` where nothing was measured. ``left_out`` counts pieces of evidence by the filter that left
    them out. ``seconds`` says how long each step took.
    """

    files: tuple[Path, ...]
    kind: str
    actors: int
    lines: int
    shown: tuple[int, int] | None = None
    communities: int | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A kind of network that a build can be drawn as: its name, what it is in both languages, how many lines it has."""

    name: str
    ja: str
    en: str
    lines: int
