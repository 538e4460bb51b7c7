"""The laws of the stage: order does not matter, nothing is lost, evidence is united."""

import random
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import Claim, EntityType, Mention, Predicate, Recognition, Reference, Span, Status
from policy_graph.resolve.resolver import resolve

Minutes = Callable[..., Any]
NAMES = st.sampled_from(
    [
        "〈o:港湾局〉",
        "〈o:緑浜市港湾局〉",
        "〈p municipality,within=青空県:緑浜市〉",
        "〈p:緑浜〉",
        "〈g:みどりプラン第２期計画〉",
        "〈g:第２期計画〉",
        "〈n:佐藤〉委員",
        "〈n:佐藤一郎〉",
        "〈o:~同社〉",
        "〈o:青空電機〉",
        "〈g:~本プラン〉",
        "〈t:市長〉",
        "〈p:~本市〉",
        "〈g ,canonical=みどりプラン第２期計画:緑プラ〉",
    ]
)


def claim(
    subject: Mention | Reference,
    predicate: Predicate,
    object_: Mention | Reference,
    start: int = 0,
    **more: Any,
) -> Claim:
    return Claim(
        subject=subject,
        predicate=predicate,
        object=object_,
        evidence=Span(start, start + 1),
        **{"method": "test", "confidence": 0.5, **more},
    )


@given(st.lists(NAMES, min_size=1, max_size=8), st.integers(0, 5))
def test_order_of_mentions_and_claims_does_not_matter(minutes: Minutes, names: list[str], seed: int) -> None:
    case = minutes(
        "。".join(names), body="緑浜市議会総務委員会", people=(("佐藤一郎", "委員"), ("佐藤花子", "委員"))
    )
    ends = case.mentions
    claims = [claim(a, Predicate.COOPERATES_WITH, b, a.span.start) for a in ends for b in ends]
    mixed, turned = list(case.mentions), list(claims)
    random.Random(seed).shuffle(mixed)
    random.Random(seed).shuffle(turned)
    straight = resolve(case.document, case.meeting, Recognition(mentions=case.mentions, claims=tuple(claims)))
    shuffled = resolve(case.document, case.meeting, Recognition(mentions=tuple(mixed), claims=tuple(turned)))
    assert straight == shuffled
    again = resolve(
        case.document, case.meeting, Recognition(mentions=straight.mentions, claims=tuple(claims))
    )
    assert again == straight


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_every_name_has_an_entity_and_every_entity_a_name(minutes: Minutes, names: list[str]) -> None:
    resolution = minutes("。".join(names), body="緑浜市議会総務委員会").resolve()
    assert all(mention.entity or mention.anaphor for mention in resolution.mentions)
    named = {mention.entity for mention in resolution.mentions if mention.entity}
    assert [entity.id for entity in resolution.entities] == sorted(named)
    assert all(entity.label and entity.label not in entity.aliases for entity in resolution.entities)


def test_one_statement_keeps_all_its_evidence_and_the_best_confidence(minutes: Minutes) -> None:
    case = minutes("〈o:港湾局〉と〈o:緑浜市港湾局〉は〈g:みどり条例〉")
    one, two, three = case.mentions
    facts = case.resolve(
        claim(two, Predicate.RESPONSIBLE_FOR, three, 5, confidence=0.9, method="strong"),
        claim(one, Predicate.RESPONSIBLE_FOR, three, 2),
        claim(one, Predicate.RESPONSIBLE_FOR, three, 2),
        claim(one, Predicate.RESPONSIBLE_FOR, three, 2, status=Status.PLANNED),
    ).facts
    assert [(fact.status, fact.evidence, fact.method) for fact in facts] == [
        (Status.PLANNED, (Span(2, 3),), "test"),
        (Status.STATED, (Span(2, 3), Span(5, 6)), "strong"),
    ]


def test_cooperation_is_one_fact_in_both_directions(minutes: Minutes) -> None:
    case = minutes("〈o:青空電機〉と〈o:白い銀行〉")
    one, two = case.mentions
    facts = case.resolve(
        claim(one, Predicate.COOPERATES_WITH, two), claim(two, Predicate.COOPERATES_WITH, one, 3)
    ).facts
    assert len(facts) == 1
    assert len(facts[0].evidence) == 2


def test_claims_that_make_no_fact_are_reported(minutes: Minutes) -> None:
    case = minutes("〈o:~同社〉と〈o:港湾局〉、〈o:緑浜市港湾局〉")
    open_, one, same = case.mentions
    resolution = case.resolve(claim(open_, Predicate.PART_OF, one), claim(one, Predicate.PART_OF, same, 4))
    assert resolution.facts == ()
    assert [finding.code for finding in resolution.findings].count("resolve.no-fact") == 2


def test_the_subject_of_an_alias_is_the_alias_itself(minutes: Minutes) -> None:
    case = minutes("〈g:みどり条例〉（愛称）")
    alias = Reference(type=EntityType.PROGRAM, name="愛称")
    (fact,) = case.resolve(claim(alias, Predicate.ALIAS_OF, case.mentions[0])).facts
    assert (fact.subject, fact.object) == ("愛称", "program/緑浜市.みどり条例")


def test_posts_meet_whether_their_organization_is_written_short_or_full(minutes: Minutes) -> None:
    case = minutes("〈n:佐藤〉、〈o:緑浜市港湾局〉", body="緑浜市議会")
    person = case.mentions[0]
    posts = [
        Reference(type=EntityType.POST, name="局長", within=owner) for owner in ("港湾局", "緑浜市港湾局")
    ]
    facts = case.resolve(*(claim(person, Predicate.HOLDS_POST, post) for post in posts)).facts
    assert [fact.object for fact in facts] == ["post/緑浜市港湾局.局長"]


def test_names_that_only_claims_know_are_entities_too(minutes: Minutes) -> None:
    case = minutes("〈n:佐藤〉", body="緑浜市議会総務委員会")
    body = Reference(type=EntityType.ORGANIZATION, name="緑浜市議会総務委員会")
    resolution = case.resolve(claim(case.mentions[0], Predicate.MEMBER_OF, body))
    assert "organization/緑浜市議会.総務委員会" in {entity.id for entity in resolution.entities}


def test_nothing_is_stated_of_a_surname_that_two_people_share(minutes: Minutes) -> None:
    case = minutes(
        "〈n:佐藤〉議員と〈o:青空電機〉",
        body="緑浜市議会",
        people=(("佐藤一郎", "議員"), ("佐藤花子", "議員")),
    )
    resolution = case.resolve(claim(case.mentions[0], Predicate.MEMBER_OF, case.mentions[1]))
    assert resolution.facts == ()
    assert "resolve.no-fact" in {finding.code for finding in resolution.findings}


def test_a_post_is_called_by_the_names_that_the_minutes_give_its_organization(minutes: Minutes) -> None:
    case = minutes("〈o:市民部〉の〈n:佐藤〉さん、〈o:緑浜市港湾局〉と〈o:港湾局〉")
    posts = [Reference(type=EntityType.POST, name="次長", within=owner) for owner in ("市民部", "港湾局")]
    found = case.resolve(*(claim(case.mentions[1], Predicate.HOLDS_POST, post) for post in posts)).entities
    named = {entity.label: entity.aliases for entity in found if entity.type is EntityType.POST}
    assert named == {"次長@市民部": (), "次長@緑浜市港湾局": ("次長@港湾局",)}
