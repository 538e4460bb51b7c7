"""What is odd or not understood in minutes, for the report."""

from collections.abc import Iterator, Sequence

from policy_graph.dates import dates
from policy_graph.model import (
    Attendee,
    Finding,
    LayoutChoice,
    Region,
    RegionKind,
    Severity,
    Span,
    Utterance,
)
from policy_graph.parse.opening import Section
from policy_graph.text import fold, squeeze

# Two of one surname are told apart by the beginning of the given name: 青柳(蒼)委員.
NO_BRACKETS = str.maketrans("", "", "()")
# A layout whose lead is smaller was a close call.
CLOSE = 0.1


def of(
    text: str,
    layout: LayoutChoice,
    sections: Sequence[Section],
    utterances: Sequence[Utterance],
    people: Sequence[Attendee],
    regions: Sequence[Region],
) -> Iterator[Finding]:
    """List the findings of one meeting, from the whole document to its single lines."""
    yield from _about_layout(layout, utterances)
    yield from _unread_dates(sections)
    for region in regions:
        if region.kind is RegionKind.UNEXPLAINED:
            words = squeeze(region.span.of(text))[:40]
            yield Finding(code="parse.unexplained", message=f"not understood: {words}", span=region.span)
    yield from _unlisted(utterances, people)


def _about_layout(layout: LayoutChoice, utterances: Sequence[Utterance]) -> Iterator[Finding]:
    if not utterances:
        yield Finding(
            code="parse.no-labels",
            message="no speaker label was found: the text is read as speech that nobody is named for; "
            "policy-graph layout suggest shows how its lines begin",
        )
    elif layout.margin is not None and layout.margin < CLOSE:
        yield Finding(
            code="parse.layout-doubtful",
            message=f"the layout {layout.name} fits only {layout.margin} better than {layout.runner_up}; "
            "name one with --layout, or see policy-graph layout suggest",
        )


def _unread_dates(sections: Sequence[Section]) -> Iterator[Finding]:
    for section in sections:
        if section.head and section.head.kind == "date" and section.content:
            words = "".join(line.text for line in section.content)
            if next(dates(fold(words)), None) is None and any(char.isdigit() for char in words):
                span = Span(section.content[0].span.start, section.content[-1].span.end)
                yield Finding(
                    code="parse.date-unreadable", message=f"no full date in {squeeze(words)[:40]}", span=span
                )


def _unlisted(utterances: Sequence[Utterance], people: Sequence[Attendee]) -> Iterator[Finding]:
    """Speakers who are on no list, once each; only where there are lists of named people."""
    listed = {fold(each.name.value) for each in people if each.name}
    seen: set[str] = set()
    for utterance in utterances if listed else ():
        name = fold(utterance.name.value) if utterance.name else ""
        name = name.translate(NO_BRACKETS)
        if not name or name in seen or any(each.startswith(name) or name.startswith(each) for each in listed):
            continue
        seen.add(name)
        yield Finding(
            code="parse.speaker-not-listed",
            message=f"{utterance.speaker} is on no list of attendees",
            span=utterance.label,
            severity=Severity.INFO,
        )
