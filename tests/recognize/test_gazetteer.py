"""Known names in a text: found whole, with their codes, and never guessed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import Code
from policy_graph.recognize.gazetteer import Gazetteer, open_gazetteer
from policy_graph.recognize.gazetteer_codes import lgcode


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def gazetteer(cache: Path) -> Gazetteer:
    return open_gazetteer()


def found(gazetteer: Gazetteer, text: str, near: str | None = None) -> list[tuple[str, list[str]]]:
    return [
        (text[hit.start : hit.end], [f"{entry.within or ''}/{entry.canonical}" for entry in hit.entries])
        for hit in gazetteer.find(text, near)
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("千代田区", "131016"),
        ("川崎市", "141305"),
        ("札幌市", "011002"),
        ("浜松市", "221309"),
        ("北海道", "010006"),
        ("佐久穂町", "203092"),
    ],
)
def test_a_municipality_has_its_official_code(gazetteer: Gazetteer, name: str, code: str) -> None:
    (entry,) = gazetteer.lookup(name)
    assert entry.codes == (Code(scheme="lgcode", value=code),)


@pytest.mark.parametrize("code", ["131016", "141305", "011002", "472018", "010006"])
def test_check_digit(code: str) -> None:
    assert lgcode(code[:5]) == code


def test_a_divided_city_has_a_reading_and_its_wards_belong_to_it(gazetteer: Gazetteer) -> None:
    (city,) = gazetteer.lookup("川崎市")
    (ward,) = gazetteer.lookup("宮前区")
    assert (city.kind, city.reading, city.within) == ("municipality", "カワサキシ", "神奈川県")
    assert (ward.kind, ward.reading, ward.within) == ("ward", "ミヤマエク", "川崎市")


def test_prefecture_city_and_town_in_a_row(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "視察先は島根県浜田市殿町です") == [
        ("島根県", ["/島根県"]),
        ("浜田市", ["島根県/浜田市"]),
        ("殿町", ["浜田市/殿町"]),
    ]


def test_towns_of_other_municipalities_need_their_name_before(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "殿町の整備", "川崎市") == [("殿町", ["川崎市/殿町"])]
    assert found(gazetteer, "殿町の整備", "横浜市") == []
    assert [name for name, _ in found(gazetteer, "川崎市川崎区殿町", "横浜市")] == [
        "川崎市",
        "川崎区",
        "殿町",
    ]


def test_a_shared_name_keeps_all_its_meanings_unless_the_meeting_tells(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "府中市の例") == [("府中市", ["東京都/府中市", "広島県/府中市"])]
    assert found(gazetteer, "府中市の例", "調布市") == [("府中市", ["東京都/府中市"])]
    assert found(gazetteer, "広島県府中市の例", "調布市") == [
        ("広島県", ["/広島県"]),
        ("府中市", ["広島県/府中市"]),
    ]
    assert found(gazetteer, "府中市の例", "広島県府中市") == [("府中市", ["広島県/府中市"])]


def test_a_ward_of_the_meetings_city_is_meant(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "南区では", "福岡市") == [("南区", ["福岡市/南区"])]
    assert len(found(gazetteer, "南区では")[0][1]) > 5


def test_short_forms(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "川崎の企業", "川崎市") == [("川崎", ["神奈川県/川崎市"])]
    assert found(gazetteer, "佐久穂の川", "佐久穂町") == [("佐久穂", ["長野県/佐久穂町"])]
    assert found(gazetteer, "佐久穂の川", "川崎市") == []
    assert found(gazetteer, "東京と比べ") == [("東京", ["/東京都"])]


@pytest.mark.parametrize(
    "text", ["石川さんの意見", "新川崎", "川崎様", "中山間地域", "山田市長", "大分よくなり"]
)
def test_people_and_words_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


@pytest.mark.parametrize(
    "text", ["テーマ", "セット", "アート", "日本人", "フランス語", "センターとして", "リファーする"]
)
def test_words_and_peoples_are_no_foreign_places(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_foreign_places_have_geonames_ids(gazetteer: Gazetteer) -> None:
    (hit,) = gazetteer.find("ダナンを訪問")
    assert hit.entries[0].codes == (Code(scheme="geonames", value="1583992"),)
    assert hit.entries[0].within == "ベトナム"


def test_the_most_populous_city_of_a_name_comes_first_and_the_others_stay(gazetteer: Gazetteer) -> None:
    entries = gazetteer.lookup("ロンドン")
    assert entries[0].within == "イギリス"
    assert len(entries) > 1


def test_a_foreign_city_reaches_over_its_classifier(gazetteer: Gazetteer) -> None:
    assert [name for name, _ in found(gazetteer, "ヤンゴン市と広州市、成都の市場")] == [
        "ヤンゴン市",
        "広州市",
        "成都",
    ]
    assert [name for name, _ in found(gazetteer, "ヤンゴン市民")] == ["ヤンゴン"]


@pytest.mark.parametrize(
    ("one", "other"), [("ジュネーブ", "ジュネーヴ"), ("茅ヶ崎市", "茅ケ崎市"), ("ﾀｲ", "タイ")]
)
def test_spellings_of_one_name_meet(gazetteer: Gazetteer, one: str, other: str) -> None:
    assert gazetteer.lookup(one)[0].codes == gazetteer.lookup(other)[0].codes != ()


def test_a_foreign_city_is_known_with_its_classifier(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("台南市") == gazetteer.lookup("台南") != ()
    assert gazetteer.lookup("東京市") == ()


def test_everyday_names_lead_to_full_ones(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("国交省")[0].canonical == "国土交通省"
    assert gazetteer.lookup("米国")[0].codes == (Code(scheme="iso3166", value="US"),)


def test_places_in_the_text_are_places_of_the_text_as_given(gazetteer: Gazetteer) -> None:
    text = "　ＮＨＫ と茅ヶ崎市㍻"
    assert [text[hit.start : hit.end] for hit in gazetteer.find(text)] == ["ＮＨＫ", "茅ヶ崎市"]


@given(st.text(alphabet="川崎市東京都府中町ナンダ・の石さ県 ㍻ｶﾞ１", max_size=30))
def test_hits_come_in_order_and_do_not_overlap(gazetteer: Gazetteer, text: str) -> None:
    ends = 0
    for hit in gazetteer.find(text, "川崎市"):
        assert ends <= hit.start < hit.end <= len(text)
        assert hit.entries
        ends = hit.end


def test_the_index_is_made_once_and_again_when_damaged(gazetteer: Gazetteer, cache: Path) -> None:
    path = gazetteer.index.path
    made = path.stat().st_mtime_ns
    assert open_gazetteer().index.path.stat().st_mtime_ns == made
    os.truncate(path, path.stat().st_size // 2)
    assert open_gazetteer().lookup("川崎市")
    assert path.stat().st_mtime_ns != made
    assert [each.name for each in path.parent.iterdir()] == [path.name]
