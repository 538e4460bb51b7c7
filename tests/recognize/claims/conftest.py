"""Invented minutes for the readers of claims: names are marked in the text, [O:青葉商工会] for an organization."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from tests.meetings import BLANK
from tests.recognize.conftest import document_of

from policy_graph.model import (
    Attendee,
    Claim,
    EntityType,
    Meeting,
    Mention,
    Passage,
    Predicate,
    Reference,
    RegionKind,
    Span,
    Stated,
    Utterance,
    UtteranceKind,
)
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.claims import find
from policy_graph.text import join

TYPES = {
    "O": (EntityType.ORGANIZATION, None),
    "K": (EntityType.ORGANIZATION, "party"),
    "P": (EntityType.PLACE, None),
    "D": (EntityType.PLACE, "district"),
    "G": (EntityType.PLACE, "municipality"),
    "F": (EntityType.PLACE, "prefecture"),
    "C": (EntityType.PLACE, "country"),
    "R": (EntityType.PROGRAM, None),
    "L": (EntityType.PROGRAM, "law"),
    "N": (EntityType.PERSON, None),
}
MARK = re.compile(r"\[(\w):([^]]+)]")
# Labels and lists stand far away from the talk that is read.
AWAY = 9000

Person = tuple[str | None, str | None]


@dataclass(frozen=True)
class Heard:
    """A text without marks and the claims that were read from it."""

    text: str
    claims: tuple[Claim, ...]

    def by(self, method: str) -> "Heard":
        """Keep the claims of methods that begin like this."""
        return Heard(self.text, tuple(each for each in self.claims if each.method.startswith(method)))

    def about(self, name: str) -> "Heard":
        """Keep the claims whose subject has this name."""
        return Heard(self.text, tuple(each for each in self.claims if each.subject.name == name))

    @property
    def said(self) -> set[str]:
        """Every claim in words; a post as role@organization."""
        return {f"{each.subject.name} {each.predicate} {called(each.object)}" for each in self.claims}

    def objects(self, predicate: Predicate) -> set[tuple[str, str]]:
        """Subject and object of the claims of one predicate."""
        found = (each for each in self.claims if each.predicate is predicate)
        return {(each.subject.name, called(each.object)) for each in found}

    @property
    def manners(self) -> set[str]:
        """The status of every claim."""
        return {str(each.status) for each in self.claims}

    @property
    def quotes(self) -> list[str]:
        """The words that each claim rests on."""
        return [each.evidence.of(self.text) for each in self.claims]


Hear = Callable[..., Heard]
Listed = Callable[..., Attendee]


def called(named: Mention | Reference) -> str:
    return "@".join(part for part in (named.name, named.within) if part)


def stated(value: str | None) -> Stated | None:
    return Stated(value=value, span=Span(AWAY, AWAY + len(value))) if value else None


def speaker(number: int, name: str | None, role: str | None) -> Utterance:
    return Utterance(
        number=number,
        label=Span(AWAY + number, AWAY + number + 1),
        speaker=f"{name or ''}{role or ''}",
        name=stated(name),
        role=stated(role),
        kind=UtteranceKind.SPEECH,
        span=Span(AWAY + number, AWAY + number + 1),
        answers=number - 1 if number > 1 else None,
    )


def unmarked(marked: str, at: int) -> tuple[str, list[Mention]]:
    """Take the marks off one paragraph that begins at ``at``."""
    text, mentions, behind = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[behind : match.start()]
        type_, kind = TYPES[match[1]]
        span = Span(at + len(text), at + len(text) + len(match[2]))
        mentions.append(
            Mention(span=span, type=type_, name=match[2], kind=kind, method="test", confidence=1.0)
        )
        text, behind = text + match[2], match.end()
    return text + marked[behind:], mentions


def meeting_of(
    body: str | None, municipality: str | None, speakers: Sequence[Person], attendees: Sequence[Attendee]
) -> Meeting:
    return replace(
        BLANK,
        body=stated(body),
        municipality=stated(municipality),
        attendees=tuple(attendees),
        utterances=tuple(speaker(number, *each) for number, each in enumerate(speakers, start=1)),
    )


def unread(text: str, passages: Sequence[Passage]) -> tuple[Analysis, ...]:
    """Passages as they are for readers that need no language model."""
    return tuple(
        Analysis(
            passage=passage,
            copy=join(text, [(passage.span.start, passage.span.end)]),
            tokens=(),
            sentences=(),
            names=(),
        )
        for passage in passages
    )


@pytest.fixture(scope="session")
def hear() -> Hear:
    """Read marked paragraphs, one for each speaker in turn; with ``model`` GiNZA reads their sentences."""

    def heard(
        *marked: str,
        body: str | None = None,
        municipality: str | None = None,
        speakers: Sequence[Person] = (),
        attendees: Sequence[Attendee] = (),
        model: bool = False,
    ) -> Heard:
        text, mentions, passages = "", list[Mention](), list[Passage]()
        for number, each in enumerate(marked):
            plain, found = unmarked(each, len(text))
            span = Span(len(text), len(text) + len(plain))
            utterance = number % len(speakers) + 1 if speakers else None
            passages.append(Passage(spans=(span,), kind=RegionKind.SPEECH, utterance=utterance))
            text, mentions = text + plain + "\n", [*mentions, *found]
        meeting = meeting_of(body, municipality, speakers, attendees)
        if model:
            from policy_graph.recognize.ginza import analyse

            analyses = tuple(analyse(text, passages, model="ja_ginza", batch=8))
        else:
            analyses = unread(text, passages)
        claims = find(document=document_of(text), meeting=meeting, analyses=analyses, mentions=mentions)
        return Heard(text, tuple(claims))

    return heard


@pytest.fixture(scope="session")
def listed() -> Listed:
    """Make an entry of a list of people."""

    def attendee(
        name: str | None,
        role: str | None,
        group: str,
        affiliation: str | None = None,
        affiliation_role: str | None = None,
    ) -> Attendee:
        return Attendee(
            span=Span(AWAY, AWAY + 9),
            name=stated(name),
            role=stated(role),
            affiliation=stated(affiliation),
            affiliation_role=stated(affiliation_role),
            group=group,
        )

    return attendee
