"""What else speaks for a name besides the finder that proposed it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.text import squeeze

Name = tuple[str, EntityType]
Often = frozenset[Name]


def often(found: Iterable[tuple[Analysis, Sequence[Candidate]]]) -> Often:
    """Return the names that stand in the document more than once."""
    counts = Counter(_name(analysis, each) for analysis, candidates in found for each in candidates)
    return frozenset(name for name, count in counts.items() if count > 1)


def count(analysis: Analysis, each: Candidate, often: Often) -> int:
    """Count the witnesses of a name: the language model marks exactly these words; the document has the name again."""
    return int((each.start, each.end) in analysis.marked) + int(_name(analysis, each) in often)


def _name(analysis: Analysis, each: Candidate) -> Name:
    return squeeze(analysis.copy.text[each.start : each.end]), each.type
