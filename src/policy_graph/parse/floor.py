"""What the chair has put to the floor: the question on which the members then take sides (data/stances.toml)."""

from dataclasses import dataclass

from policy_graph.model import Span, Utterance
from policy_graph.parse.sentences import sentences
from policy_graph.parse.sides import has
from policy_graph.parse.subjects import Subject, Subjects
from policy_graph.parse.treatment import Course

NOTHING = Subject((), ())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the chair: what it is about, the words that ask, and whether it asks what to do with a petition."""

    about: Subject
    span: Span
    petition: bool


class Floor:
    """Follows the chair; ``asked`` is the question that is open now."""

    def __init__(self, subjects: Subjects, followed: Course) -> None:
        self.subjects = subjects
        self.asked: Asked | None = None
        self._followed = followed
        self._now: tuple[int, ...] = ()
        self._fresh = False

    def hear(self, text: str, utterance: Utterance) -> None:
        """Take notice of one speech of the chair. What it asks about a petition may take it several sentences."""
        before, self._fresh = "", False
        for sentence in sentences(text, utterance.span):
            self.at(sentence.span.start)
            self._hear(sentence.words, before, sentence.span)
            self.subjects.put(sentence.words)
            before += sentence.words

    def at(self, offset: int) -> None:
        """Take notice of what is under discussion; another item ends the question on the last one."""
        now = self._followed.at(offset)
        self.subjects.under(now)
        if now != self._now:
            self._now, self.asked = now, None

    def _hear(self, words: str, before: str, span: Span) -> None:
        handles = has("handles", words)
        if handles or has("asks", words):
            aside = not handles and has("otherwise", words)
            about = NOTHING if aside else self.subjects.asked(words, before)
            if not (handles and self._fresh and self._adds_nothing(about)):
                self.asked, self._fresh = Asked(about, span, handles), True
        elif has("over", words):
            self.asked = None

    def _adds_nothing(self, about: Subject) -> bool:
        """Tell whether words ask about no more than what is asked about already."""
        return self.asked is not None and about.bills in ((), self.asked.about.bills)
