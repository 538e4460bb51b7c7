"""Two invented meetings of the invented 川辺市 as extractions made by hand: no stage before the graph is needed."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Quad

from policy_graph.model import (
    AgendaItem,
    Attendee,
    Code,
    Document,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Finding,
    LayoutChoice,
    Listed,
    Meeting,
    Mention,
    Passage,
    Predicate,
    Presence,
    RegionKind,
    Span,
    Stated,
    Status,
    Utterance,
    UtteranceKind,
)
from policy_graph.triples.write import quads, write

Publish = Callable[[Iterable[Extraction]], Path]
Retell = Callable[..., Extraction]

BASE = "https://data.example.jp/kawabe/"
ORGANIZATION, PERSON, PLACE, POST, PROGRAM = (
    EntityType.ORGANIZATION,
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.POST,
    EntityType.PROGRAM,
)

MAY = """令和６年度第１回川辺市駅前再生審議会会議録
日時　令和６年５月２０日（月）　１３時３０分から１５時まで
場所　市役所第一会議室
出席者
月島会長（みなと大学教授）
花輪委員（川辺商工会議所専務理事）
事務局　商工課長
欠席者
雪村委員
議題（１）駅前再生計画の素案について

月島会長
駅前再生計画の素案について、商工課長から説明をお
　願いしたい。

商工課長
（資料に基づき説明）

商工課長
駅前再生計画（以下「再生計画」という。）は商工課が所管している。
汐浜地区の倉庫街については、汐浜まちづくり機構と連携して取り組む。

花輪委員
ルミナ港と汐浜港は姉妹港である。ルミナ大学との共同研究はどうなったのか。

商工課長
ルミナ大学とは協定を結んでいない。来年度には川辺倉庫株式会社が再生計画の実証に参加する予定である。
"""

JULY = """令和６年度第２回川辺市駅前再生審議会会議録
日時　令和６年７月８日（月）

花輪委員
駅前再生計画について、汐浜まちづくり機構の意見を聴きたい。

商工課長
駅前再生計画は商工課が引き続き所管する。
"""

BODY = "organization/川辺市駅前再生審議会"
CITY = "place/川辺市"
SECTION = "organization/川辺市.商工課"
CHIEF = "post/川辺市.商工課長"
MOON = "person/川辺市駅前再生審議会.月島"
FLOWER = "person/川辺市駅前再生審議会.花輪"
SNOW = "person/川辺市駅前再生審議会.雪村"
UNIVERSITY = "organization/みなと大学"
CHAMBER = "organization/川辺商工会議所"
PLAN = "program/川辺市.駅前再生計画"
SHORE = "place/川辺市.汐浜地区"
HARBOUR = "place/川辺市.汐浜港"
AGENCY = "organization/汐浜まちづくり機構"
TOWN = "place/緑町"
LUMINA = "place/ルミナ"
LUMINA_PORT = "place/ルミナ港"
LUMINA_UNIVERSITY = "organization/ルミナ大学"
WAREHOUSE = "organization/川辺倉庫株式会社"


def entity(id_: str, type_: EntityType, label: str, **more: object) -> Entity:
    return Entity(id=id_, type=type_, label=label, **more)  # type: ignore[arg-type]


ENTITIES = (
    entity(BODY, ORGANIZATION, "川辺市駅前再生審議会", kind="committee"),
    entity(
        CITY,
        PLACE,
        "川辺市",
        kind="municipality",
        reading="かわべし",
        codes=(Code(scheme="lgcode", value="999997"),),
    ),
    entity(SECTION, ORGANIZATION, "商工課", kind="unit", within="川辺市"),
    entity(CHIEF, POST, "商工課長@川辺市", within="川辺市"),
    entity(MOON, PERSON, "月島"),
    entity(FLOWER, PERSON, "花輪"),
    entity(SNOW, PERSON, "雪村"),
    entity(UNIVERSITY, ORGANIZATION, "みなと大学", kind="university"),
    entity(
        CHAMBER,
        ORGANIZATION,
        "川辺商工会議所",
        kind="association",
        codes=(Code(scheme="法人番号", value="9000000000001"),),
    ),
    entity(PLAN, PROGRAM, "駅前再生計画", kind="plan", within="川辺市", aliases=("再生計画",)),
    entity(SHORE, PLACE, "汐浜地区", kind="district", within="川辺市"),
    entity(HARBOUR, PLACE, "汐浜港", kind="port", within="川辺市"),
    entity(
        TOWN,
        PLACE,
        "緑町",
        candidates=tuple(
            Listed(
                name="緑町", kind="municipality", within=within, codes=(Code(scheme="lgcode", value=value),)
            )
            for within, value in (("青葉県", "999989"), ("若葉県", "999971"))
        ),
    ),
    entity(AGENCY, ORGANIZATION, "汐浜まちづくり機構"),
    entity(LUMINA, PLACE, "ルミナ", kind="foreign-place", codes=(Code(scheme="geonames", value="99000001"),)),
    entity(LUMINA_PORT, PLACE, "ルミナ港", kind="port"),
    entity(LUMINA_UNIVERSITY, ORGANIZATION, "ルミナ大学", kind="university"),
    entity(WAREHOUSE, ORGANIZATION, "川辺倉庫株式会社", kind="company"),
)
NAMES = {
    "川辺市駅前再生審議会": (ORGANIZATION, BODY),
    "商工課長": (POST, CHIEF),
    "商工課": (ORGANIZATION, SECTION),
    "月島": (PERSON, MOON),
    "花輪": (PERSON, FLOWER),
    "雪村": (PERSON, SNOW),
    "みなと大学": (ORGANIZATION, UNIVERSITY),
    "川辺商工会議所": (ORGANIZATION, CHAMBER),
    "駅前再生計画": (PROGRAM, PLAN),
    "再生計画": (PROGRAM, PLAN),
    "汐浜地区": (PLACE, SHORE),
    "汐浜港": (PLACE, HARBOUR),
    "汐浜まちづくり機構": (ORGANIZATION, AGENCY),
    "ルミナ港": (PLACE, LUMINA_PORT),
    "ルミナ大学": (ORGANIZATION, LUMINA_UNIVERSITY),
    "川辺倉庫株式会社": (ORGANIZATION, WAREHOUSE),
}
LABELS = re.compile(r"^(?P<name>月島|花輪)?(?P<role>会長|委員|商工課長)\n", re.MULTILINE)
LONGEST_FIRST = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))


def document(text: str, name: str) -> Document:
    source = text.encode()
    return Document(
        name=name,
        source=source,
        sha256=hashlib.sha256(source).hexdigest(),
        text=text,
        encoding="utf-8",
        media_type="text/plain",
    )


def span(text: str, words: str) -> Span:
    """Find the only place of ``words``."""
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def stated(text: str, words: str, value: str | None = None) -> Stated:
    return Stated(value=value or words, span=span(text, words))


def mentions(text: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            span=Span(*match.span()),
            type=NAMES[match[0]][0],
            name=match[0],
            method="by-hand",
            confidence=0.9,
            entity=NAMES[match[0]][1],
        )
        for match in LONGEST_FIRST.finditer(text)
    )


def utterances(text: str) -> Iterator[Utterance]:
    labels = list(LABELS.finditer(text))
    for number, match in enumerate(labels, 1):
        end = labels[number].start() if number < len(labels) else len(text)
        words = text[match.end() : end].rstrip()
        name = Stated(value=match["name"], span=Span(*match.span("name"))) if match["name"] else None
        asked = number > 1 and "どうなった" in text[labels[number - 2].end() : match.start()]
        yield Utterance(
            number=number,
            label=Span(match.start(), match.end() - 1),
            speaker=match[0].strip(),
            name=name,
            role=Stated(value=match["role"], span=Span(*match.span("role"))),
            kind=UtteranceKind.PROCEDURAL if words.startswith("（") else UtteranceKind.SPEECH,
            span=Span(match.end(), match.end() + len(words)),
            answers=number - 1 if asked else None,
            agenda=0 if "議題" in text else None,
        )


def passages(text: str, found: tuple[Utterance, ...]) -> Iterator[Passage]:
    """Each line is a paragraph; one that opens with a space goes on in the next line of the same paragraph."""
    for utterance in found:
        lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", utterance.span.of(text))]
        spans: list[list[Span]] = []
        for line in lines:
            at = Span(utterance.span.start + line.start, utterance.span.start + line.end)
            if at.of(text).startswith("　"):
                spans[-1].append(Span(at.start + 1, at.end))
            else:
                spans.append([at])
        for each in spans:
            yield Passage(spans=tuple(each), kind=RegionKind.SPEECH, utterance=utterance.number)


def attendee(
    text: str, line: str, name: str, role: str, presence: Presence = Presence.PRESENT, **more: str
) -> Attendee:
    at = span(text, line)
    inside = {key: _in(text, at, value) for key, value in more.items()}
    return Attendee(
        span=at,
        name=_in(text, at, name) if name else None,
        role=_in(text, at, role),
        presence=presence,
        **inside,  # type: ignore[arg-type]
    )


def _in(text: str, at: Span, words: str) -> Stated:
    start = text.index(words, at.start, at.end)
    return Stated(value=words, span=Span(start, start + len(words)))


def fact(
    text: str,
    subject: str,
    predicate: Predicate,
    object_: str,
    *evidence: str,
    status: Status = Status.STATED,
) -> Fact:
    return Fact(
        subject=subject,
        predicate=predicate,
        object=object_,
        evidence=tuple(span(text, words) for words in evidence),
        method="by-hand",
        confidence=1.0,
        status=status,
    )


def made_in_may() -> Extraction:
    """The first meeting: lists, agenda, questions and answers, facts of every status used below."""
    text = MAY
    found = tuple(utterances(text))
    source = document(text, "kawabe-2024-05.txt")
    meeting = Meeting(
        document=source.id,
        layout=LayoutChoice(name="own-line", score=0.9, margin=0.2),
        title=stated(text, "令和６年度第１回川辺市駅前再生審議会"),
        body=stated(text, "川辺市駅前再生審議会"),
        municipality=Stated(value="川辺市", span=Span(*re.search("川辺市", text).span())),  # type: ignore[union-attr]
        date=stated(text, "令和６年５月２０日", "2024-05-20"),
        start_time=stated(text, "１３時３０分", "13:30"),
        end_time=stated(text, "１５時", "15:00"),
        venue=stated(text, "市役所第一会議室"),
        observers=2,
        attendees=(
            attendee(
                text,
                "月島会長（みなと大学教授）",
                "月島",
                "会長",
                affiliation="みなと大学",
                affiliation_role="教授",
            ),
            attendee(
                text,
                "花輪委員（川辺商工会議所専務理事）",
                "花輪",
                "委員",
                affiliation="川辺商工会議所",
                affiliation_role="専務理事",
            ),
            attendee(text, "事務局　商工課長", "", "商工課長"),
            attendee(text, "雪村委員", "雪村", "委員", Presence.ABSENT),
        ),
        agenda=(
            AgendaItem(
                span=span(text, "（１）駅前再生計画の素案について"),
                number="1",
                title=Stated(
                    value="駅前再生計画の素案について", span=span(text, "（１）駅前再生計画の素案について")
                ),
            ),
        ),
        utterances=found,
        passages=tuple(passages(text, found)),
        regions=(),
    )
    return Extraction(
        document=source,
        meeting=meeting,
        mentions=mentions(text),
        entities=ENTITIES,
        facts=may_facts(text),
        findings=(
            Finding(
                code="parse.speaker-not-listed",
                message="the speaker 商工課長 is on no list",
                span=found[1].label,
            ),
        ),
    )


def may_facts(text: str) -> tuple[Fact, ...]:
    return (
        fact(text, MOON, Predicate.MEMBER_OF, BODY, "月島会長（みなと大学教授）"),
        fact(text, MOON, Predicate.MEMBER_OF, UNIVERSITY, "月島会長（みなと大学教授）"),
        fact(text, FLOWER, Predicate.MEMBER_OF, BODY, "花輪委員（川辺商工会議所専務理事）"),
        fact(text, FLOWER, Predicate.MEMBER_OF, CHAMBER, "花輪委員（川辺商工会議所専務理事）"),
        fact(text, SECTION, Predicate.PART_OF, CITY, "商工課が所管"),
        fact(text, SECTION, Predicate.RESPONSIBLE_FOR, PLAN, "再生計画」という。）は商工課が所管している"),
        fact(text, "再生計画", Predicate.ALIAS_OF, PLAN, "駅前再生計画（以下「再生計画」という。）"),
        fact(
            text,
            SECTION,
            Predicate.COOPERATES_WITH,
            AGENCY,
            "汐浜まちづくり機構と連携して取り組む",
        ),
        fact(text, AGENCY, Predicate.LOCATED_IN, SHORE, "汐浜地区の倉庫街については、汐浜まちづくり機構"),
        fact(text, LUMINA_PORT, Predicate.COOPERATES_WITH, HARBOUR, "ルミナ港と汐浜港は姉妹港である"),
        fact(text, LUMINA_PORT, Predicate.LOCATED_IN, LUMINA, "ルミナ港と"),
        fact(
            text,
            SECTION,
            Predicate.COOPERATES_WITH,
            LUMINA_UNIVERSITY,
            "ルミナ大学とは協定を結んでいない",
            status=Status.NEGATED,
        ),
        fact(
            text,
            WAREHOUSE,
            Predicate.PARTICIPATES_IN,
            PLAN,
            "川辺倉庫株式会社が再生計画の実証に参加する予定",
            status=Status.PLANNED,
        ),
    )


def made_in_july() -> Extraction:
    """The second meeting: short, without lists; spells 駅前再生計画 as the first, names the section again."""
    text = JULY
    found = tuple(utterances(text))
    source = document(text, "kawabe-2024-07.txt")
    first = made_in_may().meeting
    meeting = replace(
        first,
        document=source.id,
        title=stated(text, "令和６年度第２回川辺市駅前再生審議会"),
        body=stated(text, "川辺市駅前再生審議会"),
        municipality=None,
        date=stated(text, "令和６年７月８日", "2024-07-08"),
        start_time=None,
        end_time=None,
        venue=None,
        observers=None,
        attendees=(),
        agenda=(),
        utterances=found,
        passages=tuple(passages(text, found)),
    )
    named = {mention.entity for mention in mentions(text)} | {CITY}
    return Extraction(
        document=source,
        meeting=meeting,
        mentions=mentions(text),
        entities=tuple(each for each in ENTITIES if each.id in named),
        facts=(
            fact(text, SECTION, Predicate.RESPONSIBLE_FOR, PLAN, "駅前再生計画は商工課が引き続き所管する"),
        ),
    )


def said(extractions: Iterable[Extraction]) -> list[Quad]:
    return [quad for extraction in extractions for quad in quads(extraction, BASE)]


@pytest.fixture
def may() -> Extraction:
    return made_in_may()


@pytest.fixture
def july() -> Extraction:
    return made_in_july()


@pytest.fixture
def retold() -> Retell:
    """Edit the source of a meeting: words for as many others, so that all else keeps its place."""

    def retelling(extraction: Extraction, *edits: tuple[str, str]) -> Extraction:
        text = extraction.document.text
        for before, after in edits:
            assert (text.count(before), len(before)) == (1, len(after)), before
            text = text.replace(before, after)
        found = tuple(utterances(text))
        meeting = replace(extraction.meeting, utterances=found, passages=tuple(passages(text, found)))
        source = document(text, extraction.document.name)
        return replace(extraction, document=source, mentions=mentions(text), meeting=meeting)

    return retelling


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Write a build folder: the graph and its sources."""

    def published(extractions: Iterable[Extraction]) -> Path:
        folder = tmp_path / "build"
        (folder / "sources").mkdir(parents=True)
        found = list(extractions)
        for extraction in found:
            (folder / extraction.document.file).write_bytes(extraction.document.source)
        write(said(found), folder)
        return folder

    return published


@pytest.fixture
def build(publish: Publish) -> Path:
    """The graph of both meetings with its sources."""
    return publish([made_in_may(), made_in_july()])
