"""What speakers say to be, and who was chosen; each with what must not be read."""

from collections.abc import Callable
from typing import Any

import pytest

from policy_graph.model import Predicate

Hear = Callable[..., Any]

MEMBER, HOLDS = Predicate.MEMBER_OF, Predicate.HOLDS_POST
COUNCIL = {"body": "青葉市産業会議", "municipality": "青葉市"}
ASSEMBLY = {"body": "青葉市議会", "municipality": "青葉市"}
COMMITTEE = {"body": "青葉市議会総務委員会", "municipality": "青葉市"}
SPEAKER = (("鳥居花子", None),)


def spoken(heard: Any, predicate: Predicate) -> set[str]:
    return {to for subject, to in heard.objects(predicate) if subject == "鳥居花子"}


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("皆さん、青葉クラブの[N:鳥居花子]です。", {"青葉クラブ"}),
        ("[K:若葉党]の[N:鳥居花子]でございます。", {"若葉党"}),
        ("[K:若葉党]を代表して質問いたします。", {"若葉党"}),
        ("未来青葉の会を代表し、質問いたします。", {"未来青葉の会"}),
        ("会派を代表して質問いたします。", set()),
        ("[K:若葉党]、[K:双葉党]を代表して質問いたします。", set()),
        ("[K:若葉党]を代表していないのですか。", set()),
        ("総務委員長の[N:鳥居花子]です。", set()),
        ("青葉クラブの[N:白石]です。", set()),  # somebody else is introduced
    ],
)
def test_the_group_that_a_speaker_belongs_to(hear: Hear, text: str, groups: set[str]) -> None:
    heard = hear(text, speakers=SPEAKER, **ASSEMBLY)
    assert spoken(heard, MEMBER) - {"青葉市議会", "青葉市議会総務委員会"} == groups


def test_an_official_speaks_for_no_group(hear: Hear) -> None:
    heard = hear("[K:若葉党]を代表して申し上げます。", speakers=(("鳥居花子", "市長"),), **ASSEMBLY)
    assert heard.objects(MEMBER) == set()


@pytest.mark.parametrize(
    ("text", "posts", "manners"),
    [
        ("副市長を拝命しました[N:鳥居花子]でございます。", {"副市長@青葉市"}, {"stated"}),
        ("環境副大臣を拝命いたしました。", {"環境副大臣@環境省"}, {"stated"}),
        ("[O:青葉商工会]の顧問を務めております。", {"顧問@青葉商工会"}, {"stated"}),
        ("環境大臣として、関係者と力を合わせて進めてまいります。", {"環境大臣@環境省"}, {"stated"}),
        ("副市長を務めておりました。", {"副市長@青葉市"}, {"former"}),
        ("環境大臣として、どうお考えですか。", set(), set()),
        ("白石氏が市長に就任するまでの間、続いた。", set(), set()),
        ("どなたか副市長を務めていただけませんか。", set(), set()),
    ],
)
def test_the_post_that_a_speaker_holds(hear: Hear, text: str, posts: set[str], manners: set[str]) -> None:
    heard = hear(text, speakers=SPEAKER, **COUNCIL)
    assert spoken(heard, HOLDS) == posts
    assert heard.manners == manners


@pytest.mark.parametrize(
    ("text", "body", "posts"),
    [
        (
            "[N:白石]君を[O:総務委員会]委員及び同副委員長に、[N:三田]君を[O:議会運営委員会]委員に、それぞれ指名いたしました。",
            ASSEMBLY,
            {
                ("白石", "委員@総務委員会"),
                ("白石", "副委員長@総務委員会"),
                ("三田", "委員@議会運営委員会"),
            },
        ),
        (
            "[O:総務委員会]の互選の結果、委員長に[N:白石]君、副委員長に[N:三田]君が当選されました。",
            ASSEMBLY,
            {("白石", "委員長@総務委員会"), ("三田", "副委員長@総務委員会")},
        ),
        (
            "よって、[N:白石]委員が委員長に当選されました。",
            COMMITTEE,
            {("白石", "委員長@青葉市議会総務委員会")},
        ),
        ("[N:白石]君を[O:総務委員会]委員に紹介した。", ASSEMBLY, set()),
        ("委員長に[N:白石]君から資料が渡された。", ASSEMBLY, set()),
    ],
)
def test_who_was_chosen(hear: Hear, text: str, body: dict[str, str], posts: set[tuple[str, str]]) -> None:
    assert hear(text, **body).by("structure:election").objects(HOLDS) == posts


def test_the_chosen_members_of_a_committee_are_presented_one_by_one(hear: Hear) -> None:
    lines = (
        "[O:予算委員会]で互選された委員長及び理事を紹介いたします。",
        "[N:白石]委員長。",
        "[N:三田]理事。（拍手）",
    )
    heard = hear(*lines, speakers=(("鳥居", "議長"),), **ASSEMBLY)
    assert heard.objects(HOLDS) >= {("白石", "委員長@予算委員会"), ("三田", "理事@予算委員会")}


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("[N:白石]君を[O:総務委員会]委員に選任いたしたいと存じます。", "planned"),
        ("[N:白石]君を[O:総務委員会]委員に選任することに御異議ありませんか。", "asked"),
    ],
)
def test_a_proposal_chooses_nobody_yet(hear: Hear, text: str, manner: str) -> None:
    assert hear(text, **ASSEMBLY).by("structure:election").manners == {manner}


def test_whose_term_ends_is_still_a_member(hear: Hear) -> None:
    lines = ("[O:青葉市収用委員会]委員でございます。", "三月で任期満了となります[N:白石]氏の後任を選びます。")
    assert hear(*lines, **ASSEMBLY).objects(MEMBER) == {("白石", "青葉市収用委員会")}
