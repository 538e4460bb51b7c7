"""A short invented meeting as an extraction made by hand; each speaker label is a line that opens with ○."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from tests.meetings import BLANK

from policy_graph.model import (
    Attendee,
    Bilingual,
    Document,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Finding,
    Mention,
    Passage,
    Predicate,
    Reading,
    RegionKind,
    Span,
    Stated,
    Utterance,
    UtteranceKind,
    Withdrawal,
    Withdrawn,
)

TEXT = """瀬戸沢市議会総務委員会会議録　令和６年６月３日
委員　髙　洲　澄　夫（たかす　すみお）
委員　名取　勇
○高洲委員　高洲澄夫です。瀬戸沢市桜台の旧高洲邸を、桜台保存会に貸してはどうか。
○名取委員　ﾀｶｽ委員の提案に賛成です。桜台の会社員、沢渡ゆいさんも、高洲
澄夫後援会も喜びます。
○高洲委員　終わります。
"""
NAME, PERSON = "高洲澄夫", "person/瀬戸沢市議会.高洲澄夫"
OTHER, PRIVATE = "person/瀬戸沢市議会.名取勇", "person/瀬戸沢市議会.沢渡ゆい"
SOCIETY, FRIENDS = "organization/桜台保存会", "organization/高洲澄夫後援会"
BODY, POST = "organization/瀬戸沢市議会.総務委員会", "post/瀬戸沢市議会総務委員会.委員"
NAMES = {
    "髙　洲　澄　夫": PERSON,
    "高洲(?=委員)": PERSON,
    "高洲澄夫(?!後援)": PERSON,
    "名取(?:　勇)?": OTHER,
    "沢渡ゆい": PRIVATE,
    "桜台保存会": SOCIETY,
    "高洲\n澄夫後援会": FRIENDS,
    "瀬戸沢市議会総務委員会": BODY,
}
TYPES = {each.lower(): each for each in EntityType}
SIGNED = {"reason": Bilingual(ja="本人の申し出", en="asked for"), "date": "2026-11-28", "who": "議会事務局"}


def entry(what: Withdrawn = Withdrawn.PERSON, id_: str = "2026-01", **more: object) -> Withdrawal:
    """An entry of privacy.toml, for the person unless told otherwise."""
    about = {"about": PERSON} if what is Withdrawn.PERSON else {}
    return Withdrawal(id=id_, what=what, **{**SIGNED, **about, **more})  # type: ignore[arg-type]


def made(text: str = TEXT, name: str = "setozawa-2024-06-03.txt") -> Extraction:
    """The meeting as it is before anything is withdrawn."""
    spoken = tuple(utterances(text))
    named = tuple(mentions(text))
    return Extraction(
        document=document(text, name),
        meeting=replace(
            BLANK,
            body=Stated(value="瀬戸沢市議会総務委員会", span=place(text, "瀬戸沢市議会総務委員会")),
            date=Stated(value="2024-06-03", span=place(text, "令和６年６月３日")),
            attendees=tuple(attendees(text)),
            utterances=spoken,
            passages=tuple(
                Passage(spans=(each.span,), kind=RegionKind.SPEECH, utterance=each.number) for each in spoken
            ),
        ),
        mentions=named,
        entities=entities(),
        facts=tuple(facts(text)),
        findings=(
            Finding(code="resolve.candidates", message="高洲 is one of two", span=place(text, "高洲委員")),
        ),
    )


def document(text: str, name: str) -> Document:
    source = text.encode("cp932", "replace") if "\ufffd" in text else text.encode()
    return Document(
        name=name,
        source=source,
        sha256=hashlib.sha256(source).hexdigest(),
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        readings=(Reading(span=place(text, "髙　洲　澄　夫"), kana="たかすすみお"),),
    )


def place(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def mentions(text: str) -> Iterator[Mention]:
    found = [
        (match.span(), match[0], id_) for name, id_ in NAMES.items() for match in re.finditer(name, text)
    ]
    for at, words, id_ in sorted(found):
        yield Mention(
            span=Span(*at),
            type=TYPES[id_.partition("/")[0]],
            name="".join(words.split()),
            method="made",
            confidence=1,
            entity=id_,
        )


def utterances(text: str) -> Iterator[Utterance]:
    labels = list(re.finditer(r"^○(\w+?)(委員)　", text, re.MULTILINE))
    for number, match in enumerate(labels, 1):
        end = labels[number].start() if number < len(labels) else len(text)
        yield Utterance(
            number=number,
            label=Span(match.start(), match.end() - 1),
            speaker=match[1] + match[2],
            name=Stated(value=match[1], span=Span(*match.span(1))),
            role=Stated(value=match[2], span=Span(*match.span(2))),
            kind=UtteranceKind.SPEECH,
            span=Span(match.end(), end - 1),
        )


def attendees(text: str) -> Iterator[Attendee]:
    for match in re.finditer(r"^(委員)　([^（\n]+)", text, re.MULTILINE):
        yield Attendee(
            span=Span(*match.span()),
            name=Stated(value="".join(match[2].split()), span=Span(*match.span(2))),
            role=Stated(value=match[1], span=Span(*match.span(1))),
            group="委員",
        )


def entities() -> tuple[Entity, ...]:
    def one(id_: str, label: str, **more: object) -> Entity:
        return Entity(id=id_, type=TYPES[id_.partition("/")[0]], label=label, **more)  # type: ignore[arg-type]

    return (
        one(BODY, "瀬戸沢市議会総務委員会", kind="committee"),
        one(FRIENDS, "高洲澄夫後援会"),
        one(SOCIETY, "桜台保存会"),
        one(OTHER, "名取勇", aliases=("名取",)),
        one(PRIVATE, "沢渡ゆい"),
        one(PERSON, "髙洲澄夫", aliases=("高洲", "髙洲"), reading="たかすすみお"),
    )


def facts(text: str) -> Iterator[Fact]:
    for subject, predicate, object_, words in (
        (PERSON, Predicate.MEMBER_OF, BODY, "委員　髙　洲　澄　夫"),
        (OTHER, Predicate.MEMBER_OF, BODY, "委員　名取　勇"),
        (SOCIETY, Predicate.COOPERATES_WITH, FRIENDS, "桜台保存会に貸して"),
    ):
        yield Fact(
            subject=subject,
            predicate=predicate,
            object=object_,
            evidence=(place(text, words),),
            method="made",
            confidence=1,
        )
