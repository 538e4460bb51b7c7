"""Makers of small PDFs with invented minutes: what is put where on a page, and in which font."""

import io
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import CIDFont, UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
SIZE, PITCH = 10.5, 18.0
LEFT, TOP = 72.0, 760.0
# Fonts by how they are kept: across and without embedding, down and without embedding, embedded.
CID, DOWN, EMBEDDED = "HeiseiMin-W3", "HeiseiMin-V", "IPAexGothic"


class Vertical(CIDFont):  # type: ignore[misc]
    """A font without embedding whose lines run down the page."""

    def __init__(self) -> None:
        super().__init__("HeiseiMin-W3", "UniJIS-UCS2-V")
        self.name = self.fontName = DOWN
        self.vertical = True

    def formatForPdf(self, text: str) -> Any:  # noqa: N802
        made: Any = UnicodeCIDFont
        return made.formatForPdf(self, text)

    def stringWidth(self, text: str, size: float, encoding: object = None) -> float:  # noqa: N802
        return size * len(text)


def _font(name: str) -> str:
    if name not in pdfmetrics.getRegisteredFontNames():
        found = find_spec("matplotlib_fontja")
        assert found
        assert found.origin
        path = Path(found.origin).parent / "fonts" / "ipaexg.ttf"
        fonts: dict[str, Callable[[], Any]] = {
            CID: lambda: UnicodeCIDFont(CID),
            DOWN: Vertical,
            EMBEDDED: lambda: TTFont(EMBEDDED, str(path)),
        }
        pdfmetrics.registerFont(fonts[name]())
    return name


class Sheet:
    """One PDF as it grows: words at places, page by page."""

    def __init__(self, **options: Any) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, invariant=1, **options)
        self.pages = 0

    def put(self, text: str, x: float, y: float, *, size: float = SIZE, font: str = CID) -> None:
        """Write a stretch of text."""
        self.canvas.setFont(_font(font), size)
        self.canvas.drawString(x, y, text)

    def lines(self, lines: Iterable[str], x: float = LEFT, y: float = TOP, *, font: str = CID) -> float:
        """Write lines one below the other; give the place of the next one."""
        for line in lines:
            self.put(line, x, y, font=font)
            y -= PITCH
        return y

    def columns(
        self, lines: Sequence[str], right: float = 510.0, y: float = TOP, *, font: str = DOWN
    ) -> None:
        """Write lines down the page, from right to left."""
        for at, line in enumerate(lines):
            self.put(line, right - at * PITCH, y, font=font)

    def turn_over(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.pages += 1

    def content(self) -> bytes:
        """Give the PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()
