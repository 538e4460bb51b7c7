"""What a title says: the post, and the unit, board or ministry that it is a post of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.recognize.claims_offices import (
    assembly_office,
    board_of,
    is_post,
    parted,
    posts_apart,
    since_left,
    state_office,
)


@pytest.mark.parametrize(
    ("role", "owner", "post"),
    [
        ("総務部参事", "総務部", "参事"),
        ("教育委員会事務局次長", "教育委員会事務局", "次長"),
        ("選挙管理委員会事務局長", "選挙管理委員会", "事務局長"),
        ("若葉省地域産業局長", "若葉省", "地域産業局長"),
        ("総務部長", None, "総務部長"),
        ("総務課長補佐", None, "総務課長補佐"),
        ("事務局長", None, "事務局長"),
        ("会計管理者", None, "会計管理者"),
        ("総合庁舎整備担当部長", None, "総合庁舎整備担当部長"),
        ("南浜部支所長", None, "南浜部支所長"),
        ("渉外関係担当課長", None, "渉外関係担当課長"),
    ],
)
def test_a_title_is_parted_behind_the_unit(role: str, owner: str | None, post: str) -> None:
    assert parted(role) == (owner, post)


@pytest.mark.parametrize(
    ("title", "posts"),
    [
        ("常務理事・事務局長", ["常務理事", "事務局長"]),
        ("まちづくり・交通担当部長", ["まちづくり・交通担当部長"]),
        ("政策部長兼務防災担当部長", ["政策部長", "防災担当部長"]),
        ("会計管理者（会計室長）", ["会計管理者", "会計室長"]),
        ("次長理事兼務", ["次長", "理事"]),
        ("推進担当部長調整担当部長兼務", ["推進担当部長", "調整担当部長"]),
    ],
)
def test_titles_are_parted_only_where_both_halves_are_posts(title: str, posts: list[str]) -> None:
    assert posts_apart(title) == posts


@pytest.mark.parametrize(
    ("title", "ministry"),
    [
        ("農林水産副大臣", "農林水産省"),
        ("内閣府特命担当大臣", "内閣府"),
        ("官房副長官", "内閣"),
        ("副大臣", None),
        ("産業大臣", None),
    ],
)
def test_a_title_of_the_state_names_its_ministry(title: str, ministry: str | None) -> None:
    assert state_office(title) == ministry


def test_boards_offices_and_former_posts_are_told_by_the_title() -> None:
    assert (board_of("教育委員長"), board_of("総務委員長")) == ("教育委員会", None)
    assert (assembly_office("出席議会局職員"), assembly_office("事務局職員")) == ("議会局", None)
    assert (since_left("前市長"), since_left("市長")) == (("市長", True), ("市長", False))


@given(st.text(alphabet="部長委員会事務局参次総務青葉・", max_size=14))
def test_a_title_loses_no_character(role: str) -> None:
    owner, post = parted(role)
    assert (owner or "") + post == role
    assert owner is None or is_post(post)
