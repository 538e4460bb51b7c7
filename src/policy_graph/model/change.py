"""What changed between two versions of a graph: one record for each thing that a reader would notice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policy_graph.model.release import Bilingual

Word = str | int | Bilingual
Said = Mapping[str, Word]


class ChangeKind(StrEnum):
    """What happened, in the order in which a reader wants to know it."""

    SOFTWARE = "software"
    SETTING = "setting"
    BASE = "base"
    WITHDRAWN = "withdrawn"
    WITHDRAWAL_LIFTED = "withdrawal-lifted"
    MEETING_ADDED = "meeting-added"
    MEETING_GONE = "meeting-gone"
    SOURCE_EDITED = "source-edited"
    SOURCE_WITHHELD = "source-withheld"
    FILE_RENAMED = "file-renamed"
    FIELD = "field"
    AGENDA_ADDED = "agenda-added"
    AGENDA_GONE = "agenda-gone"
    AGENDA_RETITLED = "agenda-retitled"
    OUTCOME_ADDED = "outcome-added"
    OUTCOME_GONE = "outcome-gone"
    OUTCOME_CHANGED = "outcome-changed"
    ATTENDEE_ADDED = "attendee-added"
    ATTENDEE_GONE = "attendee-gone"
    ATTENDANCE_CHANGED = "attendance-changed"
    UTTERANCE_ADDED = "utterance-added"
    UTTERANCE_GONE = "utterance-gone"
    UTTERANCE_REWORDED = "utterance-reworded"
    REATTRIBUTED = "reattributed"
    RELABELLED = "relabelled"
    OTHER_ITEM = "other-item"
    OTHER_ANSWER = "other-answer"
    REORDERED = "reordered"
    FACT_GAINED = "fact-gained"
    FACT_LOST = "fact-lost"
    STATUS = "status"
    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    RETYPED = "retyped"
    KIND = "kind"
    DROPPED = "dropped"
    NEW = "new"
    MENTIONS_MOVED = "mentions-moved"
    ALIAS_GAINED = "alias-gained"
    ALIAS_LOST = "alias-lost"
    CODE_GAINED = "code-gained"
    CODE_LOST = "code-lost"
    JUDGED = "judged"
    UNJUDGED = "unjudged"
    EVIDENCE = "evidence"
    CONFIDENCE = "confidence"
    FINDINGS = "findings"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, told once, at its highest level.

    ``meeting`` is the title (and date) of the minutes that it is in, ``iri`` that of what changed: in the new version,
    in the old one where it is gone. ``said`` are the names, dates and words that tell it; what is not known is not in
    it. ``amount`` is how many things a change that is only counted stands for.
    """

    kind: ChangeKind
    meeting: str | None = None
    iri: str | None = None
    said: Said = field(default_factory=dict)
    amount: int = 1


def known(**words: Word | None) -> Said:
    """Give the words that tell a change, without those that are not known."""
    return {name: word for name, word in words.items() if word is not None and word != ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that changed, most important first.

    ``withheld`` says that something was withdrawn since the old version: words that only the old version holds are
    blacked out in the changes, and a patch, which would repeat them, is not to be published. ``first`` and ``last``
    are the days of the earliest and the latest meeting in the new version.
    """

    changes: tuple[Change, ...]
    withheld: bool = False
    first: str | None = None
    last: str | None = None
