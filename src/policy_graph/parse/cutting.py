"""The lines of a text as a profile takes them: labels in mid-line begin lines, a name and its title become one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_graph.model import Span
from policy_graph.parse.labels import label_of
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, part, plain
from policy_graph.parse.posts import is_role
from policy_graph.parse.speakers import split

# Where the words of the opening are parted when everything stands on one line.
RUN = re.compile(r"[ \t]{3,}|\u3000{3,}|[ \u3000]{4,}")
# A rule drawn in mid-line.
RULE = re.compile(r"[-－―─━=＝…・]{4,}")
# A label is found within so many characters.
WINDOW = 80
# A bare name above its title has no more characters.
LONGEST_NAME = 6
TRAILING_BAR = re.compile(r"\s*([|｜│])$")
# What may stand before a label in mid-line: white space, or the end of what was said before.
BEFORE = r"(?<=[。．！？」』）)\s])"


def recut(text: str, lines: Sequence[Line], layout: Layout) -> Sequence[Line]:
    """Give the lines that ``layout`` reads: the same ones unless it says that labels stand otherwise."""
    if layout.joined:
        return list(_joined(text, lines))
    if layout.inline:
        return list(_opened([each for line in lines for each in _at_labels(line, layout)], layout))
    if "bar" in layout.divider:
        return [each for line in lines for each in _without_bar(line)]
    return lines


def _at(line: Line, places: Sequence[int]) -> Iterator[Line]:
    """Cut a line at these places; white space at the cuts belongs to no line."""
    for start, end in zip([0, *places], [*places, len(line.text)], strict=True):
        words = line.text[start:end]
        if words.strip():
            at = line.span.start + start + len(words) - len(words.lstrip())
            yield part(line, Span(at, at + len(words.strip())))


def _at_labels(line: Line, layout: Layout) -> Iterator[Line]:
    """Cut a line where a label stands in it."""
    places = re.finditer(f"{BEFORE}[{re.escape(layout.marks)}]", line.text) if layout.marks else ()
    labels = [match.start() for match in places if opens(line, match.start(), layout)]
    rules = [at for match in RULE.finditer(line.text) for at in match.span()]
    yield from _at(line, sorted({*labels, *rules}))


def opens(line: Line, at: int, layout: Layout) -> bool:
    """Tell whether a sure label begins at a place in a line."""
    end = min(at + WINDOW, len(line.text))
    label = label_of([part(line, Span(line.span.start + at, line.span.start + end))], 0, layout)
    return label is not None and label.weight == 1 and label.name is not None


def _opened(lines: Sequence[Line], layout: Layout) -> Iterator[Line]:
    """Cut what stands before the first label at wide gaps: the opening on one line."""
    first = next((at for at, line in enumerate(lines) if label_of([line], 0, layout)), 0)
    for line in lines[:first]:
        yield from _at(line, [match.end() for match in RUN.finditer(line.text)])
    yield from lines[first:]


def _joined(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Join a name alone on its line with the title alone on the next."""
    at = 0
    while at < len(lines):
        pair = lines[at : at + 2]
        if len(pair) == 2 and _is_pair(*pair):
            span = Span(pair[0].span.start, pair[1].span.end)
            words = span.of(text)
            yield replace(pair[0], span=span, text=words, plain=plain(words))
            at += 2
        else:
            yield pair[0]
            at += 1


def _is_pair(above: Line, below: Line) -> bool:
    if len(above.plain) > LONGEST_NAME or not is_role(below.plain) or below.gap > above.gap + 1:
        return False
    name = split(above.plain)
    return name is not None and name.role is None and name.name is not None


def _without_bar(line: Line) -> Iterator[Line]:
    """Part the bar that closes a row of a table from its last cell."""
    bar = TRAILING_BAR.search(line.text, 1)
    yield from _at(line, [bar.start(1)] if bar else [])
