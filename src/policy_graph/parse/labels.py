"""Where a layout profile sees speaker labels in the lines of a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import Span
from policy_graph.parse.divisions import Division, divisions
from policy_graph.parse.headings import heading
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import NARROWEST, Line, plain
from policy_graph.parse.opening import LISTS
from policy_graph.parse.speakers import NOTHING, Known, Parts, split
from policy_graph.text import join

# How sure a label is when it is a bare name that is on no list.
DOUBT = 0.5
# A bare name divided by spaces (山田　太郎) has no more characters.
FULL_NAME = 7
# What a phrase has and a name has not.
PHRASE = re.compile(
    r"[\u3400-\u9fff]の[\u3400-\u9fff]|(?:について|こと|まで|から|より|です|ます|した|件|等|ほか|など)$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: ``line`` is the index of its line, ``span`` includes mark and brackets, ``speaker`` does not;
    ``rest`` is what stands behind it on the line. ``weight`` is 1 for a sure label, less for a doubtful one."""

    line: int
    span: Span
    speaker: Span
    name: Span | None
    role: Span | None
    rest: Span
    weight: float


def find(lines: Sequence[Line], layout: Layout, known: Known = NOTHING) -> list[Label]:
    """List the labels that ``layout`` sees, in order."""
    found = (_label(lines, index, layout, known) for index in range(len(lines)))
    return [label for label in found if label is not None]


def _label(lines: Sequence[Line], index: int, layout: Layout, known: Known) -> Label | None:
    """The first reading of a line that has a title, else a listed name, else a bare name where the layout allows it."""
    doubtful: Label | None = None
    for division, parts in _readings(lines[index], layout, known):
        if not _may_stand(lines, index, layout, division, parts):
            continue
        label = made(lines[index], index, division, parts)
        if parts.role:
            return label
        if doubtful is None or label.speaker.end - label.speaker.start <= FULL_NAME:
            doubtful = label
    return doubtful if layout.names or (doubtful and doubtful.weight == 1) else None


def _readings(line: Line, layout: Layout, known: Known) -> Iterator[tuple[Division, Parts]]:
    """Divisions of a line whose left part reads as a speaker."""
    first = True
    for division in divisions(line.text, layout):
        if first:
            head = heading(line)
            if head is not None and head.kind not in LISTS:
                return
            first = False
        if line.text[division.start : division.start + 1] in ("（", "(") and not (
            layout.marks or layout.brackets
        ):
            continue
        speaker = plain(line.text[division.start : division.end])
        parts = split(speaker, known)
        if parts and (parts.sure or not PHRASE.search(speaker)):
            yield division, parts


def _may_stand(lines: Sequence[Line], index: int, layout: Layout, division: Division, parts: Parts) -> bool:
    """A label alone on its line must be sure, and without a mark it must not be the middle of a wrapped sentence."""
    line = lines[index]
    if division.speech < len(line.text) or layout.brackets:
        return True
    before = lines[index - 1] if index else None
    wrapped = before is not None and not before.ends and before.gap == line.gap and before.width > NARROWEST
    return parts.sure and (bool(layout.marks) or not wrapped)


def made(line: Line, index: int, division: Division, parts: Parts) -> Label:
    """Turn places in a line into places in the document."""
    at = line.span.start
    copy = join(line.text, [(division.start, division.end)]).folded
    name, role = (
        pair and Span(*(at + place for place in copy.source(*pair))) for pair in (parts.name, parts.role)
    )
    start, end = _without_brackets(line.text, division)
    return Label(
        line=index,
        span=Span(at, at + len(line.text[: division.speech].rstrip())),
        speaker=Span(at + start, at + end),
        name=name,
        role=role,
        rest=Span(at + division.speech, line.span.end),
        weight=1.0 if parts.sure else DOUBT,
    )


def _without_brackets(text: str, division: Division) -> tuple[int, int]:
    """Where the speaker stands without brackets around the whole of it: ○（山田太郎議長）."""
    words = text[division.start : division.end].rstrip()
    inside = words[0] in "（(" and words[-1] in "）)" and "（" not in words[1:] and "(" not in words[1:]
    start = division.start + inside
    return start, start + len(words) - 2 * inside
