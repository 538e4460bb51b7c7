"""Which layout profile fits a text best, and where its talk begins."""

import re
from collections.abc import Mapping, Sequence

from policy_graph.model import LayoutChoice
from policy_graph.parse import labels
from policy_graph.parse.headings import heading
from policy_graph.parse.labels import Label
from policy_graph.parse.layouts import Layout, built_in, load
from policy_graph.parse.lines import Line
from policy_graph.parse.speakers import NOTHING, Known

# So many labels without any speech are an index of speakers.
FEWEST = 3
# A block of words done, not said: （資料に基づき説明）.
PROCEDURE = re.compile(r"[（(〔].{3,}")


def choose(lines: Sequence[Line], layout: str) -> tuple[Layout, list[Label], LayoutChoice]:
    """Find the profile for a text and its labels from the first speech on.

    ``layout`` is ``auto``, a built-in name or the path of a TOML file. The score of a profile is the share of all
    lines that look like a label of a speech to some profile which this one explains; the profile without labels gets
    what would be left if one more line were unexplained.
    """
    if layout != "auto":
        chosen = load(layout)
        return chosen, talk(lines, chosen), LayoutChoice(name=chosen.name, score=None, margin=None)
    seen = {each.name: talk(lines, each) for each in built_in()}
    scores = _scores(seen)
    ranking = sorted(built_in(), key=lambda each: (-scores[each.name], each.name))
    best, second = ranking[0], ranking[1]
    score = scores[best.name]
    choice = LayoutChoice(name=best.name, score=round(score, 3), margin=round(score - scores[second.name], 3))
    return best, seen[best.name], choice


def talk(lines: Sequence[Line], layout: Layout, known: Known = NOTHING) -> list[Label]:
    """List the labels of ``layout`` from the first one that has a speech behind it; all of them where the text holds
    marked labels and no speech, such as an index of speakers."""
    found = labels.find(lines, layout, known) if layout.speaks else []
    for at, label in enumerate(found):
        following = found[at + 1].line if at + 1 < len(found) else len(lines)
        if _speaks(lines, label, following):
            return found[at:]
    mute = layout.marks and len(found) >= FEWEST and all(label.weight == 1 for label in found)
    return found if mute else []


def _speaks(lines: Sequence[Line], label: Label, following: int) -> bool:
    """Tell whether somebody says or does something between a label and the next one."""
    line = lines[label.line]
    rest = line.text[label.rest.start - line.span.start :]
    if "。" in rest:
        return True
    for line in lines[label.line + 1 : following]:
        head = heading(line)
        if head is not None:
            return False
        if "。" in line.text or (line.ends and PROCEDURE.match(line.text)):
            return True
    return False


def _scores(seen: Mapping[str, Sequence[Label]]) -> dict[str, float]:
    best: dict[int, float] = {}
    for found in seen.values():
        for label in found:
            best[label.line] = max(best.get(label.line, 0.0), label.weight)
    total = sum(best.values())
    mute = 1 / (1 + total)
    return {
        name: sum(label.weight for label in found) / total if found else 0.0 for name, found in seen.items()
    } | {each.name: mute for each in built_in() if not each.speaks}
