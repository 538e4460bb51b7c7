"""What the page broke at its margin: labels are one line again (○こども未来部長（佐々 above 木みどり君）), other lines are marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_graph.model import Span
from policy_graph.parse.lines import Line, fills, marked, page_width, plain

# A mark, a title and a bracket that is still open at the end of the line.
OPEN = re.compile(r"[○◯〇◎●◆◇■□△▲▽▼☆★][^。（(]{1,40}[（(][^。（()）]{0,16}")
# The end of a name, its bracket, and speech or nothing behind it.
REST = re.compile(r"[^。、（()）]{0,12}[）)](?:\s|$)")


def unbroken(text: str, lines: Sequence[Line], *, paged: bool) -> list[Line]:
    """Join the two lines of every label that was broken inside its brackets, and mark the other lines that go on with
    the one above; ``paged`` tells that the file itself has pages."""
    width = page_width(lines, paged=paged)
    return list(lines) if width is None else marked(list(_mended(text, lines, width)), width)


def _mended(text: str, lines: Sequence[Line], width: int) -> Iterator[Line]:
    done = False
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if done:
            done = False
        elif below and fills(line, width) and OPEN.fullmatch(line.text) and REST.match(below.text):
            span = Span(line.span.start, below.span.end)
            yield replace(line, span=span, text=span.of(text), plain=plain(span.of(text)))
            done = True
        else:
            yield line
