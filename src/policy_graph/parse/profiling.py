"""What unknown minutes show of their layout: marks and who speaks behind them, fields, lists, lines that repeat."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import Document, Meeting, RegionKind
from policy_graph.parse.choice import ranking, reading
from policy_graph.parse.draft import Draft, drafts
from policy_graph.parse.evidence import tells
from policy_graph.parse.functions import shows
from policy_graph.parse.furniture import Page, page
from policy_graph.parse.headings import heading
from policy_graph.parse.known import parted
from policy_graph.parse.layouts import Layout, read
from policy_graph.parse.lines import Line, split
from policy_graph.parse.marks import Use, sign_of, uses
from policy_graph.parse.meeting import parse
from policy_graph.parse.openings import CLOSING, Opening, mark_of, openings
from policy_graph.text import squeeze

# A line that comes so often may belong to the page.
REPEATED = 3
# Fewer labels than this show nothing, and so many times as many are far more.
FEW = 1
FAR_MORE = 1.5
# A field of the opening: a short word, a colon, a value.
FIELD = re.compile(r"(?P<word>[^：:。、\d]{2,12})[：:]\s*(?P<value>\S.*)")
# So many examples tell enough.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at the beginning of lines: how many lines, before how many a speaker stands, what divides the speaker from
    the speech, what stands behind the sign where nobody speaks; who speaks, and what the sign means (nothing where that
    does not show)."""

    sign: str
    lines: int
    speakers: int
    dividers: tuple[str, ...]
    others: tuple[str, ...]
    use: Use
    meaning: str

    @property
    def evidence(self) -> str:
        """The counts by which a meaning is known, for a remark."""
        use = self.use
        return (
            f"{self.lines} lines, {use.count} speeches: {use.chairs} chair, {use.officers} officers, "
            f"{use.members} members, {use.asking} ask"
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a document shows of its layout, and the profile that is drafted from it."""

    name: str
    best: str
    utterances: int
    marks: tuple[Mark, ...]
    dividers: tuple[tuple[str, int], ...]
    brackets: tuple[tuple[str, int], ...]
    headings: tuple[tuple[str, str, str], ...]
    unknown: tuple[tuple[str, str], ...]
    repeated: tuple[tuple[str, int], ...]
    fits: tuple[tuple[str, float, int], ...]
    unread: tuple[tuple[int, str], ...]
    profile: str


def suggest(document: Document, name: str) -> Suggestion:
    """Look at a document and draft a layout profile called ``name`` for it."""
    text = document.text
    lines = parted(split(text), document.known).lines
    found = list(openings(lines))
    ranked = ranking(text, lines)
    draft = _better(text, lines, list(drafts(name, found, ranked[0], lines)))
    layout = read(draft.toml(), where=name)
    meeting = parse(document, layout=layout)
    marks = tuple(_marks(text, lines, found, meeting, ranked[0].layout))
    heads = tuple(_headings(lines, found))
    repeated = tuple(_repeated(lines, page(lines, layout), found))
    told = draft.told({each.sign: each for each in marks}, heads, [line for line, _ in repeated])
    final = parse(document, layout=read(told.toml(), where=name))
    return Suggestion(
        name=document.name,
        best=ranked[0].layout.name,
        utterances=len(final.utterances),
        marks=marks,
        dividers=tuple(Counter(each.divider for each in found).most_common()),
        brackets=tuple(_brackets(lines)),
        headings=heads,
        unknown=tuple(_fields(lines, found)),
        repeated=repeated,
        fits=tuple((each.layout.name, round(each.score, 3), len(each.labels)) for each in ranked),
        unread=tuple(_unread(text, final)),
        profile=told.toml(),
    )


def _better(text: str, lines: Sequence[Line], made: Sequence[Draft]) -> Draft:
    """The draft after a built-in profile, unless it sees next to nothing or the other one far more."""
    known, *shown = made
    sees = _labels(text, lines, known)
    more = [each for each in shown if _labels(text, lines, each) > max(FEW, FAR_MORE * sees)]
    return more[0] if more else known


def _labels(text: str, lines: Sequence[Line], draft: Draft) -> float:
    """How many labels a draft sees, doubtful ones by half."""
    return sum(each.weight for each in reading(text, lines, read(draft.toml(), where=draft.name)).labels)


def _marks(
    text: str, lines: Sequence[Line], found: Sequence[Opening], meeting: Meeting, best: Layout
) -> Iterator[Mark]:
    """Describe the signs that begin more than one line, the most frequent first; what the ``best`` built-in profile says
    of them has been held against who speaks."""
    paper = page(lines, best)
    begin = Counter(mark_of(line) for line in lines if not paper.has(line))
    speaking = {each.line for each in found}
    signs = [_sign(text, each.label.start) for each in meeting.utterances]
    used = uses(text, meeting.utterances, signs)
    meant = {**shows(used), **(best.meanings if tells(best) else {})}
    for sign, count in begin.most_common():
        if sign and (count > 1 or sign_of(sign) in used):
            mine = [each for each in found if each.mark == sign]
            others = [line for at, line in enumerate(lines) if at not in speaking and mark_of(line) == sign]
            yield Mark(
                sign,
                count,
                len(mine),
                tuple(word for word, _ in Counter(each.divider for each in mine).most_common()),
                tuple(line.text[:24] for line in others[:SHOWN]),
                used.get(sign, Use()),
                _meaning(meant.get(sign, ()), len(mine), others),
            )


def _sign(text: str, at: int) -> str:
    return mark_of(split(text[at : at + 8])[0])


def _meaning(meant: Sequence[str], speakers: int, others: Sequence[Line]) -> str:
    """What a sign means: what its speakers show, a heading where nobody speaks behind it and no sentence does."""
    if meant:
        return " or ".join(meant)
    if speakers:
        return "speaker"
    titled = (
        bool(others) and mark_of(others[0]) not in CLOSING and not any("。" in each.text for each in others)
    )
    return "heading" if titled else ""


def _headings(lines: Sequence[Line], found: Sequence[Opening]) -> Iterator[tuple[str, str, str]]:
    """List the fields and lists before the talk: what each announces, its word, the beginning of its value."""
    first = found[0].line if found else len(lines)
    for line in lines[: max(first, 1)]:
        head = heading(line)
        if head:
            value = "".join(line.text[head.value.start - line.span.start :][:24]) if head.value else ""
            yield head.kind, head.word, value


def _fields(lines: Sequence[Line], found: Sequence[Opening]) -> Iterator[tuple[str, str]]:
    """Lines before the talk that look like a field of a name that is not known: a word, a colon, a value."""
    first = found[0].line if found else 0
    for line in lines[:first]:
        match = FIELD.match(line.text)
        if match and heading(line) is None:
            yield squeeze(match["word"]), match["value"][:24]


def _brackets(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """Count the brackets that begin lines and are closed there."""
    counts = Counter(mark_of(line) for line in lines)
    for opening, closing in CLOSING.items():
        if counts[opening]:
            yield opening + closing, counts[opening]


def _repeated(lines: Sequence[Line], paper: Page, found: Sequence[Opening]) -> Iterator[tuple[str, int]]:
    """Lines that come again and again, are no labels and are not known for the page's already."""
    speaking = {each.line for each in found}
    counts = Counter(
        line.text
        for at, line in enumerate(lines)
        if at not in speaking
        and not paper.has(line)
        and len(line.plain) > 1
        and line.text[-1] not in "。」）"
    )
    yield from ((words, count) for words, count in counts.most_common(8) if count >= REPEATED)


def _unread(text: str, meeting: Meeting) -> Iterator[tuple[int, str]]:
    for region in meeting.regions:
        if region.kind is RegionKind.UNEXPLAINED:
            yield text.count("\n", 0, region.span.start) + 1, squeeze(region.span.of(text))[:60]
