"""How the marks before speakers are used in some minutes: who speaks behind each, who asks, how long."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import Utterance
from policy_graph.parse.posts import chairs, is_officer, is_plenary
from policy_graph.parse.replies import puts_question
from policy_graph.text import fold

# Circles that look alike are one mark.
ALIKE = str.maketrans("◯〇", "○○")

# So many speakers are kept as examples.
FEW = 3


@dataclass(slots=True)
class Use:
    """The labels behind one mark: how many, of these with a title chairs, officers and members; how many of their
    speeches ask; their characters together; the first few speakers; where they stand (0 at the beginning, 1 at the end,
    summed)."""

    count: int = 0
    chairs: int = 0
    officers: int = 0
    members: int = 0
    asking: int = 0
    characters: int = 0
    position: float = 0.0
    speakers: tuple[str, ...] = ()

    def share(self, part: int) -> float:
        """The share of ``part`` among the labels with a title; 0 where no label has one."""
        titled = self.chairs + self.officers + self.members
        return part / titled if titled else 0.0


def sign_of(sign: str) -> str:
    """Give a mark in the one form of those that look alike."""
    return sign.translate(ALIKE)


def uses(text: str, utterances: Sequence[Utterance], signs: Sequence[str]) -> Mapping[str, Use]:
    """Count by the mark of each (nothing for a label without one) how the labels of some minutes are used."""
    found: dict[str, Use] = defaultdict(Use)
    plenary = is_plenary(each.role.value for each in utterances if each.role)
    for utterance, sign in zip(utterances, signs, strict=True):
        _count(found[sign_of(sign)], text, utterance, plenary=plenary)
    return dict(found)


def _count(use: Use, text: str, utterance: Utterance, *, plenary: bool) -> None:
    title = utterance.role.value if utterance.role else ""
    leads = chairs(title, plenary=plenary)
    use.count += 1
    use.chairs += leads
    use.officers += bool(title) and not leads and is_officer(title)
    use.members += bool(title) and not leads and not is_officer(title)
    use.asking += puts_question(fold(utterance.span.of(text)))
    use.characters += utterance.span.end - utterance.span.start
    use.position += utterance.label.start / max(len(text), 1)
    if len(use.speakers) < FEW and utterance.speaker not in use.speakers:
        use.speakers += (utterance.speaker,)
