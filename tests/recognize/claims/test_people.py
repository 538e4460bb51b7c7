"""Claims from lists of people, speaker labels and people in running text; invented people of invented cities."""

from collections.abc import Callable
from typing import Any

import pytest

from policy_graph.model import Predicate
from policy_graph.recognize.claims_people import assembly

Hear = Callable[..., Any]
Listed = Callable[..., Any]

MEMBER, HOLDS = Predicate.MEMBER_OF, Predicate.HOLDS_POST
COUNCIL = {"body": "青葉市産業会議", "municipality": "青葉市"}
ASSEMBLY = {"body": "青葉市議会", "municipality": "青葉市"}
COMMITTEE = {"body": "青葉市議会総務委員会", "municipality": "青葉市"}


def test_a_member_sits_in_the_body_and_holds_the_role_there(hear: Hear, listed: Listed) -> None:
    heard = hear(attendees=[listed("鳥居", "座長", "委員")], **COUNCIL)
    assert heard.objects(MEMBER) == {("鳥居", "青葉市産業会議")}
    assert heard.objects(HOLDS) == {("鳥居", "座長@青葉市産業会議")}


def test_posts_elsewhere_stand_in_the_bracket_behind_the_name(hear: Hear, listed: Listed) -> None:
    heard = hear(attendees=[listed("鳥居", "委員", "委員", "青葉商工会", "専務理事・事務局長")], **COUNCIL)
    assert heard.objects(HOLDS) > {("鳥居", "専務理事@青葉商工会"), ("鳥居", "事務局長@青葉商工会")}


def test_an_affiliation_without_a_post_is_a_membership(hear: Hear, listed: Listed) -> None:
    heard = hear(attendees=[listed("鳥居", "委員", "委員", "青葉大学")], **COUNCIL)
    assert ("鳥居", "青葉大学") in heard.objects(MEMBER)


def test_officials_hold_posts_and_are_no_members(hear: Hear, listed: Listed) -> None:
    people = [
        listed("鳥居", "産業部長", "説明のため出席した者"),
        listed("白石", "産業部参事", "事務局"),
        listed("三田", "会計管理者（会計室長）", "説明員"),
        listed("川辺", "教育委員長", "説明員"),
    ]
    heard = hear(attendees=people, **COUNCIL)
    assert heard.objects(MEMBER) == set()
    assert heard.objects(HOLDS) == {
        ("鳥居", "産業部長@青葉市"),
        ("白石", "参事@産業部"),
        ("三田", "会計管理者@青葉市"),
        ("三田", "会計室長@青葉市"),
        ("川辺", "委員長@青葉市教育委員会"),
    }


@pytest.mark.parametrize(
    ("heading", "post"),
    [
        ("事務局職員", "書記@青葉市議会"),
        ("出席議会局職員", "書記@議会局"),
        ("市議会事務局", "書記@市議会事務局"),
    ],
)
def test_who_works_for_an_assembly_belongs_to_the_office_that_the_heading_names(
    hear: Hear, listed: Listed, heading: str, post: str
) -> None:
    assert hear(attendees=[listed("鳥居", "書記", heading)], **COMMITTEE).objects(HOLDS) == {("鳥居", post)}


def test_the_chair_of_the_assembly_in_a_committee_and_an_official_under_no_heading(
    hear: Hear, listed: Listed
) -> None:
    people = [listed("鳥居", "副議長", "出席者"), listed("白石", "財政局長", "出席者")]
    heard = hear(attendees=people, **COMMITTEE)
    assert heard.objects(HOLDS) == {("鳥居", "副議長@青葉市議会"), ("白石", "財政局長@青葉市")}
    assert heard.objects(MEMBER) == {("鳥居", "青葉市議会")}


def test_guests_and_posts_without_a_holder_make_no_claim(hear: Hear, listed: Listed) -> None:
    people = [listed("鳥居", "代表", "参考人"), listed(None, "産業部長", "事務局")]
    assert hear(attendees=people, **COUNCIL).claims == ()


@pytest.mark.parametrize(
    ("body", "parent"),
    [
        ("青葉市議会総務委員会", "青葉市議会"),
        ("青葉市産業審議会港湾部会", "青葉市産業審議会"),
        ("若葉審議会推進部会交通専門委員会", "若葉審議会推進部会"),
    ],
)
def test_a_committee_is_a_part_of_its_assembly_and_a_section_of_its_council(
    hear: Hear, body: str, parent: str
) -> None:
    assert hear(body=body).objects(Predicate.PART_OF) == {(body, parent)}


def test_labels_give_chairs_members_and_officials(hear: Hear) -> None:
    speakers = (
        ("鳥居", "議長"),
        ("白石", "４番"),
        ("三田", "青葉市長"),
        ("川辺", "議会事務局長"),
        ("森", "徳市長"),
    )
    heard = hear(speakers=speakers, **ASSEMBLY)
    assert heard.objects(MEMBER) == {("鳥居", "青葉市議会"), ("白石", "青葉市議会")}
    assert heard.objects(HOLDS) == {
        ("鳥居", "議長@青葉市議会"),
        ("三田", "市長@青葉市"),
        ("川辺", "事務局長@青葉市議会"),
    }


def test_a_minister_holds_a_post_of_the_ministry(hear: Hear) -> None:
    heard = hear(speakers=(("鳥居", "環境大臣"), ("白石", "国務大臣")), body="衆議院環境委員会")
    assert heard.objects(HOLDS) == {("鳥居", "環境大臣@環境省"), ("白石", "国務大臣@内閣")}


def test_a_chair_of_a_committee_who_reports_to_the_full_session(hear: Hear) -> None:
    heard = hear(speakers=(("鳥居", "総務委員長"),), **ASSEMBLY)
    assert heard.objects(MEMBER) == {("鳥居", "青葉市議会総務委員会")}


@pytest.mark.parametrize(
    ("text", "member", "post"),
    [
        ("[N:白石]委員からお話がありました。", "青葉市産業会議", "委員@青葉市産業会議"),
        ("[O:青葉商工会]の[N:白石]会長のご意見です。", None, "会長@青葉商工会"),
        ("[O:青葉製作所]の[N:白石]です。", "青葉製作所", None),
        ("[O:青葉製作所]の[N:白石]さんに伺いました。", "青葉製作所", None),
        ("[N:白石]産業部長が説明した。", None, "産業部長@青葉市"),
        ("教育委員の[N:白石]でございます。", None, "教育委員@青葉市"),
        ("[O:港湾部会]の部会長を務めております[N:白石]です。", "港湾部会", "部会長@港湾部会"),
        ("[O:青葉市監査事務局]次長　[N:白石]", None, "次長@青葉市監査事務局"),
        ("[O:若葉人事委員会]委員長、[N:白石]。", "若葉人事委員会", "委員長@若葉人事委員会"),
        ("〔市長（[N:白石]君）登壇〕", None, "市長@青葉市"),
        ("[N:白石]部長が説明した。", None, None),
        ("環境大臣政務官の[N:白石]です。", None, "環境大臣政務官@環境省"),
        ("会長、[N:白石]委員からお話がありました。", "青葉市産業会議", "委員@青葉市産業会議"),
    ],
)
def test_people_in_running_text(hear: Hear, text: str, member: str | None, post: str | None) -> None:
    heard = hear(text, speakers=(("鳥居", "委員"),), **COUNCIL).about("白石")
    assert heard.objects(MEMBER) == ({("白石", member)} if member else set())
    assert heard.objects(HOLDS) == ({("白石", post)} if post else set())


def test_two_companies_may_have_one_director(hear: Hear) -> None:
    heard = hear("[O:青葉製作所]及び[O:若葉製作所]の代表取締役の[N:白石]氏が来た。", **COUNCIL)
    assert heard.objects(HOLDS) == {("白石", "代表取締役@青葉製作所"), ("白石", "代表取締役@若葉製作所")}


def test_a_member_of_the_assembly_is_named_with_the_title_before_the_name(hear: Hear) -> None:
    heard = hear("提出者、議員[N:白石]。総務委員長[N:三田]。", **ASSEMBLY)
    assert heard.objects(MEMBER) == {("白石", "青葉市議会"), ("三田", "青葉市議会総務委員会")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("[N:白石]会長とお会いした。", ASSEMBLY),  # the chair of whatever it was
        ("大会の[N:白石]会長が挨拶された。", COMMITTEE),
        ("[N:白石]知事が表明した。", ASSEMBLY),  # a city has no governor
        ("[N:白石]理事が説明した。", ASSEMBLY),
    ],
)
def test_a_role_of_another_body_is_not_taken_for_one_here(
    hear: Hear, text: str, body: dict[str, str]
) -> None:
    assert hear(text, **body).about("白石").claims == ()


def test_the_mayor_of_another_time_is_not_the_mayor(hear: Hear) -> None:
    heard = hear("[N:白石]市長の時代に始まった。", speakers=(("三田", "市長"),), **ASSEMBLY)
    assert heard.objects(HOLDS) == {("三田", "市長@青葉市")}


def test_a_surname_with_a_title_of_the_state_is_no_member(hear: Hear, listed: Listed) -> None:
    heard = hear("[N:白石]官房長官に伺った。", attendees=[listed("白石花子", "委員", "委員")], **COUNCIL)
    assert heard.objects(HOLDS) == {("白石花子", "委員@青葉市産業会議")}


@pytest.mark.parametrize("text", ["[N:白石]委員の辞任を許可しました。", "前市長の[N:白石]さんに伺った。"])
def test_who_left_is_marked_as_former(hear: Hear, text: str) -> None:
    assert hear(text, **COUNCIL).about("白石").manners == {"former"}


def test_claims_point_at_the_words_that_say_them(hear: Hear) -> None:
    heard = hear("本日は[O:青葉商工会]の[N:白石]会長をお招きした。", **COUNCIL)
    assert heard.quotes == ["青葉商工会の白石会長"]


@pytest.mark.parametrize(
    ("body", "parent"),
    [
        ("青葉市議会総務委員会", "青葉市議会"),
        ("青葉市会", "青葉市会"),
        ("青葉市産業協議会", None),
        ("若葉審議会港湾部会", None),
        (None, None),
    ],
)
def test_the_assembly_of_a_body(body: str | None, parent: str | None) -> None:
    assert assembly(body) == parent
