"""What the page broke at its margin: labels and rows of lists are one line again, other lines are marked as going on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_graph.model import Span
from policy_graph.parse.furniture import is_rule
from policy_graph.parse.headings import heading
from policy_graph.parse.lines import JOINT, Line, fills, marked, page_width, plain
from policy_graph.parse.posts import SEAT, ends_as_role

# A mark, a title and a bracket that is still open at the end of the line.
OPEN = re.compile(r"[○◯〇◎●◆◇■□△▲▽▼☆★][^。（(]{1,40}[（(][^。（()）]{0,16}")
# The end of a name, its bracket, and speech or nothing behind it.
REST = re.compile(r"[^。、（()）]{0,12}[）)](?:\s|$)")
# An indent of a list, in columns of the page, and the gap between the columns of its rows.
INDENT = 4
COLUMNS = re.compile(r"\s{2,}|\t")


def unbroken(text: str, lines: Sequence[Line], *, paged: bool) -> list[Line]:
    """Join the lines of every label that was broken inside its brackets (○こども未来部長（佐々 above 木みどり君）) and of
    every broken row of a list in columns; mark the other lines that go on with the one above.

    ``paged`` tells that the file itself has pages.
    """
    width = page_width(lines, paged=paged)
    return list(lines) if width is None else marked(list(_joined(text, lines, width)), width)


def _joined(text: str, lines: Sequence[Line], width: int) -> Iterator[Line]:
    done = False
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if done:
            done = False
            continue
        row = below is not None and fills(line, width) and _is_row(line, below)
        label = below is not None and fills(line, width) and _is_label(line, below)
        done = row or label
        yield _one(text, line, below, inside=row and _inside_a_word(line, below)) if below and done else line


def _one(text: str, line: Line, below: Line, *, inside: bool) -> Line:
    """Make one line of two; ``inside`` says that a word was broken, which must stay one word."""
    between = text[line.span.end : below.span.start]
    words = f"{line.text}{JOINT * len(between) if inside else between}{below.text}"
    return replace(line, span=Span(line.span.start, below.span.end), text=words, plain=plain(words))


def _is_label(line: Line, below: Line) -> bool:
    return OPEN.fullmatch(line.text) is not None and REST.match(below.text) is not None


def _is_row(line: Line, below: Line) -> bool:
    """Tell whether two lines are one row of a list in columns: the rest of it begins left of all rows."""
    columned = line.indent >= INDENT and COLUMNS.search(line.text) is not None
    rest = below.indent == below.gap == 0 and not is_rule(below) and "。" not in below.text
    return columned and rest and not heading(below)


def _inside_a_word(line: Line, below: Line) -> bool:
    """Tell whether a row was broken in a word, and not in the gap behind a seat number or between two entries."""
    cells = COLUMNS.split(line.text)
    following = plain(COLUMNS.split(below.text)[0])
    opens = SEAT.fullmatch(following) or ends_as_role(following)
    return not SEAT.fullmatch(plain(cells[-1])) and not (len(cells) % 2 == 0 and opens)
