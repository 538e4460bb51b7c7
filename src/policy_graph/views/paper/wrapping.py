"""Long Japanese names broken into lines where a reader would break them."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate, pairwise

from policy_graph.views.theme import theme

# What lines of unequal length cost, per square of the difference in full-width characters.
UNEVEN = 0.4
# The share of a shortened name that its end takes.
TAIL = 0.25
# What each line but one of a shortened name leaves free, in full-width characters, so that it can break well.
SLACK = 1
# For every place that the lines so far can reach: what the cheapest way there costs, and where its lines begin and end.
Ways = dict[int, tuple[float, tuple[int, ...]]]
# What stays in one line: a word with the blank behind it, or a character with the closing signs behind it.
PIECE = re.compile(r"[!-~–]+ ?|.[、。，．：；）」』】]*")


def wrap(name: str, width: int, lines: int) -> str:
    """Break a name into at most ``lines`` lines of about ``width`` full-width characters; … stands for the middle of
    one that is longer, for the end of a Japanese name says what it is (条例, 請願).

    Lines come out about equally long, broken at joints (市|協議会|部会) and at changes of script, never inside a run
    of katakana, letters or digits if it can be helped, and by the rules of 禁則処理.
    """
    text = _shorten(" ".join(name.split()), width * lines - SLACK * (lines - 1))
    for count in range(1, lines + 1):
        best = _break(text, count, width)
        if best is not None:
            return best
    return _break(text, lines, 2 * width) or text


def fill(text: str, width: float) -> str:
    """Break a paragraph into lines of at most ``width`` full-width characters, each as full as it goes.

    Words of letters and digits stay whole where a line can hold them, and no line begins with 。 and the like.
    """
    lines, line = [], ""
    for piece in PIECE.findall(" ".join(text.split())):
        if line and ems((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return "\n".join(filter(None, (*lines, line.rstrip())))


def ems(text: str) -> float:
    """Return the width in full-width characters, letters and half-width forms counted as half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def _shorten(text: str, room: float) -> str:
    widths = list(accumulate(map(ems, text)))
    if not widths or widths[-1] <= room:
        return text
    tail = next(at for at in range(len(text) + 1) if widths[-1] - _until(widths, at) <= room * TAIL)
    begin = bisect_right(widths, room - 1 - (widths[-1] - _until(widths, tail)))
    return f"{text[:begin]}…{text[tail:]}"


def _until(widths: list[float], at: int) -> float:
    return widths[at - 1] if at else 0.0


def _break(text: str, count: int, width: float) -> str | None:
    """Break ``text`` into ``count`` lines at the least cost; ``None`` where a line would be wider than ``width``."""
    ways: Ways = {0: (0.0, (0,))}
    for _ in range(count):
        ways = _one_more_line(text, ways, width, ems(text) / count)
    if len(text) not in ways:
        return None
    return "\n".join(text[start:end].strip() for start, end in pairwise(ways[len(text)][1]))


def _one_more_line(text: str, ways: Ways, width: float, fair: float) -> Ways:
    """Add a line to every way; of several ways to the same place the cheapest stays."""
    longer: Ways = {}
    for start, (cost, breaks) in ways.items():
        for end in range(start + 1, len(text) + 1):
            wide = ems(text[start:end].strip())
            if wide > width:
                break
            total = cost + UNEVEN * (wide - fair) ** 2 + _cost(text, end)
            if end not in longer or total < longer[end][0]:
                longer[end] = total, (*breaks, end)
    return longer


def _cost(text: str, at: int) -> float:
    """How ugly a break before ``text[at]`` is; the end of the text costs nothing."""
    if at >= len(text):
        return 0.0
    rules, left, right = theme().wrapping, text[at - 1], text[at]
    if right in rules.forbidden_start or left in rules.forbidden_end:
        return 1000.0
    if left + right in rules.inseparable:
        return 40.0
    if left == " " or left in rules.joints or right in rules.forbidden_end:
        return 0.0
    if left in rules.weak_joints or _script(left) != _script(right):
        return 4.0
    return 8.0 if _script(left) == "CJK" else 40.0


def _script(char: str) -> str:
    """Name the script by the first word of the character's Unicode name (CJK, KATAKANA, HIRAGANA, LATIN, DIGIT)."""
    return (
        unicodedata.name(char, "?")
        .removeprefix("FULLWIDTH ")
        .removeprefix("HALFWIDTH ")
        .split(" ")[0]
        .split("-")[0]
    )
