"""Claims from names: inside longer names, side by side, in brackets; invented names of invented cities."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
)
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.claims import find
from policy_graph.recognize.claims_brackets import is_nickname
from policy_graph.recognize.claims_reading import claim as make
from policy_graph.text import join

TYPES = {
    "O": (EntityType.ORGANIZATION, None),
    "P": (EntityType.PLACE, None),
    "G": (EntityType.PLACE, "municipality"),
    "F": (EntityType.PLACE, "prefecture"),
    "C": (EntityType.PLACE, "country"),
    "R": (EntityType.PROGRAM, None),
}
MARK = re.compile(r"\[(\w):([^]]+)]")
EMPTY = Meeting(
    document="invented",
    layout=LayoutChoice(name="test", score=None, margin=None),
    title=None,
    body=None,
    municipality=None,
    date=None,
    start_time=None,
    end_time=None,
    venue=None,
    observers=None,
    attendees=(),
    agenda=(),
    utterances=(),
    passages=(),
    regions=(),
)


def read(marked: str) -> tuple[str, tuple[Claim, ...]]:
    """Return the text without marks and its claims."""
    text, mentions, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        type_, kind = TYPES[match[1]]
        span = Span(len(text), len(text) + len(match[2]))
        mentions.append(
            Mention(span=span, type=type_, name=match[2], kind=kind, method="test", confidence=1.0)
        )
        text, at = text + match[2], match.end()
    text += marked[at:]
    document = Document(
        name="invented.txt",
        source=text.encode(),
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
    )
    passage = Passage(spans=(Span(0, len(text)),), kind=RegionKind.SPEECH)
    analysis = Analysis(passage=passage, copy=join(text, [(0, len(text))]), tokens=(), sentences=(), names=())
    return text, find(document=document, meeting=EMPTY, analyses=(analysis,), mentions=mentions)


def said(marked: str) -> set[str]:
    return {f"{claim.subject.name} {claim.predicate} {claim.object.name}" for claim in read(marked)[1]}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("[O:青葉産業協議会]と[O:青葉産業協議会港湾部会]", {"青葉産業協議会港湾部会 partOf 青葉産業協議会"}),
        (
            "[R:みどりプラン]、[R:みどりプラン第２期実行プログラム]",
            {"みどりプラン第２期実行プログラム partOf みどりプラン"},
        ),
        ("[G:青葉市]は[R:青葉市空き家対策条例]", {"青葉市 responsibleFor 青葉市空き家対策条例"}),
        ("[G:青葉市]、[O:青葉市議会]", {"青葉市議会 partOf 青葉市"}),
        ("[O:白石製作所]、[P:白石製作所港工場]", {"白石製作所 responsibleFor 白石製作所港工場"}),
        ("[O:青葉商工会]、[O:青葉商工会館運営株式会社]", set()),
        ("[G:青葉市]、[O:青葉市商店街連合会]", set()),
        ("[R:みどり]、[R:みどりと水の計画]", set()),
    ],
)
def test_a_name_inside_a_longer_name(text: str, claims: set[str]) -> None:
    assert said(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("[F:若葉県][G:青葉市]", {"青葉市 locatedIn 若葉県"}),
        ("[C:ミドリ国]の[P:アオバ港]", {"アオバ港 locatedIn ミドリ国"}),
        ("[G:青葉市]の[F:若葉県]", set()),
        ("[O:若葉省]の[O:地域振興局]", {"地域振興局 partOf 若葉省"}),
        ("[F:若葉県]の[R:空き家改修補助金]", {"若葉県 responsibleFor 空き家改修補助金"}),
        ("[R:総合物価対策]としての[R:暮らし応援給付事業]", {"暮らし応援給付事業 partOf 総合物価対策"}),
        ("[F:若葉県]、[G:青葉市]", set()),
    ],
)
def test_names_side_by_side(text: str, claims: set[str]) -> None:
    assert said(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("[R:工事代金信託制度]（[R:ミントラスト]）", {"ミントラスト aliasOf 工事代金信託制度"}),
        ("[R:工事代金信託制度]（ミントラスト）", {"ミントラスト aliasOf 工事代金信託制度"}),
        ("[R:港湾再編計画]（以下「再編計画」という。）", {"再編計画 aliasOf 港湾再編計画"}),
        ("[O:ＡＢＣＤ]（[O:青葉地域開発機構]）", {"ＡＢＣＤ aliasOf 青葉地域開発機構"}),
        ("[O:地域産業省]（[O:地産省]）", {"地産省 aliasOf 地域産業省"}),
        ("[R:港湾再編計画]（令和４年度）", set()),
        ("[R:港湾再編計画]（案）", set()),
        ("[G:青葉市]（あおばし）", set()),
        ("[O:港湾局]（白石部長）", set()),
        ("[P:みなと地区]（[P:青葉研究所]ほか）", {"青葉研究所 locatedIn みなと地区"}),
        ("[G:青葉市]（[F:若葉県]）", {"青葉市 locatedIn 若葉県"}),
    ],
)
def test_brackets(text: str, claims: set[str]) -> None:
    assert said(text) == claims


@pytest.mark.parametrize(
    ("alias", "name", "is_one"),
    [
        ("ＭｉＤＯ", "緑地環境研究センター", True),
        ("アオバホール", "青葉市立文化会館", True),
        ("あおばほーる", "青葉市立文化会館", False),
        ("アオバシリツ", "青葉市立", False),
        ("３名", "青葉市立文化会館", False),
    ],
)
def test_what_is_a_nickname(alias: str, name: str, is_one: bool) -> None:
    assert is_nickname(alias, name) is is_one


def test_evidence_is_both_names_and_what_joins_them() -> None:
    text, claims = read("本日は[C:ミドリ国]の[P:アオバ港]を訪れた。")
    assert [claim.evidence.of(text) for claim in claims] == ["ミドリ国のアオバ港"]


@given(
    st.lists(
        st.sampled_from(
            [
                "[O:青葉会]",
                "[O:青葉会支部]",
                "[G:青葉市]",
                "[P:港]",
                "[R:緑計画]",
                "の",
                "（",
                "）",
                "と",
                "、",
            ]
        ),
        max_size=12,
    )
)
def test_nothing_is_related_to_itself_and_evidence_lies_in_the_text(parts: list[str]) -> None:
    text, claims = read("".join(parts))
    for claim in claims:
        assert claim.subject.name != claim.object.name
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)
        assert 0 < claim.confidence <= 1


def test_a_claim_is_no_surer_than_the_names_at_its_ends() -> None:
    def named(start: int, confidence: float) -> Mention:
        span = Span(start, start + 3)
        return Mention(span=span, type=EntityType.PLACE, name="葉", method="test", confidence=confidence)

    def sure(confidence: float) -> float:
        ends = named(0, confidence), named(9, 0.99)
        return make(ends[0], Predicate.LOCATED_IN, ends[1], Span(0, 12), "structure:roster").confidence

    assert sure(0.25) == 0.25
    assert 0.25 < sure(0.99) <= 0.99
