"""Claims from sentences, read with GiNZA: invented sentences about invented names."""

import re
from collections.abc import Iterator

import pytest

from policy_graph.model import (
    Claim,
    Document,
    EntityType,
    LayoutChoice,
    Meeting,
    Mention,
    Passage,
    Predicate,
    RegionKind,
    Span,
    Stated,
    Status,
    Utterance,
    UtteranceKind,
)
from policy_graph.recognize.claims import find
from policy_graph.recognize.ginza import analyse

pytestmark = pytest.mark.model

TYPES = {
    "O": (EntityType.ORGANIZATION, None),
    "P": (EntityType.PLACE, "port"),
    "G": (EntityType.PLACE, "municipality"),
    "F": (EntityType.PLACE, "prefecture"),
    "R": (EntityType.PROGRAM, None),
    "L": (EntityType.PROGRAM, "law"),
}
MARK = re.compile(r"\[(\w):([^]]+)]")


def stated(value: str) -> Stated:
    return Stated(value=value, span=Span(9000, 9000 + len(value)))


def utterance(number: int, role: str) -> Utterance:
    return Utterance(
        number=number,
        label=Span(9000, 9001),
        speaker=role,
        name=None,
        role=stated(role),
        kind=UtteranceKind.SPEECH,
        span=Span(9001, 9002),
        answers=number - 1 if number > 1 else None,
    )


def meeting(*roles: str) -> Meeting:
    return Meeting(
        document="invented",
        layout=LayoutChoice(name="test", score=None, margin=None),
        title=None,
        body=None,
        municipality=stated("若葉市"),
        date=None,
        start_time=None,
        end_time=None,
        venue=None,
        observers=None,
        attendees=(),
        agenda=(),
        utterances=tuple(utterance(number, role) for number, role in enumerate(roles, start=1)),
        passages=(),
        regions=(),
    )


def read(*marked: str, roles: tuple[str, ...] = ("委員",)) -> tuple[str, tuple[Claim, ...]]:
    """Read passages, one for each speaker in turn; return the text without marks and the claims of sentences."""
    text, mentions, passages = "", [], []
    for number, each in enumerate(marked):
        start, at = len(text), 0
        for match in MARK.finditer(each):
            text += each[at : match.start()]
            type_, kind = TYPES[match[1]]
            span = Span(len(text), len(text) + len(match[2]))
            mentions.append(
                Mention(span=span, type=type_, name=match[2], kind=kind, method="test", confidence=1.0)
            )
            text, at = text + match[2], match.end()
        text += each[at:]
        speaker = number % len(roles) + 1
        passages.append(Passage(spans=(Span(start, len(text)),), kind=RegionKind.SPEECH, utterance=speaker))
        text += "\n"
    document = Document(
        name="invented.txt",
        source=text.encode(),
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
    )
    analyses = tuple(analyse(text, passages, model="ja_ginza", batch=8))
    claims = find(document=document, meeting=meeting(*roles), analyses=analyses, mentions=mentions)
    return text, tuple(claim for claim in claims if claim.method.startswith("predicate:"))


def said(claims: tuple[Claim, ...]) -> Iterator[str]:
    for claim in claims:
        yield f"{claim.subject.name} {claim.predicate} {claim.object.name}"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("[O:港湾局]が[R:みなと再生計画]を所管している。", {"港湾局 responsibleFor みなと再生計画"}),
        ("[P:東浜]については、[O:港湾局]が担当している。", {"港湾局 responsibleFor 東浜"}),
        ("[R:みなと再生計画]を所管する[O:港湾局]に伺った。", {"港湾局 responsibleFor みなと再生計画"}),
        ("[O:港湾局]の所管する[R:みなと再生計画]を読んだ。", {"港湾局 responsibleFor みなと再生計画"}),
        ("[G:青葉市]は昨年度、[R:みどり条例]を制定した。", {"青葉市 responsibleFor みどり条例"}),
        ("[G:青葉市]が策定した[R:みどり計画]を参考にした。", {"青葉市 responsibleFor みどり計画"}),
        ("[G:青葉市]では、[R:みどり計画]の策定を進めている。", {"青葉市 responsibleFor みどり計画"}),
        ("[R:みどり計画]は[G:青葉市]により策定された。", {"青葉市 responsibleFor みどり計画"}),
        ("[O:青葉商工会]と[O:青葉大学]が連携している。", {"青葉商工会 cooperatesWith 青葉大学"}),
        ("[O:青葉商工会]は[O:青葉大学]と連携している。", {"青葉商工会 cooperatesWith 青葉大学"}),
        ("[P:アオバ港]と[P:若葉港]とが姉妹港である。", {"アオバ港 cooperatesWith 若葉港"}),
        ("[G:青葉市]では、[G:ミドリ市]との交流を行っている。", {"青葉市 cooperatesWith ミドリ市"}),
        (
            "[O:青葉商工会]や[O:青葉大学]が[R:みなと祭り]に参加した。",
            {"青葉商工会 participatesIn みなと祭り", "青葉大学 participatesIn みなと祭り"},
        ),
        ("[R:みどり事業]は[L:森林保全法]に基づき実施された。", {"みどり事業 partOf 森林保全法"}),
        ("[G:青葉市]は[O:空き家対策室]を設置した。", {"空き家対策室 partOf 青葉市"}),
        ("[O:港湾局]は[O:埠頭局]の業務を引き継いだ。", {"港湾局 succeeds 埠頭局"}),
        ("[O:港湾局]と[O:青葉大学]を訪れた。", set()),
        ("[G:青葉市]で[R:みなと祭り]が開催された。", set()),
        ("[O:港湾局]は市民が[R:みどり計画]を策定したと聞いた。", set()),
    ],
)
def test_what_a_sentence_says(sentence: str, claims: set[str]) -> None:
    assert set(said(read(sentence)[1])) == claims


def test_a_list_of_pairs_makes_only_its_pairs() -> None:
    _, claims = read("[O:青葉会]と[O:若葉会]とか[O:青葉会]と[O:双葉会]との交流が進められてきた。")
    assert set(said(claims)) == {"青葉会 cooperatesWith 若葉会", "青葉会 cooperatesWith 双葉会"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("[O:港湾局]が[R:みどり計画]を担当している。", Status.STATED),
        ("[O:港湾局]が[R:みどり計画]を担当しているのか。", Status.ASKED),
        ("[O:港湾局]は[R:みどり計画]を担当していない。", Status.NEGATED),
        ("以前は[O:港湾局]が[R:みどり計画]を担当していたが、今は違う。", Status.FORMER),
        ("[G:青葉市]は今後、[R:みどり計画]を策定していく。", Status.PLANNED),
        ("[G:青葉市]が[R:みどり計画]を策定する予定である。", Status.PLANNED),
        ("[G:青葉市]が[R:みどり計画]を策定すれば良い。", Status.HYPOTHETICAL),
        ("[G:青葉市]が策定した[R:みどり計画]を今後見直したい。", Status.STATED),
        ("[O:青葉会]と[O:若葉会]が連携しているが、今後は見直す予定である。", Status.STATED),
    ],
)
def test_the_manner_of_a_sentence(sentence: str, status: Status) -> None:
    claims = read(sentence)[1]
    assert claims
    assert {claim.status for claim in claims} == {status}


def test_an_answer_may_leave_out_what_the_question_was_about() -> None:
    question = "[P:東浜]については、以前は[O:港湾局]が担当していた。"
    answer = "昨年度、[O:臨港戦略室]という部署が新設され、そちらで担当している。"
    text, claims = read(question, answer, roles=("委員", "港湾課長"))
    found = dict(zip(said(claims), claims, strict=True))
    assert found["港湾局 responsibleFor 東浜"].status is Status.FORMER
    assert found["臨港戦略室 responsibleFor 東浜"].status is Status.STATED
    assert found["臨港戦略室 responsibleFor 東浜"].evidence.of(text) == MARK.sub(r"\2", answer)


def test_without_a_subject_an_official_speaks_for_the_municipality() -> None:
    _, claims = read("[G:ミドリ市]や[G:アオバ市]など姉妹都市との交流を続けている。", roles=("市長",))
    assert set(said(claims)) == {"若葉市 cooperatesWith ミドリ市", "若葉市 cooperatesWith アオバ市"}
    assert {claim.method for claim in claims} == {"predicate:together:implied"}


def test_without_a_subject_nobody_else_speaks_for_the_municipality() -> None:
    assert read("[G:ミドリ市]との交流を続けている。", roles=("委員",))[1] == ()


def test_what_an_official_only_plans_is_not_said_of_the_municipality() -> None:
    assert set(said(read("[R:みどり計画]を策定しております。", roles=("市長",))[1])) == {
        "若葉市 responsibleFor みどり計画"
    }
    assert read("[R:みどり計画]を策定してまいります。", roles=("市長",))[1] == ()


def test_evidence_is_the_shortest_clause() -> None:
    text, claims = read("先ほど申したとおり、[O:青葉会]と[O:若葉会]が連携しているが、成果はまだ出ていない。")
    assert [claim.evidence.of(text) for claim in claims] == ["青葉会と若葉会が連携しているが"]


def test_words_inside_names_are_no_predicates() -> None:
    assert read("[O:青葉市連携推進室]と[O:若葉市]の職員が来た。")[1] == ()


def test_every_predicate_of_the_table_is_one_of_the_model() -> None:
    from policy_graph.recognize.claims_tables import patterns

    assert {pattern.predicate for found in patterns().values() for pattern in found} <= set(Predicate)
