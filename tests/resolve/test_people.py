"""Surnames find the person they mean, or nobody."""

from collections.abc import Callable
from typing import Any

Minutes = Callable[..., Any]
LIST = (("佐藤一郎", "委員長"), ("佐藤花子", "委員"), ("山田太郎", "委員"), ("高橋望", "委員"))


def test_a_surname_is_the_one_person_of_that_name(minutes: Minutes) -> None:
    case = minutes("〈n:山田〉委員、〈n:高橋〉さん、〈n:髙橋〉さん", body="緑浜市議会総務委員会", people=LIST)
    assert case.ids == ["person/緑浜市議会.山田太郎", "person/緑浜市議会.高橋望", "person/緑浜市議会.高橋望"]


def test_two_people_of_one_surname_are_told_apart_by_their_titles(minutes: Minutes) -> None:
    case = minutes("〈n:佐藤〉委員長と〈n:佐藤〉委員。", body="緑浜市議会", people=LIST)
    assert case.ids == ["person/緑浜市議会.佐藤一郎", "person/緑浜市議会.佐藤花子"]


def test_a_surname_that_two_people_share_is_neither_and_reported(minutes: Minutes) -> None:
    resolution = minutes("〈n:佐藤〉さん、〈n:佐藤〉さん", body="緑浜市議会", people=LIST).resolve()
    assert [mention.entity for mention in resolution.mentions] == ["person/緑浜市議会.佐藤"] * 2
    (finding,) = resolution.findings
    assert (finding.code, "2 times" in finding.message) == ("resolve.shared", True)


def test_somebody_with_the_title_of_another_office_is_another_person(minutes: Minutes) -> None:
    case = minutes("〈n:山田〉官房長官と〈n:山田〉委員", body="緑浜市議会", people=LIST)
    assert case.ids[0] != case.ids[1]


def test_a_member_may_be_in_the_chair(minutes: Minutes) -> None:
    case = minutes("〈n:山田〉委員長", body="緑浜市議会", people=LIST)
    assert case.ids == ["person/緑浜市議会.山田太郎"]


def test_a_surname_is_not_the_beginning_of_another_surname(minutes: Minutes) -> None:
    case = minutes(
        "〈n:森〉委員と〈n:森田〉委員", body="緑浜市振興会議", people=(("森", "委員"), ("森田", "委員"))
    )
    assert len(set(case.ids)) == 2


def test_surnames_are_unique_in_a_committee_full_names_in_the_assembly(minutes: Minutes) -> None:
    case = minutes("〈n:大森〉委員、〈n:青山翔太〉委員", body="緑浜市議会総務委員会")
    assert case.ids == ["person/緑浜市議会総務委員会.大森", "person/緑浜市議会.青山翔太"]


def test_the_label_is_the_full_name_as_it_is_listed(minutes: Minutes) -> None:
    case = minutes("〈n:高崎〉委員", body="緑浜市議会", people=(("髙﨑満男", "委員"), ("山田太郎", "委員")))
    assert list(case.labels.values()) == ["髙﨑満男"]
