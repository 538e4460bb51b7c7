"""Where a layout profile sees speaker labels in the lines of a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from policy_graph.model import Span
from policy_graph.parse.divisions import Division, divisions, openings
from policy_graph.parse.forms import form
from policy_graph.parse.furniture import is_rule
from policy_graph.parse.headings import heading
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import NARROWEST, Line, plain
from policy_graph.parse.opening import LISTS
from policy_graph.parse.posts import SEAT, ends_as_role
from policy_graph.parse.speakers import NOTHING, Known, Parts, split
from policy_graph.text import join

# So many labels are remembered, because most profiles read a line alike.
SAME = 4096
# How sure a label is when it is a bare name that is on no list.
DOUBT = 0.5
# The speaker of a label that is nothing but a word (質問：).
NOBODY = Parts(None, None)
# A bare name divided by spaces (山田　太郎) has no more characters.
FULL_NAME = 7
# A name with courtesy behind a title and a space, more space behind it.
FULLER = re.compile(
    r"(?P<name>[\u3005\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff]{1,6}(?:[ \u3000]?[\u3005\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff]{1,6})?)"
    r"(?P<courtesy>君|議員|委員)(?:\s+|$)"
)
# What a phrase has and a name has not.
PHRASE = re.compile(
    r"[\u3400-\u9fff]の[\u3400-\u9fff]|(?:について|こと|まで|から|より|です|ます|した|件|等|ほか|など)$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: ``line`` is the index of its line, ``span`` includes mark and brackets, ``speaker`` does not;
    ``rest`` is what stands behind it on the line. ``weight`` is 1 for a sure label, less for a doubtful one. ``sign`` is
    the mark or word that opens it, ``form`` how name and title stand in it (a word of layout_file.FORMS)."""

    line: int
    span: Span
    speaker: Span
    name: Span | None
    role: Span | None
    rest: Span
    weight: float
    sign: str = ""
    form: str = ""


def find(lines: Sequence[Line], layout: Layout, known: Known = NOTHING) -> list[Label]:
    """List the labels that ``layout`` sees, in order."""
    opens = openings(layout)
    found = (
        label_of(lines, index, layout, known)
        for index, line in enumerate(lines)
        if opens is None or line.text.startswith(opens)
    )
    return [label for label in found if label is not None]


def label_of(lines: Sequence[Line], index: int, layout: Layout, known: Known = NOTHING) -> Label | None:
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


@lru_cache(maxsize=SAME)
def _plain(text: str) -> str:
    return plain(text)


def _readings(line: Line, layout: Layout, known: Known) -> Iterator[tuple[Division, Parts]]:
    """Divisions of a line whose left part reads as a speaker in a form that the layout takes."""
    first = True
    for division in divisions(line.text, layout):
        if first:
            head = heading(line, layout.headings)
            if head is not None and head.kind not in LISTS:
                return
            first = False
        if line.text[division.start : division.start + 1] in ("（", "(") and not (
            layout.marks or layout.brackets
        ):
            continue
        if division.nameless:
            yield division, NOBODY
            continue
        division = _without_ending(line.text, division, layout)
        whole = _fuller(line.text, division) if not layout.brackets else None
        if whole and _takes(layout, _plain(line.text[whole[0].start : whole[0].end]), whole[1]):
            yield whole
        speaker = _plain(line.text[division.start : division.end])
        parts = split(speaker, known)
        if parts and _takes(layout, speaker, parts):
            yield division, parts


def _takes(layout: Layout, speaker: str, parts: Parts) -> bool:
    """Tell whether a layout takes a speaker of this form, and the words for one."""
    if layout.speaker and form(speaker, parts) not in layout.speaker:
        return False
    return parts.sure or not PHRASE.search(speaker)


def _without_ending(text: str, division: Division, layout: Layout) -> Division:
    """A division without the words that the layout puts behind a speaker (事務局より)."""
    if not layout.behind:
        return division
    words = text[division.start : division.end]
    ending = next((each for each in layout.behind if words.endswith(each) and words != each), "")
    return replace(division, end=division.end - len(ending))


def _fuller(text: str, division: Division) -> tuple[Division, Parts] | None:
    """The label with the name that follows a seat or a title behind a space: １番　山田議員, 防災担当大臣　山田太郎君."""
    title = _plain(text[division.start : division.end]) or "-"
    match = FULLER.match(text, division.speech)
    if not match or split(title) is None:
        return None
    if not (SEAT.fullmatch(title) or (match["courtesy"] == "君" and ends_as_role(title))):
        return None
    role, name = (0, len(title)), (len(title), len(title) + len(plain(match["name"])))
    return replace(division, end=match.end("courtesy"), speech=match.end()), Parts(name, role)


def _may_stand(lines: Sequence[Line], index: int, layout: Layout, division: Division, parts: Parts) -> bool:
    """A label alone on its line must be sure, and without a mark it must not be the middle of a wrapped sentence."""
    line = lines[index]
    if division.speech < len(line.text) or layout.brackets:
        return True
    before = lines[index - 1] if index else None
    wrapped = before is not None and not before.ends and before.gap == line.gap and before.width > NARROWEST
    wrapped = wrapped and not is_rule(lines[index - 1])
    return parts.sure and (bool(layout.marks) or not wrapped)


@lru_cache(maxsize=SAME)
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
        sign=division.sign,
        form=form(_plain(line.text[division.start : division.end]), parts),
    )


def _without_brackets(text: str, division: Division) -> tuple[int, int]:
    """Where the speaker stands without brackets around the whole of it: ○（山田太郎議長）."""
    words = text[division.start : division.end].rstrip()
    inside = (
        bool(words)
        and words[0] in "（("
        and words[-1] in "）)"
        and "（" not in words[1:]
        and "(" not in words[1:]
    )
    start = division.start + inside
    return start, start + len(words) - 2 * inside
