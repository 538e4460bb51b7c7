"""Posts beside their holder's name: a title, not a post of its own (guidelines)."""

from collections.abc import Iterable

from policy_graph.model import EntityType, Meeting, Span
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate


def without_titles(analysis: Analysis, found: Iterable[Candidate], meeting: Meeting) -> list[Candidate]:
    """Leave out the posts that stand before a person's name or are the role of a named person on a list."""
    found = list(found)
    titles = _titles(meeting)
    starts = {each.start for each in found if each.type is EntityType.PERSON}
    return [
        each
        for each in found
        if each.type is not EntityType.POST or not _is_title(analysis, each, starts, titles)
    ]


def _titles(meeting: Meeting) -> tuple[Span, ...]:
    return tuple(attendee.role.span for attendee in meeting.attendees if attendee.name and attendee.role)


def _is_title(analysis: Analysis, post: Candidate, starts: Iterable[int], titles: Iterable[Span]) -> bool:
    text = analysis.copy.text
    behind = post.end + len(text[post.end :]) - len(text[post.end :].lstrip())
    span = Span(*analysis.copy.source(post.start, post.end))
    return behind in starts or any(span.overlaps(title) for title in titles)
