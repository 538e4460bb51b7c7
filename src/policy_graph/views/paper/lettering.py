"""Lettering: every text gets a font that really has its characters, or its missing ones are named."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath

from policy_graph.model import Finding

# 下駄: what Japanese printers have always set where a character is missing.
GETA = "〓"
# A font of boxes that name the block of a character: it has them all and draws none.
LAST_RESORT = "LastResort"
# Height of a line in units of the font size.
LINE = 1.25


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and the code points that it has glyphs for."""

    path: Path
    characters: frozenset[int]

    def lacks(self, text: str) -> str:
        """Return the characters of ``text`` without a glyph."""
        return "".join(char for char in text if ord(char) not in self.characters)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text as it is drawn, the font that has all of it, and the characters that no font had."""

    text: str
    font: Path
    missing: str = ""


def letter(text: str) -> Lettering:
    """Choose a font for ``text``: the Japanese one that comes along, else one of this machine that has it all.

    Where no font has a character, it becomes 〓 and is named in ``missing``. Line breaks stay; other invisible
    characters (variation selectors, direction marks, control characters) are not drawn.
    """
    seen = _visible(text)
    needed = seen.replace("\n", "")
    face = next((face for face in _faces(needed) if not face.lacks(needed)), _japanese())
    missing = face.lacks(needed)
    return Lettering("".join(GETA if char in missing else char for char in seen), face.path, missing)


def missing_glyphs(texts: Iterable[str]) -> Finding | None:
    """Name the characters that pictures of ``texts`` would lack; ``None`` when every one can be drawn."""
    missing = sorted(set().union(*(letter(text).missing for text in sorted(set(texts)))))
    if not missing:
        return None
    names = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
    return Finding(
        code="views.glyph",
        message=f"no font on this machine can set {names} with the rest of its name; drawn as {GETA}."
        " Install a font that can and draw again",
    )


def extent(text: str, size: float) -> tuple[float, float]:
    """Measure the width and height in points of lettered lines set in ``size`` points."""
    lettering = letter(text)
    font = font_manager.FontProperties(fname=str(lettering.font), size=size)
    lines = lettering.text.split("\n")
    widths = [TextToPath().get_text_width_height_descent(line, font, False)[0] for line in lines if line]
    return max(widths, default=0.0), LINE * size * len(lines)


def _visible(text: str) -> str:
    return "".join(
        char if char == "\n" or unicodedata.category(char) not in ("Cc", "Zl", "Zp") else " "
        for char in text
        if not _ignorable(char)
    )


def _ignorable(char: str) -> bool:
    """Format characters and variation selectors (Unicode 16, section 23.4) have no glyph of their own."""
    return (
        unicodedata.category(char) == "Cf"
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


def _faces(text: str) -> Iterator[Face]:
    yield _japanese()
    if _japanese().lacks(text):
        yield from _system()


@cache
def _japanese() -> Face:
    """IPAexGothic, as the package matplotlib-fontja ships it; read as a file, for importing it would change matplotlib."""
    return _face(
        Path(str(distribution("matplotlib-fontja").locate_file("matplotlib_fontja/fonts/ipaexg.ttf")))
    )


def _system() -> Iterator[Face]:
    paths = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(path for path in paths if LAST_RESORT not in path):
        try:
            face = _face(Path(path))
        except (OSError, RuntimeError):  # a font that FreeType cannot read is as good as none
            continue
        yield face


@cache
def _face(path: Path) -> Face:
    font = FT2Font(str(path))
    return Face(path, frozenset(font.get_charmap()) if font.scalable else frozenset())
