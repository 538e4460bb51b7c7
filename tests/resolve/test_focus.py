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
    assert minutes(text).ids[2] is None
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
