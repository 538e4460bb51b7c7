"""Claims from names: inside longer names, side by side, in brackets, in addresses; invented names of invented cities."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import EntityType, Mention, Predicate, Span
from policy_graph.recognize.claims_brackets import is_nickname
from policy_graph.recognize.claims_reading import claim as make

Hear = Callable[..., Any]


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
        ("[R:みどり基金]、[R:みどり基金条例]", {"みどり基金 partOf みどり基金条例"}),
        ("[R:みどり]、[R:みどり事業]", set()),
        ("[G:青葉市]、[R:青葉市規則]", set()),
        ("[G:青葉市]、[R:青葉市水道事業]会計予算", set()),
        ("[O:青葉市議会]、[R:青葉市議会会議規則]", {"青葉市議会 responsibleFor 青葉市議会会議規則"}),
        ("[O:青葉地区協議会]、[R:青葉地区協議会補助金]", set()),
    ],
)
def test_a_name_inside_a_longer_name(hear: Hear, text: str, claims: set[str]) -> None:
    assert hear(text).said == claims


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
        ("[L:森林保全法]第５条第２項の[R:みどり事業]", {"みどり事業 partOf 森林保全法"}),
        ("[L:森林保全法]第五条の規定に基づく[R:みどり計画]", {"みどり計画 partOf 森林保全法"}),
        (
            "[R:総合計画]の分野別計画である[R:みどり計画]及び[R:みなと計画]",
            {"みどり計画 partOf 総合計画", "みなと計画 partOf 総合計画"},
        ),
        ("[P:青葉会館]内に開設した[O:みどり相談所]", {"みどり相談所 locatedIn 青葉会館"}),
        ("[O:港湾協議会]に設置されている[O:交通部会]", {"交通部会 partOf 港湾協議会"}),
        ("[R:みどり計画]を廃止し、新たに[R:みなと計画]", {"みなと計画 succeeds みどり計画"}),
        ("[R:みどり計画]と[R:みなと計画]", set()),
    ],
)
def test_names_side_by_side(hear: Hear, text: str, claims: set[str]) -> None:
    assert hear(text).said == claims


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
        ("[R:ＤＣ]（[R:ドリームシティ]）", {"ＤＣ aliasOf ドリームシティ"}),
    ],
)
def test_brackets(hear: Hear, text: str, claims: set[str]) -> None:
    assert hear(text).said == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("[R:港湾再編計画]、以下「再編計画」といいますが", {"再編計画 aliasOf 港湾再編計画"}),
        ("[R:港湾再編計画]、通称「みなとプラン」と呼んでいる", {"みなとプラン aliasOf 港湾再編計画"}),
        ("[R:港湾再編計画]──[R:みなとプラン]", {"みなとプラン aliasOf 港湾再編計画"}),
        ("[R:港湾再編計画]、「みなとは変わる」と言われた", set()),
    ],
)
def test_other_names_without_brackets(hear: Hear, text: str, claims: set[str]) -> None:
    assert hear(text).said == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "[G:青葉市][D:港町]１丁目２番地３、[O:白石建設株式会社]",
            {"港町 locatedIn 青葉市", "白石建設株式会社 locatedIn 青葉市", "白石建設株式会社 locatedIn 港町"},
        ),
        ("[P:みどり会館]（[G:青葉市]港町１丁目２－３）", {"みどり会館 locatedIn 青葉市"}),
        ("[G:青葉市]、[O:白石建設株式会社]", set()),
        ("[D:港町]３年、[O:白石建設株式会社]", set()),
    ],
)
def test_addresses(hear: Hear, text: str, claims: set[str]) -> None:
    assert hear(text).said == claims


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


def test_evidence_is_both_names_and_what_joins_them(hear: Hear) -> None:
    assert hear("本日は[C:ミドリ国]の[P:アオバ港]を訪れた。").quotes == ["ミドリ国のアオバ港"]


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
def test_nothing_is_related_to_itself_and_evidence_lies_in_the_text(hear: Hear, parts: list[str]) -> None:
    heard = hear("".join(parts))
    for claim in heard.claims:
        assert claim.subject.name != claim.object.name
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(heard.text)
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
