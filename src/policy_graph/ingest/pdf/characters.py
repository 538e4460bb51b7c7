"""The characters of a page, each with its place, turned so that they stand upright."""

import ctypes
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from policy_graph.ingest.pdf.glyphs import character, is_garbled, is_radical, is_unmapped
from policy_graph.ingest.pdf.layer import area, is_hidden
from policy_graph.ingest.pdf.rules import PATH, Rule, rules, turned
from policy_graph.ingest.pdf.turn import turn_point

# Where the baseline cuts the square of a character: so much of it lies below.
BELOW = 0.12
# A picture of at least so much of the page with fewer characters than these beside it is a scan.
PICTURE, STAMPED = 0.5, 40
# A page without text that has so many drawings shows words as shapes; with fewer it is an empty page with a frame.
DRAWN = 30
# A character on which the same one was drawn again is no further from it than this, in squares: bold, or a shadow.
AGAIN = 0.15
# Letters, digits and brackets, by the beginning of their categories; signs are drawn over one another to make a line.
WRITING = ("L", "N", "Ps", "Pe")
# The type of a picture among the objects on a page.
IMAGE = 3


@dataclass(frozen=True, slots=True)
class Character:
    """A character in its box, in points from the lower left of the page; ``x`` and ``y`` are where its square begins
    on the baseline, ``em`` is the side of that square, ``turn`` how many quarters it is turned against the page."""

    text: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    top: float
    em: float
    order: int
    turn: int = 0

    @property
    def blank(self) -> bool:
        """Tell whether it is white space."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the file; ``rules`` are the lines drawn on it, ``pictured`` tells that it shows something else than text;
    ``hidden`` tells that its text lies unseen behind a picture, where a machine put it,
    ``garbled`` that its characters are not those that are printed. ``unmapped`` and ``radicals`` count the glyphs without a meaning and those that were read as another character."""

    number: int
    bottom: float
    top: float
    characters: tuple[Character, ...]
    rules: tuple[Rule, ...]
    pictured: bool
    unmapped: int
    radicals: int
    hidden: bool = False
    garbled: bool = False

    @property
    def written(self) -> bool:
        """Tell whether the page has a text layer."""
        return any(not each.blank for each in self.characters)


def sheet(page: Any, number: int) -> Sheet:
    """Read one page of an open PDF."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        found = list(_characters(text.raw))
    finally:
        text.close()
    radicals = sum(is_radical(each.text) for each in found)
    found = list(once(replace(each, text=character(each.text)) for each in found))
    turn = _turn(found)
    upright = tuple(_turned(each, turn) for each in found)
    low, high = sorted((turn_point(0, 0, turn)[1], turn_point(*_unrotated(page, width, height), turn)[1]))
    return Sheet(
        number=number,
        bottom=low,
        top=high,
        characters=upright,
        rules=tuple(turned(rule, turn) for rule in rules(page)),
        pictured=_pictured(page, width * height, sum(not each.blank for each in found)),
        unmapped=sum(is_unmapped(each.text) for each in found),
        radicals=radicals,
        hidden=is_hidden(page, width * height),
        garbled=is_garbled([each.text for each in found if not each.blank]),
    )


def once(found: Iterable[Character]) -> Iterator[Character]:
    """Leave out what is drawn a second time in the same place."""
    drawn: dict[str, list[Character]] = defaultdict(list)
    for each in found:
        if unicodedata.category(each.text).startswith(WRITING):
            if any(_covers(other, each) for other in drawn[each.text]):
                continue
            drawn[each.text].append(each)
        yield each


def _covers(one: Character, other: Character) -> bool:
    return max(abs(one.x - other.x), abs(one.y - other.y)) < AGAIN * min(one.em, other.em)


def _unrotated(page: Any, width: float, height: float) -> tuple[float, float]:
    """The size of the page before it is turned for showing, which is how its characters are placed."""
    return (height, width) if page.get_rotation() % 180 else (width, height)


def _characters(page: Any) -> Iterator[Character]:
    """Give the characters in the order of the file, without those that pdfium adds; halves of one are joined."""
    import pypdfium2.raw as pdfium

    high: Character | None = None
    for at in range(pdfium.FPDFText_CountChars(page)):
        if pdfium.FPDFText_IsGenerated(page, at) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(page, at)
        if pdfium.FPDFText_IsHyphen(page, at) == 1:
            code = ord("-")
        if 0xD800 <= code < 0xDC00:
            high = _character(pdfium, page, at, chr(code))
        elif high is not None and 0xDC00 <= code < 0xE000:
            yield _joined(high, _character(pdfium, page, at, chr(code)))
            high = None
        elif not 0xD800 <= code < 0xE000:
            yield _character(pdfium, page, at, chr(code) if code not in (0x2, 0xFFFE) else "-")


def _joined(high: Character, low: Character) -> Character:
    """Join two halves; a font without embedding may show them side by side."""
    code = 0x10000 + (ord(high.text) - 0xD800) * 0x400 + ord(low.text) - 0xDC00
    return replace(
        high, text=chr(code), right=max(high.right, low.right), bottom=min(high.bottom, low.bottom)
    )


def _character(pdfium: Any, page: Any, at: int, text: str) -> Character:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(page, at, x, y)
    pdfium.FPDFText_GetLooseCharBox(page, at, box)
    pdfium.FPDFText_GetMatrix(page, at, matrix)
    size = pdfium.FPDFText_GetFontSize(page, at)
    em = abs(size) * math.hypot(matrix.c, matrix.d) or 1.0
    quarters = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    return Character(
        text, x.value, y.value, box.left, box.right, box.bottom, box.top, em, order=at, turn=quarters
    )


def _turn(found: list[Character]) -> int:
    """How many quarters most characters are turned."""
    turns = Counter(each.turn for each in found if not each.blank)
    return max(turns, key=lambda turn: (turns[turn], -turn), default=0)


def _turned(each: Character, turn: int) -> Character:
    if not turn:
        return each
    x, y = turn_point(each.x, each.y, turn)
    one, other = turn_point(each.left, each.bottom, turn), turn_point(each.right, each.top, turn)
    (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Character(
        each.text, x, y, left, right, bottom, top, each.em, each.order, turn=(each.turn - turn) % 4
    )


def _pictured(page: Any, size: float, characters: int) -> bool:
    """Tell whether the page is a picture: a scan, perhaps with a few stamped characters, or words drawn as shapes."""
    if characters >= STAMPED:
        return False
    images = sum(area(each) for each in page.get_objects(filter=(IMAGE,), max_depth=3))
    if characters:
        return images >= PICTURE * size
    return images > 0 or sum(1 for _ in page.get_objects(filter=(PATH,), max_depth=3)) >= DRAWN
