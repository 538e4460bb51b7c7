"""One sitting of the invented 汐乃町 that holds everything a graph can speak of once, for faults to be planted in."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad

from policy_graph.model import (
    AgendaItem,
    Bill,
    Code,
    Decider,
    EntityType,
    Extraction,
    Finding,
    Handout,
    LayoutChoice,
    Listed,
    Manner,
    Meeting,
    Mention,
    Move,
    Movement,
    Note,
    NoteKind,
    Outcome,
    Predicate,
    Result,
    Span,
    Stated,
    Utterance,
    UtteranceFunction,
    UtteranceKind,
)
from policy_graph.model.world import Judgement, Verdict
from policy_graph.triples.judgements import judgements
from policy_graph.triples.write import quads, write

from .conftest import BASE, attendee, document, entity, fact, passages, span, stated

TEXT = """汐乃町議会会議録
日時　令和６年６月３日　１０時から１２時まで　議場
出席者
桐島議長（みさき大学教授）
日程第１　議案第４号　みなと基金条例案
資料１　基金の概要

桐島議長
それでは議案第４号を議題とします。
（葵議員入場　１０時２０分）

総務課長
みなと基金条例（以下「条例」という。）は総務課が所管します。

桐島議長
お諮りします。御異議なしと認めます。
よって、本案は可決されました。
"""
BODY, TOWN, SECTION = "organization/汐乃町議会", "place/汐乃町", "organization/汐乃町.総務課"
CHIEF, CHAIR, LAW = "post/汐乃町.総務課長", "person/汐乃町議会.桐島", "program/汐乃町.みなと基金条例"
HARBOUR, LUMINA = "place/港町", "place/ルミナ"
ENTITIES = (
    entity(BODY, EntityType.ORGANIZATION, "汐乃町議会", kind="assembly", aliases=("町議会",)),
    entity(
        TOWN,
        EntityType.PLACE,
        "汐乃町",
        kind="municipality",
        reading="しおのちょう",
        codes=(Code(scheme="lgcode", value="999962"), Code(scheme="町番号", value="7")),
    ),
    entity(SECTION, EntityType.ORGANIZATION, "総務課", kind="unit", within="汐乃町"),
    entity(CHIEF, EntityType.POST, "総務課長@汐乃町", within="汐乃町"),
    entity(CHAIR, EntityType.PERSON, "桐島"),
    entity(LAW, EntityType.PROGRAM, "みなと基金条例", kind="ordinance", within="汐乃町"),
    entity(
        HARBOUR,
        EntityType.PLACE,
        "港町",
        candidates=tuple(
            Listed(name="港町", kind=None, within=within, codes=(Code(scheme="lgcode", value=value),))
            for within, value in (("青葉県", "999989"), ("若葉県", "999971"))
        ),
    ),
    entity(LUMINA, EntityType.PLACE, "ルミナ", codes=(Code(scheme="geonames", value="99000001"),)),
)


def speech(number: int, label: Span, words: Span, **more: object) -> Utterance:
    """Make an utterance; whoever speaks is shown by name and role, or by the role alone."""
    chair = label.of(TEXT).startswith("桐島")
    role = Span(label.start + 2, label.end) if chair else label
    return Utterance(
        number=number,
        label=label,
        speaker=label.of(TEXT),
        name=Stated(value="桐島", span=Span(label.start, label.start + 2)) if chair else None,
        role=Stated(value=role.of(TEXT), span=role),
        span=words,
        **more,  # type: ignore[arg-type]
    )


def utterances() -> tuple[Utterance, ...]:
    first, last = (
        at for at in range(len(TEXT)) if TEXT.startswith("\n桐島議長\n", at) and TEXT[at - 1] == "\n"
    )
    return (
        speech(
            1,
            Span(first + 1, first + 5),
            Span(TEXT.index("それでは"), TEXT.index("\n\n総務課長")),
            kind=UtteranceKind.SPEECH,
            function=UtteranceFunction.CHAIR,
            agenda=0,
            notes=(span(TEXT, "（葵議員入場　１０時２０分）"),),
        ),
        speech(
            2,
            Span(TEXT.index("\n総務課長\n") + 1, TEXT.index("\n総務課長\n") + 5),
            span(TEXT, "みなと基金条例（以下「条例」という。）は総務課が所管します。"),
            kind=UtteranceKind.SPEECH,
            answers=1,
            agenda=0,
        ),
        speech(
            3,
            Span(last + 1, last + 5),
            Span(TEXT.index("お諮り"), len(TEXT) - 1),
            kind=UtteranceKind.SPEECH,
            agenda=0,
        ),
    )


def meeting() -> Meeting:
    found = utterances()
    listed = TEXT.index("議案第４号　みなと")
    name = Stated(value="議案第４号", span=Span(listed, listed + 5))
    return Meeting(
        document=document(TEXT, "shiono-2024-06.txt").id,
        layout=LayoutChoice(name="own-line", score=0.9, margin=0.2),
        title=stated(TEXT, "汐乃町議会会議録"),
        body=Stated(value="汐乃町議会", span=Span(0, 5)),
        municipality=Stated(value="汐乃町", span=Span(0, 3)),
        date=stated(TEXT, "令和６年６月３日", "2024-06-03"),
        start_time=stated(TEXT, "１０時から", "10:00"),
        end_time=stated(TEXT, "１２時", "12:00"),
        venue=stated(TEXT, "議場"),
        observers=2,
        attendees=(
            attendee(
                TEXT,
                "桐島議長（みさき大学教授）",
                "桐島",
                "議長",
                affiliation="みさき大学",
                affiliation_role="教授",
            ),
        ),
        agenda=(
            AgendaItem(
                span=span(TEXT, "日程第１　議案第４号　みなと基金条例案"),
                number="1",
                title=stated(TEXT, "みなと基金条例案"),
                bills=(Bill(name=name, kind="議案", number="4", title=stated(TEXT, "みなと基金条例案")),),
            ),
        ),
        utterances=found,
        passages=tuple(passages(TEXT, found)),
        regions=(),
        outcomes=(
            Outcome(
                result=Result.PASSED,
                by=Decider.BODY,
                items=(0,),
                bills=("議案第４号",),
                manner=Manner.NO_OBJECTION,
                utterance=3,
                ayes=7,
                noes=0,
                evidence=(span(TEXT, "よって、本案は可決されました。"),),
            ),
        ),
        movements=(
            Movement(
                who=stated(TEXT, "葵議員"),
                move=Move.ARRIVES,
                time=stated(TEXT, "１０時２０分", "10:20"),
                span=span(TEXT, "（葵議員入場　１０時２０分）"),
                utterance=1,
            ),
        ),
        handouts=(
            Handout(span=span(TEXT, "資料１　基金の概要"), number="資料１", title=stated(TEXT, "基金の概要")),
        ),
        notes=(Note(span=span(TEXT, "（葵議員入場　１０時２０分）"), kind=NoteKind.ENTERS, utterance=1),),
    )


def mention(name: str, type_: EntityType, id_: str) -> Mention:
    """Find a name where it stands first."""
    at = TEXT.index(name)
    return Mention(
        span=Span(at, at + len(name)), type=type_, name=name, method="by-hand", confidence=0.9, entity=id_
    )


def sitting() -> Extraction:
    return Extraction(
        document=document(TEXT, "shiono-2024-06.txt"),
        meeting=meeting(),
        mentions=(
            mention("桐島", EntityType.PERSON, CHAIR),
            mention("総務課長", EntityType.POST, CHIEF),
        ),
        entities=ENTITIES,
        facts=(
            fact(TEXT, CHAIR, Predicate.MEMBER_OF, BODY, "桐島議長（みさき大学教授）"),
            fact(
                TEXT,
                SECTION,
                Predicate.RESPONSIBLE_FOR,
                LAW,
                "みなと基金条例（以下「条例」という。）は総務課が所管します",
            ),
            fact(TEXT, "条例", Predicate.ALIAS_OF, LAW, "みなと基金条例（以下「条例」という。）"),
        ),
        findings=(Finding(code="parse.odd", message="it is odd", span=span(TEXT, "資料１　基金の概要")),),
    )


def said() -> Iterator[Quad]:
    """Give the graph of the sitting and that of one judgement."""
    yield from quads(sitting(), BASE)
    judged = Judgement(
        verdict=Verdict.SAME,
        about="program/汐乃町.みなと条例",
        becomes=LAW,
        who="文書係",
        when="2024-07-01",
        why="正式な名と略した名",
    )
    yield from judgements([judged], [(judged.about, LAW)], BASE)


def written(folder: Path) -> Path:
    """Write the build of the sitting into ``folder``."""
    source = sitting().document
    (folder / "sources").mkdir(parents=True)
    (folder / source.file).write_bytes(source.source)
    write(said(), folder)
    return folder
