"""What speaks for a profile in a text: the lines that it explains, unless what it says of them is wrong."""

from collections.abc import Mapping, Sequence

from policy_graph.parse.furniture import is_rule
from policy_graph.parse.labels import DOUBT, Label
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line
from policy_graph.parse.posts import chairs, is_officer

# So many bullets make a digest, and they are at least this share of its whole sentences.
FEWEST = 3
SHARE = 0.3


def evidence(
    layout: Layout, lines: Sequence[Line], labels: Sequence[Label], source: Sequence[Line]
) -> Mapping[int, float]:
    """Weigh the lines that a profile explains, by the offset where each begins. ``lines`` are the profile's own,
    ``source`` those of the text."""
    if layout.bullets and not layout.speaks:
        return _bullets(layout, lines)
    if not labels or not _shows(layout, labels, source):
        return {}
    return {label.span.start: label.weight for label in labels if fits(layout, label, lines)}


def fits(layout: Layout, label: Label, lines: Sequence[Line]) -> bool:
    """Tell whether a mark may mean what the profile says with this speaker behind it."""
    said = layout.meanings.get(label.sign, ())
    return not said or any(_may(meaning, label, lines) for meaning in said)


def _may(meaning: str, label: Label, lines: Sequence[Line]) -> bool:
    title = _title(label, lines)
    if meaning == "chair":
        return title is None or chairs(title)
    if meaning == "question":
        return title is None or not (chairs(title) or is_officer(title))
    if meaning == "answer":
        return title is None or not chairs(title)
    return meaning != "heading"


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
    if _tells(layout) and len({layout.meanings.get(label.sign) for label in labels}) < 2:
        return False
    starts = {line.span.start for line in source}
    if layout.inline and sum(label.span.start not in starts for label in labels) * 2 < len(labels):
        return False
    return not layout.joined or _in_two_lines(labels, source)


def _in_two_lines(labels: Sequence[Label], source: Sequence[Line]) -> bool:
    spans = {line.span.start: line.span.end for line in source}
    return any(spans.get(label.span.start, label.span.end) < label.span.end for label in labels)


def _tells(layout: Layout) -> bool:
    """Tell whether the profile says more of its marks than that somebody speaks."""
    return any(set(said) - {"speaker"} for said in layout.meanings.values())


def _bullets(layout: Layout, lines: Sequence[Line]) -> Mapping[int, float]:
    """Bullets that are sentences: what was said where nobody is named for it."""
    said = [line for line in lines if "。" in line.text and not is_rule(line)]
    found = [line for line in said if line.text[0] in layout.bullets]
    if len(found) < FEWEST or len(found) < SHARE * len(said):
        return {}
    return {line.span.start: DOUBT for line in found}
