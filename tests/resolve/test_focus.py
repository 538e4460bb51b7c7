"""Deictic names: resolved by rule, or left open and counted."""

from collections.abc import Callable
from typing import Any

Minutes = Callable[..., Any]
CITY = "〈p municipality,within=青空県:緑浜市〉"


def test_own_municipality_body_and_prefecture(minutes: Minutes) -> None:
    case = minutes(
        f"{CITY}。〈p:~本市〉と〈p:~県〉は〈o:~本部会〉に〈p:~我が国〉を説明。",
        body="緑浜市振興協議会専門部会",
    )
    assert case.ids[1:] == [
        "place/青空県.緑浜市",
        "place/青空県",
        "organization/緑浜市.振興協議会専門部会",
        "place/日本",
    ]


def test_same_takes_the_last_name_that_fits(minutes: Minutes) -> None:
    case = minutes(
        "〈p municipality:白市〉の〈o:青空電機〉と〈p municipality:黒市〉。〈o:~同社〉は〈p:~同市〉に。"
    )
    assert case.ids[3:] == ["organization/青空電機", "place/黒市"]


def test_same_company_is_no_bureau_or_university(minutes: Minutes) -> None:
    case = minutes("〈o:青空電機〉、〈o:港湾局〉、〈o:丘大学〉。〈o:~同社〉")
    assert case.ids[-1] == "organization/青空電機"


def test_same_looks_back_only(minutes: Minutes) -> None:
    resolution = minutes("〈p:~同市〉は〈p municipality:白市〉").resolve()
    assert resolution.mentions[0].entity is None
    assert [finding.code for finding in resolution.findings] == ["resolve.unresolved"]


def test_a_bare_noun_is_the_only_name_of_its_kind(minutes: Minutes) -> None:
    case = minutes("〈g:みどり条例〉。〈g:~条例〉は〈g:みどり条例〉です。")
    assert case.ids[1] == case.ids[0]


def test_two_names_of_the_kind_leave_a_bare_noun_open_unless_the_agenda_tells(minutes: Minutes) -> None:
    text = "〈g:みどり条例〉、〈g:花条例〉。〈g:~条例〉の説明"
    assert len(minutes(text).ids) == 2
    told = minutes(text, agenda=("花条例の改正",), speeches=(("条例の説明", 0),))
    assert told.ids[2] == "program/緑浜市.花条例"


def test_the_agenda_means_the_longest_of_nested_names(minutes: Minutes) -> None:
    case = minutes(
        "〈g:みどりプラン〉と〈g:みどりプラン第２期実行プログラム〉。〈g:~本プラン〉では",
        agenda=("みどりプラン第２期実行プログラムについて",),
        speeches=(("本プランでは", 0),),
    )
    assert case.ids[2] == case.ids[1]


def test_a_deictic_opening_is_written_out(minutes: Minutes) -> None:
    case = minutes(f"{CITY}。〈o:青空電機〉の件。〈p:同社東工場〉と〈g:本市総合計画〉。")
    assert case.ids[2:] == ["place/青空電機東工場", "program/緑浜市.総合計画"]


def test_open_names_are_counted_once(minutes: Minutes) -> None:
    resolution = minutes("〈o:~同社〉〈o:~同社〉〈o:~同局〉").resolve()
    assert [finding.message.split()[0] for finding in resolution.findings] == ["同社", "同局"]
    assert "2 times" in resolution.findings[0].message


def test_this_is_the_one_name_of_its_kind_in_the_last_sentences(minutes: Minutes) -> None:
    one = minutes("〈g:みどり計画〉を改めた。この〈g:~計画〉は十年です。")
    assert one.ids[1] == one.ids[0]
    assert len(minutes("〈g:みどり計画〉と〈g:花計画〉を改めた。この〈g:~計画〉は十年です。").ids) == 2
    far = "〈g:みどり計画〉を改めた。" + "話は変わります。" * 20 + "この〈g:~計画〉は十年です。"
    assert len(minutes(far).ids) == 1


def test_a_name_that_nobody_knows_in_between_may_be_meant(minutes: Minutes) -> None:
    assert len(minutes("〈g:みどり計画〉の次は水辺再生計画です。この〈g:~計画〉は十年です。").ids) == 1


def test_a_law_that_speaks_of_itself_points_at_nothing(minutes: Minutes) -> None:
    assert len(minutes("〈g:みどり条例〉の案。この〈g:~条例〉は、公布の日から施行する。").ids) == 1


def test_what_the_chair_puts_on_the_table_is_meant(minutes: Minutes) -> None:
    opens, explains = (
        "〈g:花条例〉を議題といたします。",
        "改めるため〈g:~条例〉を出します。〈g:~本案〉は急ぎます。",
    )
    text = f"〈g:みどり条例〉は昨年の話。{opens}{explains}"
    plain = ("花条例を議題といたします。", None, "議長"), ("改めるため条例を出します。本案は急ぎます。", None)
    assert minutes(text, speeches=plain).ids[2:] == ["program/緑浜市.花条例"] * 2


def test_a_new_number_closes_the_bill_before(minutes: Minutes) -> None:
    text = (
        "議案第一号は〈g:花条例〉です。〈g:~本案〉は急ぎます。議案第二号は契約です。〈g:~本案〉は急ぎません。"
    )
    assert minutes(text).ids == ["program/緑浜市.花条例", "program/緑浜市.花条例", None]


def test_in_a_plenary_the_committee_is_the_one_whose_chair_speaks_or_that_was_just_named(
    minutes: Minutes,
) -> None:
    reports, asks = (
        "〈o:~委員会〉は三回開きました。",
        "〈o:総務委員会〉に付託した件です。〈o:~委員会〉の報告は可決です。",
    )
    case = minutes(
        f"〈o:水道委員会〉も開かれた。{reports}{asks}",
        body="緑浜市議会",
        speeches=(
            ("委員会は三回開きました。", None, "厚生委員長"),
            ("総務委員会に付託した件です。委員会の報告は可決です。", None, "議長"),
        ),
    )
    assert case.ids == [
        "organization/緑浜市議会.水道委員会",
        "organization/緑浜市議会.厚生委員会",
        "organization/緑浜市議会.総務委員会",
        "organization/緑浜市議会.総務委員会",
    ]


def test_the_authorities_are_the_bureau_of_who_speaks_else_the_municipality(minutes: Minutes) -> None:
    case = minutes(
        f"{CITY}。〈p:~当局〉の人事です。〈p:~当局〉に伺う。",
        speeches=(("当局の人事です。", None, "港湾局長"), ("当局に伺う。", None, "委員")),
    )
    assert case.ids[1:] == ["organization/緑浜市.港湾局", "place/青空県.緑浜市"]


def test_our_country_is_called_by_its_name(minutes: Minutes) -> None:
    (entity,) = minutes("〈p country,canonical=日本:~我が国〉の話。").resolve().entities
    assert (entity.label, entity.kind, entity.aliases) == ("日本", "country", ())
