"""Runs of nouns and meetings of an invented city, made by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.meetings import BLANK

from policy_graph.model import (
    Attendee,
    Document,
    Meeting,
    Mention,
    Passage,
    RegionKind,
    Span,
    Stated,
    Utterance,
    UtteranceKind,
)
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.text import join

TAGS = {
    "": "名詞-普通名詞-一般",
    "地": "名詞-固有名詞-地名-一般",
    "国": "名詞-固有名詞-地名-国",
    "姓": "名詞-固有名詞-人名-姓",
    "名": "名詞-固有名詞-人名-名",
    "固": "名詞-固有名詞-一般",
    "数": "名詞-数詞",
    "頭": "接頭辞",
    "尾": "接尾辞-名詞的-一般",
    "助": "助詞-格助詞",
    "動": "動詞-一般",
    "記": "補助記号-一般",
}

Words = Callable[[str], Analysis]
Read = Callable[..., list[Mention]]


def analysis_of(marked: str) -> Analysis:
    """Read words parted by spaces, each with the short name of its part of speech behind a slash: 若草市/地 計画."""
    tokens: list[Token] = []
    at = 0
    for word in marked.split():
        text, _, tag = word.partition("/")
        tokens.append(
            Token(
                text=text,
                start=at,
                end=at + len(text),
                lemma=text,
                pos="X",
                tag=TAGS[tag],
                head=len(tokens),
                dep="ROOT",
            )
        )
        at += len(text)
    text = "".join(token.text for token in tokens)
    span = Span(0, len(text))
    return Analysis(
        passage=Passage(spans=(span,), kind=RegionKind.SPEECH),
        copy=join(text, [(0, len(text))]),
        tokens=tuple(tokens),
        sentences=((0, len(tokens)),),
        names=(),
    )


@pytest.fixture
def words() -> Words:
    return analysis_of


def document_of(text: str) -> Document:
    return Document(
        name="minutes.txt",
        source=text.encode(),
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
    )


def meeting_of(text: str, *, body: str, municipality: str, attendees: str, speakers: str) -> Meeting:
    """Make the meeting of a text whose every line is one paragraph of one speech."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    spans = [
        Span(start, start + len(line.rstrip("\n")))
        for start, line in zip(starts, lines, strict=True)
        if line.strip()
    ]
    nowhere = Span(0, 0)
    return replace(
        BLANK,
        body=Stated(value=body, span=nowhere) if body else None,
        municipality=Stated(value=municipality, span=nowhere) if municipality else None,
        attendees=tuple(
            Attendee(span=nowhere, name=Stated(value=name, span=nowhere), role=None)
            for name in attendees.split()
        ),
        utterances=tuple(
            Utterance(
                number=number,
                label=nowhere,
                speaker=name,
                name=Stated(value=name, span=nowhere),
                role=None,
                kind=UtteranceKind.SPEECH,
                span=Span(0, len(text)),
            )
            for number, name in enumerate(speakers.split(), start=1)
        ),
        passages=tuple(Passage(spans=(span,), kind=RegionKind.SPEECH, utterance=None) for span in spans),
    )


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """Read an invented text with the language model and the gazetteer; give its mentions."""
    from policy_graph.recognize.gazetteer import open_gazetteer
    from policy_graph.recognize.ginza import analyse
    from policy_graph.recognize.recognizer import mentions

    folder: Path = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        gazetteer = open_gazetteer()

        def find(
            text: str, *, body: str = "", municipality: str = "", attendees: str = "", speakers: str = ""
        ) -> list[Mention]:
            meeting = meeting_of(
                text, body=body, municipality=municipality, attendees=attendees, speakers=speakers
            )
            analyses = tuple(analyse(text, meeting.passages, model="ja_ginza", batch=8))
            return list(mentions(document_of(text), meeting, analyses, gazetteer))

        yield find
