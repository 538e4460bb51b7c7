"""Which layout profile fits a text best, and where its talk begins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import LayoutChoice
from policy_graph.parse import labels
from policy_graph.parse.cutting import recut
from policy_graph.parse.evidence import Witness, evidence, shares, tells
from policy_graph.parse.headings import heading
from policy_graph.parse.labels import Label
from policy_graph.parse.layouts import Layout, built_in, load
from policy_graph.parse.lines import Line
from policy_graph.parse.speakers import NOTHING, Known

# So many labels without any speech are an index of speakers.
FEWEST = 3
# So many sure labels say that minutes name their speakers.
CERTAIN = 2
# Two readings of which so many labels are the same differ in nothing that a user would have to decide.
ALIKE = 0.8
# A block of words done, not said: （資料に基づき説明）.
PROCEDURE = re.compile(r"[（(〔].{3,}")


@dataclass(frozen=True, slots=True)
class Read:
    """A text as one profile reads it: its lines, its labels from the first speech on, and its score beside the others."""

    layout: Layout
    lines: Sequence[Line]
    labels: Sequence[Label]
    score: float = 0.0

    def agrees(self, other: "Read") -> bool:
        """Tell whether two readings are the same but for a few labels."""
        one, two = self._places, other._places
        return len(one & two) >= ALIKE * len(one | two)

    @property
    def _places(self) -> frozenset[tuple[int, int]]:
        return frozenset((each.speaker.start, each.rest.start) for each in self.labels)


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading that was chosen, and what the report says of the choice."""

    read: Read
    said: LayoutChoice


def choose(text: str, lines: Sequence[Line], layout: str | Layout) -> Choice:
    """Find the profile for a text and its labels from the first speech on.

    ``layout`` is ``auto``, a built-in name, the path of a TOML file, or a profile. The lead is that over the next profile that reads
    the text otherwise; of profiles that read it alike none is wrong.
    """
    if layout != "auto":
        chosen = reading(text, lines, layout if isinstance(layout, Layout) else load(layout))
        return Choice(chosen, LayoutChoice(name=chosen.layout.name, score=None, margin=None))
    ranked = ranking(text, lines)
    best = ranked[0]
    rival = next((each for each in ranked if not each.agrees(best)), None)
    lead = best.score - (rival.score if rival else 0)
    said = LayoutChoice(
        name=best.layout.name,
        score=round(best.score, 3),
        margin=round(lead, 3),
        runner_up=rival.layout.name if rival else None,
    )
    return Choice(best, said)


def ranking(text: str, lines: Sequence[Line]) -> list[Read]:
    """List how every built-in profile reads a text, the best first.

    The score of a profile is the share of all lines that look like a label of a speech to some profile which this one
    explains; the profile without labels gets what would be left if one more line were unexplained. Of two that explain
    the same, the one that knows what marks mean says more, then the narrower one.
    """
    reads = [reading(text, lines, each) for each in built_in()]
    scores = _scores(reads, lines)
    scored = [Read(each.layout, each.lines, each.labels, scores[each.layout.name]) for each in reads]
    return sorted(scored, key=_rank)


def _rank(read: Read) -> tuple[float, bool, int, str]:
    return -read.score, not tells(read.layout), read.layout.breadth, read.layout.name


def reading(text: str, lines: Sequence[Line], layout: Layout, known: Known = NOTHING) -> Read:
    """Read a text under one profile."""
    cut = recut(text, lines, layout)
    return Read(layout, cut, talk(cut, layout, known))


def talk(lines: Sequence[Line], layout: Layout, known: Known = NOTHING) -> list[Label]:
    """List the labels of ``layout`` from the first one that has a speech behind it; all of them where the text holds
    marked labels and no speech, such as an index of speakers."""
    found = labels.find(lines, layout, known) if layout.speaks else []
    for at, label in enumerate(found):
        following = found[at + 1].line if at + 1 < len(found) else len(lines)
        if _speaks(lines, label, following, layout):
            return found[at:]
    mute = layout.marks and len(found) >= FEWEST and all(label.weight == 1 for label in found)
    return found if mute else []


def _speaks(lines: Sequence[Line], label: Label, following: int, layout: Layout) -> bool:
    """Tell whether somebody says or does something between a label and the next one."""
    line = lines[label.line]
    rest = line.text[label.rest.start - line.span.start :]
    if "。" in rest:
        return True
    for line in lines[label.line + 1 : following]:
        head = heading(line, layout.headings)
        if head is not None:
            return False
        if "。" in line.text or (line.ends and PROCEDURE.match(line.text)):
            return True
    return False


def _scores(reads: Sequence[Read], lines: Sequence[Line]) -> Mapping[str, float]:
    found = {each.layout.name: evidence(each.layout, each.lines, each.labels, lines) for each in reads}
    if any(_certain(found[each.layout.name]) for each in reads if each.layout.speaks):
        found |= {each.layout.name: [] for each in reads if each.layout.bullets}
    explained, total = shares(found)
    mute = {each.layout.name: 1 / (1 + total) for each in reads if _is_mute(each.layout)}
    return {**explained, **mute}


def _is_mute(layout: Layout) -> bool:
    """Tell whether a profile looks for nothing: one speech, a transcript."""
    return not layout.speaks and not layout.bullets


def _certain(witnesses: Sequence[Witness]) -> bool:
    """Tell whether somebody is surely named, so that bullets are part of what is said."""
    return sum(witness.weight == 1 for witness in witnesses) >= CERTAIN
