"""Plans that are called by general words alone, known as names because they recur: 長期運営指針, the third time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.compounds import compounds
from policy_graph.recognize.definitions import Known
from policy_graph.recognize.endings import Run, ending
from policy_graph.recognize.leads import without_leads
from policy_graph.recognize.tables import words

KINDS = ("plan", "strategy", "fund")
# So often a general word names one thing of the meeting: in the annotated minutes it was then never wrong.
TIMES = 3
# Words before the ending: with fewer the noun is an ordinary one (実施計画).
BEFORE = 2


def find(found: Iterable[tuple[Analysis, Sequence[Candidate]]]) -> tuple[Known, ...]:
    """Return the general names of plans that stand at least three times where no name was found."""
    kinds: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for analysis, candidates in found:
        for name, kind in _general(analysis, candidates):
            kinds[name] = kind
            counts[name] += 1
    return tuple(
        Known(name, EntityType.PROGRAM, "repeat", kinds[name])
        for name, count in sorted(counts.items())
        if count >= TIMES
    )


def _general(analysis: Analysis, candidates: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    for nouns in compounds(analysis, [each.spent for each in candidates]):
        run = without_leads(nouns)
        head = ending(run[-1].text) if run else None
        if head and head.type is EntityType.PROGRAM and head.kind in KINDS and _is_long(run, head.suffix):
            yield analysis.copy.text[run[0].start : run[-1].end], head.kind


def _is_long(run: Run, suffix: str) -> bool:
    before = [token for token in run if token.start < run[-1].end - len(suffix)]
    name = "".join(token.text for token in run)
    return len(before) >= BEFORE and name not in words("ordinary") and "・" not in name
