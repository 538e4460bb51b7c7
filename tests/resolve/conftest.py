"""Invented minutes in a few strokes: a text, and the names that a recognizer would find in it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.meetings import BLANK

from policy_graph.model import (
    AgendaItem,
    Attendee,
    Claim,
    Code,
    Document,
    EntityType,
    Meeting,
    Mention,
    Recognition,
    Resolution,
    Span,
    Stated,
    Utterance,
    UtteranceKind,
)
from policy_graph.resolve.resolver import resolve

TYPES = {
    "o": EntityType.ORGANIZATION,
    "p": EntityType.PLACE,
    "g": EntityType.PROGRAM,
    "n": EntityType.PERSON,
    "t": EntityType.POST,
}
# A name is written ``〈type:name〉``; ``~`` before the name marks a deictic one, ``kind,within=`` may follow the type.
Minutes = Callable[..., "Case"]


class Case:
    """One set of minutes with its mentions, resolved on demand."""

    def __init__(self, marked: str, **meeting: Any) -> None:
        self.text, self.mentions = read(marked)
        self.document = Document(
            name="minutes.txt",
            source=b"",
            sha256="0" * 64,
            text=self.text,
            encoding="utf-8",
            media_type="text/plain",
        )
        self.meeting = made(self.text, **meeting)

    def resolve(self, *claims: Claim) -> Resolution:
        return resolve(self.document, self.meeting, Recognition(mentions=self.mentions, claims=claims))

    @property
    def ids(self) -> list[str | None]:
        """The ids of the mentions in order of the text."""
        return [mention.entity for mention in self.resolve().mentions]

    @property
    def labels(self) -> dict[str, str]:
        return {entity.id: entity.label for entity in self.resolve().entities}


def read(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """Take the marks out of a text: ``〈o:青空建設〉``, ``〈p municipality,within=青空県:緑浜市〉``, ``〈p:~本市〉``."""
    text, mentions = "", []
    for piece in marked.split("〉"):
        plain, mark, name = piece.partition("〈")
        text += plain
        if mark:
            mentions.append(mention(name, len(text)))
            text += mentions[-1].name
    return text, tuple(mentions)


def mention(marked: str, start: int) -> Mention:
    head, _, name = marked.partition(":")
    type_, _, more = head.partition(" ")
    kind, *fields = more.split(",")
    given = dict(field.split("=") for field in fields)
    plain = name.removeprefix("~")
    return Mention(
        span=Span(start, start + len(plain)),
        type=TYPES[type_],
        name=plain,
        method="test",
        confidence=0.9,
        kind=kind or None,
        anaphor=name.startswith("~"),
        canonical=given.get("canonical"),
        within=given.get("within"),
        reading=given.get("reading"),
        codes=tuple(
            Code(scheme="lgcode", value=value) for value in given.get("code", "").split("+") if value
        ),
    )


def made(
    text: str,
    *,
    municipality: str | None = "緑浜市",
    body: str | None = None,
    people: tuple[tuple[str, str], ...] = (),
    agenda: tuple[str, ...] = (),
    speeches: tuple[tuple[str, int | None] | tuple[str, int | None, str], ...] = (),
) -> Meeting:
    """Make a meeting; ``people`` are names and roles of its list, ``speeches`` texts, their agenda items and roles."""

    def stated(value: str | None) -> Stated | None:
        return (
            Stated(value=value, span=Span(max(text.find(value), 0), max(text.find(value), 0)))
            if value
            else None
        )

    return replace(
        BLANK,
        body=stated(body),
        municipality=stated(municipality),
        attendees=tuple(
            Attendee(span=Span(0, 0), name=stated(name), role=stated(role)) for name, role in people
        ),
        agenda=tuple(
            AgendaItem(span=Span(0, 0), number=None, title=Stated(value=title, span=Span(0, 0)))
            for title in agenda
        ),
        utterances=tuple(
            Utterance(
                number=number,
                label=Span(0, 0),
                speaker="",
                name=None,
                role=stated(role[0]) if role else None,
                kind=UtteranceKind.SPEECH,
                span=Span(text.index(speech), text.index(speech) + len(speech)),
                agenda=item,
            )
            for number, (speech, item, *role) in enumerate(speeches, 1)
        ),
    )


@pytest.fixture(scope="session")
def minutes() -> Minutes:
    """Return the maker of invented minutes."""
    return Case
