"""What belongs to the page and not to the meeting: rules, page marks, running heads, closing marks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, fills, page_width

# A line of strokes or marks, three at least.
RULE = re.compile(r"(?=.{3})[-‐–—―−─━═=＝－ー_~～…・.◇◆○●□■☆★*＊※┄┅┈┉＋+|｜:\s]+")
# A number in round brackets: a page number only where no page is numbered otherwise, else an item or a broken line.
ROUND = re.compile(r"\(\d{1,4}\)")
# A line of one mark that is no writing.
STRAY = re.compile(r"[^\w。、」』）)\]】〕？！?!]")
# A page number, with what stands around it: - 3 -, p.3, 3/12, ３頁.
PAGE = re.compile(
    r"(?:p\.?|page|[-–—―−─~/(\[<])*\d{1,4}(?:頁|ページ|/\d{1,4}|[-–—―−─~)/\]>])*", re.IGNORECASE
)
# What says that nothing follows: 以上, （了）, ―散会―.
END = re.compile(
    r"[-–—―−─()\[\]【】〔〕<>*◇◆○■□…・=~]*(?:以上|了|終了?|おわり|終わり|閉会|散会|完)[-–—―−─()\[\]【】〔〕<>*◇◆○■□…・=~]*"
)
# An address on the web, with a few words before it.
ADDRESS = re.compile(r"[^。]{0,30}https?:[!-~]+")
# A short line that comes at least so often beside page marks is the head or foot of the page.
OFTEN = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The page that the text came from: its width where lines are wrapped, its running heads, and what a profile says of its
    furniture, its stage notes and the marks of its headings. ``bracketed`` says that its pages are numbered in round
    brackets."""

    width: int | None
    heads: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    bracketed: bool = True
    notes: re.Pattern[str] | None = None
    heading_marks: str = ""

    def is_note(self, line: Line) -> bool:
        """Tell whether the whole line stands in brackets that the profile keeps for stage notes."""
        return self.notes is not None and self.notes.fullmatch(line.text) is not None

    def notes_in(self, line: Line) -> list[tuple[int, int]]:
        """Where such brackets stand in a line."""
        return [match.span() for match in self.notes.finditer(line.text)] if self.notes else []

    def has(self, line: Line) -> bool:
        """Tell whether the line belongs to the page."""
        drawn = is_rule(line) or STRAY.fullmatch(line.plain) or ADDRESS.fullmatch(line.plain)
        numbered = is_page_mark(line) and (self.bracketed or not ROUND.fullmatch(line.plain))
        if drawn or numbered or is_end_mark(line) or line.plain in self.heads:
            return True
        return any(pattern.fullmatch(line.text) for pattern in self.patterns)

    def fills(self, line: Line) -> bool:
        """Tell whether the line reaches the right margin, so that its paragraph may go on below."""
        return self.width is not None and fills(line, self.width)


def page(lines: Sequence[Line], layout: Layout, *, paged: bool = False) -> Page:
    """Look at the lines of a text for the marks of its page; ``paged`` tells that the file itself has pages."""
    return Page(
        width=page_width(lines, paged=paged),
        heads=_running_heads(lines),
        patterns=layout.furniture,
        bracketed=_numbered_in_brackets(lines),
        notes=_notes(layout),
        heading_marks=layout.heading_marks,
    )


def _notes(layout: Layout) -> re.Pattern[str] | None:
    pairs = [f"{re.escape(left)}[^{re.escape(right[0])}]+{re.escape(right)}" for left, right in layout.notes]
    return re.compile("|".join(pairs)) if pairs else None


def is_rule(line: Line) -> bool:
    """Tell whether the line is drawn, not written."""
    return RULE.fullmatch(line.plain) is not None


def is_page_mark(line: Line) -> bool:
    """Tell whether the line is a page number: 3, - 3 -, /-3-, 3/14, 3ページ."""
    return PAGE.fullmatch(line.plain) is not None


def is_end_mark(line: Line) -> bool:
    """Tell whether the line only says that the minutes are over: 以上, ―― 了 ――."""
    return END.fullmatch(line.plain) is not None


def _numbered_in_brackets(lines: Sequence[Line]) -> bool:
    """Tell whether the pages are numbered (1), (2): more than one such line, and no page numbered otherwise."""
    marks = [line.plain for line in lines if is_page_mark(line)]
    rounds = {mark for mark in marks if ROUND.fullmatch(mark)}
    return len(rounds) > 1 and all(mark in rounds for mark in marks)


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Texts that stand beside at least half of the page marks."""
    marks = [at for at, line in enumerate(lines) if is_page_mark(line)]
    beside = Counter(
        near.plain
        for at in marks
        for near in {each.plain: each for each in lines[max(at - 1, 0) : at + 2]}.values()
        if len(near.plain) <= 40 and near.text[-1] not in "。、" and not is_page_mark(near)
    )
    return frozenset(text for text, count in beside.items() if count >= max(OFTEN, len(marks) / 2))
