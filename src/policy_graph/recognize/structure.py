"""Names that the structure of the minutes gives: attendee lists and speaker labels."""

from collections.abc import Iterator

from policy_graph.model import Document, EntityType, Meeting, Mention, Stated
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.compounds import compounds
from policy_graph.recognize.context import Context
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import confidences, words
from policy_graph.text import squeeze

Named = tuple[Stated, EntityType]
# The name of a report has so many words before 報告書.
SHORTEST_REPORT = 2


def labelled(document: Document, meeting: Meeting, known: Context) -> Iterator[Mention]:
    """Turn name and role of each speaker label into mentions with the method ``label``."""
    for utterance in meeting.utterances:
        for stated, type_ in ((utterance.name, EntityType.PERSON), (utterance.role, EntityType.POST)):
            if stated and stated.span.start < stated.span.end:
                name = squeeze(stated.span.of(document.text))
                yield Mention(
                    span=stated.span,
                    type=type_,
                    name=name,
                    method="label",
                    confidence=confidences()["label"],
                    canonical=known.full_name(name) if type_ is EntityType.PERSON else None,
                )


def listed(analysis: Analysis, meeting: Meeting) -> Iterator[Candidate]:
    """Find the names, affiliations and posts of the attendee lists that stand in this passage.

    A role beside its holder's name is no post of its own (guidelines): it is spent, not proposed.
    """
    span = analysis.passage.span
    for stated, type_ in _named(meeting):
        if span.covers(stated.span) and stated.span.start < stated.span.end:
            start, end = analysis.copy.find(stated.span.start, stated.span.end)
            if start < end:
                canonical = squeeze(stated.value) if type_ is EntityType.PERSON else None
                yield Candidate(start=start, end=end, type=type_, method="roster", canonical=canonical)


def tabled(analysis: Analysis, meeting: Meeting, spent: Spent) -> Iterator[Candidate]:
    """Find the reports that an item of the agenda is about: 令和元年度若草市緑化施策報告書の公表について."""
    span = analysis.passage.span
    titles = [item.title.span for item in meeting.agenda if span.covers(item.title.span)]
    inside = [analysis.copy.find(title.start, title.end) for title in titles]
    for run in compounds(analysis, spent) if inside else ():
        at = next((at for at, token in enumerate(run) if token.text in words("reports")), 0)
        named = at >= SHORTEST_REPORT and run[at - 1].text not in words("procedures")
        if named and any(start <= run[0].start and run[at].end <= end for start, end in inside):
            yield Candidate(
                start=run[0].start,
                end=run[at].end,
                type=EntityType.PROGRAM,
                method="pattern:program",
                kind="report",
            )


def _named(meeting: Meeting) -> Iterator[Named]:
    for attendee in meeting.attendees:
        if attendee.name:
            yield attendee.name, EntityType.PERSON
        elif attendee.role and _ends(attendee.role, EntityType.POST):
            yield attendee.role, EntityType.POST
        if attendee.affiliation and _ends(attendee.affiliation, EntityType.ORGANIZATION):
            yield attendee.affiliation, EntityType.ORGANIZATION
            if attendee.affiliation_role and "・" not in attendee.affiliation_role.value:
                yield attendee.affiliation_role, EntityType.POST


def _ends(stated: Stated, type_: EntityType) -> bool:
    """Tell whether a part of a list ends as a name of its type does; what does not is left to the patterns."""
    head = ending(squeeze(stated.value))
    return head is not None and head.type is type_
