"""What the minutes themselves have blanked (○○氏) or struck (〔発言取消〕) is never taken for a name, and is told."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policy_graph.model import (
    Claim,
    Document,
    Finding,
    Meeting,
    Mention,
    Recognition,
    Reference,
    Severity,
    Span,
)
from policy_graph.privacy.words import signs


def respected(document: Document, meeting: Meeting, recognition: Recognition) -> Recognition:
    """Leave out the mentions and claims that stand on blanked or struck words, and tell where those are.

    Without such words the recognition is returned as it is.
    """
    struck = _found("struck", document, meeting)
    blanked = [each for each in _found("blanked", document, meeting) if not _on(each, struck)]
    asked = _found("strikes", document, meeting)
    if not (blanked or struck or asked):
        return recognition
    empty = [*blanked, *struck]
    return replace(
        recognition,
        mentions=tuple(each for each in recognition.mentions if not _empty(each, empty)),
        claims=tuple(each for each in recognition.claims if not any(_named(each, empty))),
        findings=(*recognition.findings, *_findings(blanked, struck, asked)),
    )


def _found(name: str, document: Document, meeting: Meeting) -> list[Span]:
    """The places inside of speeches; marks of a label and rules between speeches are none."""
    pattern: re.Pattern[str] = signs(name)
    text = document.text
    speeches = [each.span for each in meeting.utterances]
    return [
        Span(match.start(), match.end())
        for span in speeches
        for match in pattern.finditer(text, span.start, span.end)
        if _in_words(text, match, span)
    ]


def _in_words(text: str, match: re.Match[str], speech: Span) -> bool:
    """Tell whether signs stand in a line with words; a line of signs alone is a rule, unless it is all of a speech."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    others = [char for char in line.replace(match[0], "") if char.isalnum()]
    return bool(others) or speech.end - speech.start <= len(match[0]) + 2


def _on(span: Span, places: Iterable[Span]) -> bool:
    return any(span.overlaps(place) for place in places)


def _empty(mention: Mention, places: list[Span]) -> bool:
    return _on(mention.span, places) or signs("blanked").search(mention.name) is not None


def _named(claim: Claim, places: list[Span]) -> Iterator[bool]:
    for end in (claim.subject, claim.object):
        yield isinstance(end, Mention) and _empty(end, places)
        yield isinstance(end, Reference) and signs("blanked").search(end.name) is not None


def _findings(blanked: list[Span], struck: list[Span], asked: list[Span]) -> Iterator[Finding]:
    for span in blanked:
        message = "the minutes have blanked a name here; it is read as no name"
        yield Finding(code="privacy.blanked", message=message, span=span, severity=Severity.INFO)
    for span in struck:
        message = "words were struck here"
        yield Finding(code="privacy.struck", message=message, span=span, severity=Severity.INFO)
    for span in asked:
        stands = (
            "" if struck else ", but nothing shows that they are gone: look whether they should be withdrawn"
        )
        severity = Severity.INFO if struck else Severity.WARNING
        message = f"words are to be struck from the minutes{stands}"
        yield Finding(code="privacy.strikes", message=message, span=span, severity=severity)
