"""What speaks for a profile in a text: the lines that it explains, unless what it says of them is wrong."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import Span
from policy_graph.parse.furniture import is_rule
from policy_graph.parse.labels import DOUBT, Label
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, plain
from policy_graph.parse.posts import chairs, is_officer, is_plenary
from policy_graph.parse.replies import puts_question

# So many bullets make a digest, and they are at least this share of its whole sentences.
FEWEST = 3
SHARE = 0.3
# Speeches under a mark for questions that ask; the others thank or begin.
ASKING = 0.5


@dataclass(frozen=True, slots=True)
class Witness:
    """A stretch that looks like a label to a profile, and how sure that is."""

    span: Span
    weight: float


def evidence(
    layout: Layout, lines: Sequence[Line], labels: Sequence[Label], source: Sequence[Line]
) -> list[Witness]:
    """List what a profile explains. ``lines`` are the profile's own, ``source`` those of the text."""
    if layout.bullets and not layout.speaks:
        return list(_bullets(layout, lines))
    if not labels or not _shows(layout, labels, source) or not _asks(layout, labels, lines):
        return []
    title_of = {label.span: _title(label, lines) for label in labels}
    plenary = is_plenary(title for title in title_of.values() if title)
    return [
        Witness(label.span, label.weight)
        for label in labels
        if _fits(layout.meanings.get(label.sign, ()), title_of[label.span], plenary=plenary)
    ]


def _fits(said: Sequence[str], title: str | None, *, plenary: bool) -> bool:
    """Tell whether a mark may mean what the profile says with this speaker behind it."""
    return title is None or not said or any(_may(meaning, title, plenary=plenary) for meaning in said)


def _may(meaning: str, title: str, *, plenary: bool) -> bool:
    leads = chairs(title, plenary=plenary)
    if meaning == "chair":
        return leads
    if meaning == "question":
        return not leads and not is_officer(title)
    return not leads if meaning == "answer" else meaning != "heading"


def _title(label: Label, lines: Sequence[Line]) -> str | None:
    """The title in a label as written, without white space."""
    if label.role is None:
        return None
    line = lines[label.line]
    start = line.span.start
    return "".join(line.text[label.role.start - start : label.role.end - start].split())


def _shows(layout: Layout, labels: Sequence[Label], source: Sequence[Line]) -> bool:
    """Tell whether a text shows what the profile is about: its first form of a speaker, two meanings of marks, a label
    in mid-line, a label of two lines."""
    if layout.speaker and all(label.form != layout.speaker[0] for label in labels):
        return False
    if tells(layout) and not _told(layout, {layout.meanings.get(label.sign) for label in labels}):
        return False
    starts = {line.span.start for line in source}
    if layout.inline and sum(label.span.start not in starts for label in labels) * 2 < len(labels):
        return False
    return not layout.joined or _in_two_lines(labels, source)


def _asks(layout: Layout, labels: Sequence[Label], lines: Sequence[Line]) -> bool:
    """Tell whether the speeches under a mark for questions ask, where there are such."""
    ends = [label.line for label in labels[1:]] + [len(lines)]
    asked = [
        puts_question(_words(label, lines, end))
        for label, end in zip(labels, ends, strict=True)
        if layout.meanings.get(label.sign) == ("question",)
    ]
    return not asked or sum(asked) >= ASKING * len(asked)


def _words(label: Label, lines: Sequence[Line], end: int) -> str:
    """What is said under a label that the next one ends, in the form in which words are looked up."""
    first = lines[label.line]
    rest = plain(first.text[label.rest.start - first.span.start :])
    return rest + "".join(line.plain for line in lines[label.line + 1 : end])


def _in_two_lines(labels: Sequence[Label], source: Sequence[Line]) -> bool:
    spans = {line.span.start: line.span.end for line in source}
    return any(spans.get(label.span.start, label.span.end) < label.span.end for label in labels)


def tells(layout: Layout) -> bool:
    """Tell whether the profile says more of its marks than that somebody speaks."""
    return any(set(said) - {"speaker", "heading"} for said in layout.meanings.values())


def _told(layout: Layout, seen: Collection[tuple[str, ...] | None]) -> bool:
    """Tell whether a text shows two meanings, that of a question among them where the profile knows one."""
    asks = ("question",)
    return len(seen) > 1 and (asks in seen or asks not in layout.meanings.values())


def _bullets(layout: Layout, lines: Sequence[Line]) -> Iterator[Witness]:
    """Bullets that are sentences: what was said where nobody is named for it."""
    said = [line for line in lines if "。" in line.text and not is_rule(line)]
    found = [line for line in said if line.text[0] in layout.bullets]
    if len(found) >= max(FEWEST, SHARE * len(said)):
        yield from (Witness(Span(line.span.start, line.span.start + 1), DOUBT) for line in found)


def shares(found: Mapping[str, Sequence[Witness]]) -> tuple[Mapping[str, float], float]:
    """Give by profile the share that it explains of everything that looks like a label to one of them, and the weight
    of it all. Stretches that overlap are one, and who explains half of it explains it by half."""
    places = _merged(sorted({witness.span for each in found.values() for witness in each}))
    explained = {name: _best(each, places) for name, each in found.items()}
    total = sum(_best([witness for each in found.values() for witness in each], places).values())
    return {name: sum(each.values()) / total if total else 0.0 for name, each in explained.items()}, total


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The stretches that groups of overlapping ones cover."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _best(witnesses: Sequence[Witness], places: Sequence[Span]) -> dict[int, float]:
    best: dict[int, float] = {}
    starts = [place.start for place in places]
    for witness in witnesses:
        at = bisect_right(starts, witness.span.start) - 1
        part = (witness.span.end - witness.span.start) / (places[at].end - places[at].start)
        best[at] = max(best.get(at, 0.0), witness.weight * part)
    return best
