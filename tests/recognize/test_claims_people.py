"""Claims from lists of people, speaker labels and people in running text; invented people of invented cities."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import (
    Attendee,
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
    Stated,
    Status,
    Utterance,
    UtteranceKind,
)
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.claims import find
from policy_graph.recognize.claims_people import assembly, parted, posts_apart
from policy_graph.text import join

TYPES = {
    "O": (EntityType.ORGANIZATION, None),
    "G": (EntityType.PLACE, "municipality"),
    "N": (EntityType.PERSON, None),
}
MARK = re.compile(r"\[(\w):([^]]+)]")


# Labels and lists stand before the talk that the tests read: far away from it.
AWAY = 900


def stated(value: str | None, at: int = AWAY) -> Stated | None:
    return Stated(value=value, span=Span(at, at + len(value))) if value else None


def attendee(
    name: str | None,
    role: str | None,
    group: str,
    affiliation: str | None = None,
    affiliation_role: str | None = None,
) -> Attendee:
    return Attendee(
        span=Span(AWAY, AWAY + 9),
        name=stated(name),
        role=stated(role),
        affiliation=stated(affiliation),
        affiliation_role=stated(affiliation_role),
        group=group,
    )


def utterance(number: int, name: str | None, role: str | None) -> Utterance:
    return Utterance(
        number=number,
        label=Span(AWAY + number, AWAY + number + 1),
        speaker=f"{name}{role}",
        name=stated(name),
        role=stated(role),
        kind=UtteranceKind.SPEECH,
        span=Span(number + 1, number + 2),
    )


def meeting(
    body: str | None, municipality: str | None, *people: Attendee, talk: tuple[Utterance, ...] = ()
) -> Meeting:
    return Meeting(
        document="invented",
        layout=LayoutChoice(name="test", score=None, margin=None),
        title=None,
        body=stated(body),
        municipality=stated(municipality),
        date=None,
        start_time=None,
        end_time=None,
        venue=None,
        observers=None,
        attendees=people,
        agenda=(),
        utterances=talk,
        passages=(),
        regions=(),
    )


def document(text: str) -> Document:
    return Document(
        name="invented.txt",
        source=text.encode(),
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
    )


def said(claims: tuple[Claim, ...], predicate: Predicate) -> set[tuple[str, str]]:
    """Subject and object of the claims of one predicate; a post as role@organization."""
    found = (claim for claim in claims if claim.predicate is predicate)
    return {
        (claim.subject.name, "@".join(part for part in (claim.object.name, claim.object.within) if part))
        for claim in found
    }


def listed(
    *people: Attendee, body: str = "青葉市産業会議", municipality: str = "青葉市"
) -> tuple[Claim, ...]:
    return find(
        document=document(" " * 20), meeting=meeting(body, municipality, *people), analyses=(), mentions=()
    )


def spoken(marked: str, of: Meeting) -> tuple[Claim, ...]:
    """Read one passage in which names are marked [O:…], [G:…] or [N:…]."""
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
    passage = Passage(spans=(Span(0, len(text)),), kind=RegionKind.SPEECH, utterance=1)
    analysis = Analysis(passage=passage, copy=join(text, [(0, len(text))]), tokens=(), sentences=(), names=())
    return find(document=document(text), meeting=of, analyses=(analysis,), mentions=mentions)


COUNCIL = meeting("青葉市産業会議", "青葉市", talk=(utterance(1, "鳥居", "委員"),))
ASSEMBLY = meeting("青葉市議会", "青葉市", talk=(utterance(1, "鳥居", "議長"),))


def test_a_member_sits_in_the_body_and_holds_the_role_there() -> None:
    claims = listed(attendee("鳥居", "座長", "委員"))
    assert said(claims, Predicate.MEMBER_OF) == {("鳥居", "青葉市産業会議")}
    assert said(claims, Predicate.HOLDS_POST) == {("鳥居", "座長@青葉市産業会議")}


def test_posts_elsewhere_stand_in_the_bracket_behind_the_name() -> None:
    claims = listed(attendee("鳥居", "委員", "委員", "青葉商工会", "専務理事・事務局長"))
    assert ("鳥居", "専務理事@青葉商工会") in said(claims, Predicate.HOLDS_POST)
    assert ("鳥居", "事務局長@青葉商工会") in said(claims, Predicate.HOLDS_POST)


def test_an_affiliation_without_a_post_is_a_membership() -> None:
    claims = listed(attendee("鳥居", "委員", "委員", "青葉大学"))
    assert ("鳥居", "青葉大学") in said(claims, Predicate.MEMBER_OF)


def test_officials_hold_posts_and_are_no_members() -> None:
    claims = listed(
        attendee("鳥居", "産業部長", "説明のため出席した者"), attendee("白石", "産業部参事", "事務局")
    )
    assert said(claims, Predicate.MEMBER_OF) == set()
    assert said(claims, Predicate.HOLDS_POST) == {("鳥居", "産業部長@青葉市"), ("白石", "参事@産業部")}


def test_the_office_of_an_assembly_belongs_to_the_assembly() -> None:
    claims = listed(attendee("鳥居", "書記", "事務局職員"), body="青葉市議会総務委員会")
    assert said(claims, Predicate.HOLDS_POST) == {("鳥居", "書記@青葉市議会")}


def test_guests_and_posts_without_a_holder_make_no_claim() -> None:
    assert listed(attendee("鳥居", "代表", "参考人"), attendee(None, "産業部長", "事務局")) == ()


def test_a_committee_is_a_part_of_its_assembly() -> None:
    claims = listed(body="青葉市議会総務委員会")
    assert said(claims, Predicate.PART_OF) == {("青葉市議会総務委員会", "青葉市議会")}


def test_labels_give_chairs_members_and_officials() -> None:
    talk = (utterance(1, "鳥居", "議長"), utterance(2, "白石", "４番"), utterance(3, "三田", "青葉市長"))
    claims = find(
        document=document(" " * 20),
        meeting=meeting("青葉市議会", "青葉市", talk=talk),
        analyses=(),
        mentions=(),
    )
    assert said(claims, Predicate.MEMBER_OF) == {("鳥居", "青葉市議会"), ("白石", "青葉市議会")}
    assert said(claims, Predicate.HOLDS_POST) == {("鳥居", "議長@青葉市議会"), ("三田", "市長@青葉市")}


def test_a_chair_of_a_committee_who_reports_to_the_full_session() -> None:
    talk = (utterance(1, "鳥居", "総務委員長"),)
    claims = find(
        document=document(" " * 20),
        meeting=meeting("青葉市議会", "青葉市", talk=talk),
        analyses=(),
        mentions=(),
    )
    assert said(claims, Predicate.MEMBER_OF) == {("鳥居", "青葉市議会総務委員会")}


@pytest.mark.parametrize(
    ("text", "member", "post"),
    [
        ("[N:白石]委員からお話がありました。", "青葉市産業会議", "委員@青葉市産業会議"),
        ("[O:青葉商工会]の[N:白石]会長のご意見です。", None, "会長@青葉商工会"),
        ("[O:青葉製作所]の[N:白石]です。", "青葉製作所", None),
        ("[O:青葉製作所]の[N:白石]さんに伺いました。", "青葉製作所", None),
        ("[N:白石]産業部長が説明した。", None, "産業部長@青葉市"),
        ("[O:港湾部会]の部会長を務めております[N:白石]です。", "港湾部会", "部会長@港湾部会"),
        ("[O:青葉市監査事務局]次長　[N:白石]", None, "次長@青葉市監査事務局"),
    ],
)
def test_people_in_running_text(text: str, member: str | None, post: str | None) -> None:
    claims = [claim for claim in spoken(text, COUNCIL) if claim.subject.name == "白石"]
    assert said(tuple(claims), Predicate.MEMBER_OF) == ({("白石", member)} if member else set())
    assert said(tuple(claims), Predicate.HOLDS_POST) == ({("白石", post)} if post else set())


def test_who_says_to_hold_a_post_is_the_speaker() -> None:
    assert ("鳥居", "顧問@青葉商工会") in said(
        spoken("[O:青葉商工会]の顧問を務めております。", COUNCIL), Predicate.HOLDS_POST
    )


def test_a_role_of_another_body_is_not_taken_for_one_of_the_assembly() -> None:
    assert said(spoken("[N:白石]会長とお会いした。", ASSEMBLY), Predicate.MEMBER_OF) == {
        ("鳥居", "青葉市議会")
    }


def test_a_member_who_left_is_marked_as_former() -> None:
    claims = [
        claim
        for claim in spoken("[N:白石]委員の辞任を許可しました。", COUNCIL)
        if claim.subject.name == "白石"
    ]
    assert claims
    assert {claim.status for claim in claims} == {Status.FORMER}


def test_claims_point_at_the_words_that_say_them() -> None:
    text = "本日は[O:青葉商工会]の[N:白石]会長をお招きした。"
    claim = next(claim for claim in spoken(text, COUNCIL) if claim.object.within == "青葉商工会")
    assert claim.evidence.of(MARK.sub(r"\2", text)) == "青葉商工会の白石会長"


@pytest.mark.parametrize(
    ("role", "owner", "post"),
    [
        ("総務部参事", "総務部", "参事"),
        ("教育委員会事務局次長", "教育委員会事務局", "次長"),
        ("選挙管理委員会事務局長", "選挙管理委員会", "事務局長"),
        ("総務部長", None, "総務部長"),
        ("事務局長", None, "事務局長"),
        ("会計管理者", None, "会計管理者"),
    ],
)
def test_a_title_is_parted_behind_the_unit(role: str, owner: str | None, post: str) -> None:
    assert parted(role) == (owner, post)


def test_titles_are_parted_only_where_both_halves_are_posts() -> None:
    assert posts_apart("常務理事・事務局長") == ["常務理事", "事務局長"]
    assert posts_apart("まちづくり・交通担当部長") == ["まちづくり・交通担当部長"]


@pytest.mark.parametrize(
    ("body", "parent"),
    [("青葉市議会総務委員会", "青葉市議会"), ("青葉市会", "青葉市会"), ("産業会議", None), (None, None)],
)
def test_the_assembly_of_a_body(body: str | None, parent: str | None) -> None:
    assert assembly(body) == parent


@given(st.text(alphabet="部長委員会事務局参次総務青葉・", max_size=14))
def test_a_title_loses_no_character(role: str) -> None:
    owner, post = parted(role)
    assert (owner or "") + post == role
