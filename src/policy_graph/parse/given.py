"""Speaker labels that the format itself names (a tagged speaker): taken as they are, whatever they look like."""

import re
from collections.abc import Sequence

from policy_graph.model import LayoutChoice
from policy_graph.parse.divisions import Division
from policy_graph.parse.labels import Label, made
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, plain
from policy_graph.parse.speakers import NOTHING, Known, Parts, split

LAYOUT = Layout(
    name="given", about="The format names the speakers.", example="<note type='speaker'>議長</note>"
)
CHOICE = LayoutChoice(name=LAYOUT.name, score=None, margin=None)
# What may stand around a speaker.
MARKS = re.compile(r"[○◯〇◎●◆◇◉△▲□■\s]*")
TAIL = re.compile(r"[\s:：、。]*$")
# What a name is made of where nothing says which part of a label it is.
NAME = re.compile(r"[^\W\d_]+(?:[-.・'’][^\W\d_]+)*\.?")


def labels(lines: Sequence[Line], given: Sequence[Line], known: Known = NOTHING) -> list[Label]:
    """Make a label of each of the lines that the format gives for one."""
    wanted = {line.span for line in given}
    return [_label(line, at, known) for at, line in enumerate(lines) if line.span in wanted]


def _label(line: Line, index: int, known: Known) -> Label:
    start = MARKS.match(line.text).end()  # type: ignore[union-attr]
    end = TAIL.search(line.text).start()  # type: ignore[union-attr]
    start, end = (start, end) if start < end else (0, len(line.text))
    speaker = plain(line.text[start:end])
    return made(line, index, Division(start, end, len(line.text)), split(speaker, known) or _whole(speaker))


def _whole(speaker: str) -> Parts:
    """A speaker that nothing divides is a name, where it may be one."""
    return Parts((0, len(speaker)) if NAME.fullmatch(speaker) else None, None)
