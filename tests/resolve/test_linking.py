"""Names of one thing meet in one entity; names of different things stay apart."""

from collections.abc import Callable
from typing import Any

import pytest

from policy_graph.model import EntityType

Minutes = Callable[..., Any]


def test_a_bureau_is_unique_in_its_municipality_however_it_is_written(minutes: Minutes) -> None:
    case = minutes("〈o:港湾局〉と〈p municipality,within=青空県:緑浜市〉の〈o:緑浜市港湾局〉です。")
    assert case.ids == ["organization/緑浜市.港湾局", "place/青空県.緑浜市", "organization/緑浜市.港湾局"]
    assert case.labels["organization/緑浜市.港湾局"] == "緑浜市港湾局"


def test_bodies_of_another_municipality_are_its_own(minutes: Minutes) -> None:
    case = minutes(
        "〈p municipality,within=青空県:丘町〉の〈o:丘町産業振興協議会〉、〈g:丘町総合計画〉、〈o:白市教育委員会〉"
    )
    assert case.ids[1:] == [
        "organization/丘町.産業振興協議会",
        "program/丘町.総合計画",
        "organization/白市.教育委員会",
    ]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("o:厚生労働省", "organization/厚生労働省"),
        ("o:内閣府知的財産戦略推進事務局", "organization/内閣府知的財産戦略推進事務局"),
        ("o:経済労働局", "organization/緑浜市.経済労働局"),
        ("o:都市整備局", "organization/緑浜市.都市整備局"),
        ("o:みどり地方整備局", "organization/みどり地方整備局"),
        ("o:青空大学", "organization/青空大学"),
        ("o company:青空電機", "organization/青空電機"),
        ("o:株式会社青空電機", "organization/青空電機"),
        ("o:庁内連絡会議", "organization/緑浜市.庁内連絡会議"),
        ("o:緑浜商工会議所", "organization/緑浜商工会議所"),
        ("o:商工会議所", "organization/緑浜市.商工会議所"),
        ("o:東京都市大学", "organization/東京都市大学"),
        ("o:市議会", "organization/緑浜市議会"),
        ("o:教育委員会", "organization/緑浜市.教育委員会"),
        ("g:地方自治法", "program/地方自治法"),
        ("g:青空の保護に関する法律", "program/青空の保護に関する法律"),
        ("g:みどり条例", "program/緑浜市.みどり条例"),
        ("g:岩手県総合計画", "program/岩手県.総合計画"),
        ("g:緑浜市下水道事業", "program/緑浜市.下水道事業"),
        ("g:国民健康保険事業", "program/緑浜市.国民健康保険事業"),
        ("g:緑浜市民まつり", "program/緑浜市民まつり"),
        ("g:第七次緑浜市振興計画", "program/緑浜市.第七次振興計画"),
        ("g:令和６年度緑浜市予算", "program/緑浜市.令和6年度予算"),
        ("t:緑浜市長", "post/緑浜市.市長"),
        ("t:岩手県総務部長", "post/岩手県.総務部長"),
        ("p:中央公園", "place/緑浜市.中央公園"),
        ("p:みどり川", "place/みどり川"),
        ("p foreign-place,within=リンゴ国:ダリア市", "place/リンゴ国.ダリア"),
        ("p town,within=白市:花町", "place/白市.花町"),
        ("t:市長", "post/緑浜市.市長"),
        ("t:総務部長", "post/緑浜市.総務部長"),
        ("t:部長", "post/部長"),
        ("t:名誉教授", "post/名誉教授"),
    ],
)
def test_scope_is_a_rule_of_the_name(minutes: Minutes, name: str, id_: str) -> None:
    assert minutes(f"〈{name}〉").ids == [id_]


def test_committees_of_an_assembly_are_written_with_it(minutes: Minutes) -> None:
    case = minutes(
        "〈o:総務委員会〉、〈o:緑浜市議会総務委員会〉、〈o:まつり実行委員会〉、〈t:総務委員長〉",
        body="緑浜市議会",
    )
    assert case.ids == [
        "organization/緑浜市議会.総務委員会",
        "organization/緑浜市議会.総務委員会",
        "organization/緑浜市.まつり実行委員会",
        "post/緑浜市議会総務委員会.委員長",
    ]
    assert case.labels["organization/緑浜市議会.総務委員会"] == "緑浜市議会総務委員会"


def test_without_a_municipality_the_council_is_the_scope(minutes: Minutes) -> None:
    case = minutes(
        "〈o:総合部会〉と〈o:青空審議会水部会〉の〈o:企画課〉", municipality=None, body="青空審議会総合部会"
    )
    assert case.ids == [
        "organization/青空審議会.総合部会",
        "organization/青空審議会.水部会",
        "organization/青空審議会.企画課",
    ]


def test_definitions_hold_in_the_whole_document(minutes: Minutes) -> None:
    case = minutes(
        "〈g:緑の工事債権制度〉（〈g ,canonical=緑の工事債権制度:コーヒー〉）。〈g:コーヒー〉は好評です。"
    )
    assert len(set(case.ids)) == 1
    (entity,) = case.resolve().entities
    assert (entity.label, entity.aliases) == ("緑の工事債権制度", ("コーヒー",))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("g:みどり産業振興プラン", "g:産業振興プラン"),
        ("g:みどり産業振興プラン第２期実行計画", "g:第２期実行計画"),
        ("o:緑浜商工会議所部会長会議", "o:商工会議所部会長会議"),
        ("p:緑浜市資源センター", "p:資源センター"),
        ("p:緑浜市立水辺小学校", "p:水辺小学校"),
        ("g:みどり税", "g:みどり税制度"),
        ("g:みどりまつり二〇一九", "g:みどりまつり2019"),
    ],
)
def test_a_short_form_is_its_full_name(minutes: Minutes, full: str, short: str) -> None:
    case = minutes(f"〈{full}〉。〈{short}〉。〈p municipality:緑浜市〉")
    assert case.ids[0] == case.ids[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("o:政策企画課", "o:企画課"),
        ("o:企画総務委員会", "o:総務委員会"),
        ("g:子ども総合計画", "g:総合計画"),
        ("p:新緑浜", "p:緑浜"),
        ("p:東中央公園", "p:中央公園"),
        ("g:白い条例", "g:条例"),
        ("g:企業版ふるさと納税", "g:ふるさと納税"),
    ],
)
def test_what_ends_alike_is_not_the_same(minutes: Minutes, one: str, other: str) -> None:
    case = minutes(f"〈{one}〉。〈{other}〉。")
    assert case.ids[0] != case.ids[1]


def test_a_short_form_of_two_names_is_neither(minutes: Minutes) -> None:
    case = minutes("〈g:東部緑化プラン〉と〈g:西部緑化プラン〉。〈g:緑化プラン〉。")
    assert len(set(case.ids)) == 3


def test_a_chain_of_short_forms_ends_at_the_longest(minutes: Minutes) -> None:
    case = minutes("〈p:緑浜市〉。〈g:防災計画〉、〈g:地域防災計画〉、〈g:緑浜市地域防災計画〉")
    assert len(set(case.ids[1:])) == 1
    assert case.labels[case.ids[1]] == "緑浜市地域防災計画"


def test_a_name_inside_one_longer_name_is_completed_from_it(minutes: Minutes) -> None:
    case = minutes("〈g:みどり振興プラン第２期実行計画〉は〈g:振興プラン〉の一部です。")
    assert case.ids[1] == "program/緑浜市.みどり振興プラン"


def test_a_place_without_its_home_is_the_same_place(minutes: Minutes) -> None:
    case = minutes(
        "〈p town,within=白市:花町〉。〈p:花町〉。〈p municipality,within=青空県:緑浜市〉の〈p:緑浜〉。"
    )
    assert case.ids[0] == case.ids[1]
    assert case.ids[2] == case.ids[3] == "place/青空県.緑浜市"


def test_two_homes_leave_a_place_open(minutes: Minutes) -> None:
    case = minutes("〈p town,within=白市:花町〉、〈p town,within=黒市:花町〉、〈p:花町〉")
    assert len(set(case.ids)) == 3


def test_a_municipality_is_one_entity_whether_it_is_place_or_acts(minutes: Minutes) -> None:
    case = minutes(
        "〈p municipality,within=青空県:緑浜市〉は〈o:緑浜市〉と呼ばれ、〈p:緑浜市〉が実施します。"
    )
    (entity,) = case.resolve().entities
    assert (entity.id, entity.type, entity.kind) == ("place/青空県.緑浜市", EntityType.PLACE, "municipality")


def test_an_entity_has_the_reading_and_the_code_that_its_mentions_agree_on(minutes: Minutes) -> None:
    (entity,) = (
        minutes("〈p municipality,reading=ミドリハマシ,code=999997:緑浜市〉と〈p:緑浜市〉。")
        .resolve()
        .entities
    )
    assert (entity.reading, [code.value for code in entity.codes]) == ("ミドリハマシ", ["999997"])


def test_two_codes_for_one_name_are_candidates_and_no_codes(minutes: Minutes) -> None:
    resolution = minutes(
        "〈p municipality,code=999997:緑町〉と〈p municipality,code=999989:緑町〉。"
    ).resolve()
    (entity,) = resolution.entities
    assert entity.codes == ()
    assert [entry.codes[0].value for entry in entity.candidates] == ["999989", "999997"]
    (finding,) = [each for each in resolution.findings if each.code == "resolve.candidates"]
    assert "緑町" in finding.message
    assert "2 times" in finding.message


def test_places_abroad_keep_the_name_that_the_minutes_use(minutes: Minutes) -> None:
    case = minutes("〈p country,canonical=リンゴ合衆国:林国〉の話。")
    assert case.labels == {"place/リンゴ合衆国": "林国"}


def test_a_post_belongs_to_the_organization_right_before_it(minutes: Minutes) -> None:
    case = minutes("〈o:緑浜商工会議所〉の〈t:会頭〉と、〈o:同市商工会議所〉〈t:会頭〉。")
    assert case.ids[1::2] == ["post/緑浜商工会議所.会頭", "post/会頭"]
    assert case.labels["post/緑浜商工会議所.会頭"] == "会頭@緑浜商工会議所"


def test_the_prefecture_before_a_municipality_is_no_part_of_a_name(minutes: Minutes) -> None:
    case = minutes(
        "〈p municipality,within=高知県:緑浜市〉。〈o:高知県緑浜市港湾局〉と〈g:高知県緑浜市総合計画〉"
    )
    assert case.ids[1:] == ["organization/緑浜市.港湾局", "program/緑浜市.総合計画"]
    assert case.labels["organization/緑浜市.港湾局"] == "緑浜市港湾局"
