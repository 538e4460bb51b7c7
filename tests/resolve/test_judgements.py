"""Judgements replayed: what they merge, part, withdraw and retype, and the laws that make deleting a line an undo."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.model import (
    Code,
    Document,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Judgement,
    Listed,
    Mention,
    Predicate,
    Span,
    Verdict,
)
from policy_graph.resolve.contradictions import refuse_contradictions
from policy_graph.resolve.judgements import replay
from policy_graph.resolve.names import key_of, mint

Minutes = Callable[..., Any]
A, B, CITY = "organization/青空財団", "organization/緑浜市.青空課", "place/緑浜市"
PLAN, PLAN_TOO, HALL = "program/緑浜市.みどり計画", "program/緑計画", "organization/緑浜会館"
HEAD_A, HEAD_B = "post/青空財団.課長", "post/緑浜市青空課.課長"
FLOWER, SHORT = "person/緑浜市議会.山田花子", "person/緑浜市議会.山田太郎"
IDS = (A, B, CITY, PLAN, HALL, HEAD_A, HEAD_B, FLOWER)
NORTH, SOUTH = (
    Listed(name="緑浜市", kind="municipality", within=within, codes=(Code(scheme="lgcode", value=value),))
    for within, value in (("北県", "990001"), ("南県", "980005"))
)
HOJIN = (Code(scheme="hojin", value="1"),)
# What official lists say of a name: nothing, one entry, or several among which the text does not decide.
LISTED: tuple[dict[str, Any], ...] = (
    {},
    {"codes": HOJIN},
    {"candidates": (NORTH, SOUTH)},
    {"candidates": (SOUTH,)},
)
READINGS = (None, "あおぞら", "みどりはま")
SURFACES = ("青空", "青空課", "みどり", "山田")


def judged(verdict: Verdict, about: str, becomes: str | None = None, **more: Any) -> Judgement:
    return Judgement(
        verdict=verdict, about=about, becomes=becomes, who="緑川", when="2026-11-28", why="試し", **more
    )


def same(kept: str, other: str) -> Judgement:
    return judged(Verdict.SAME, other, kept)


def retype(about: str, type_: EntityType, kind: str | None = None) -> Judgement:
    key = key_of(about)
    assert key
    return judged(Verdict.RETYPE, about, mint(type_, key.scope, key.name), kind=kind)


def entity(id_: str, label: str | None = None, **more: Any) -> Entity:
    key = key_of(id_)
    assert key
    plain = f"{key.name}@{key.scope}" if key.type is EntityType.POST else key.name
    return Entity(id=id_, type=key.type, label=label or plain, within=key.scope or None, **more)


def mention(id_: str, name: str, start: int, **more: Any) -> Mention:
    key = key_of(id_)
    assert key
    return Mention(
        span=Span(start, start + len(name)),
        type=key.type,
        name=name,
        method="test",
        confidence=0.9,
        entity=id_,
        **more,
    )


def fact(subject: str, predicate: Predicate, object_: str, *starts: int, **more: Any) -> Fact:
    return Fact(
        subject=subject,
        predicate=predicate,
        object=object_,
        evidence=tuple(Span(start, start + 10) for start in starts),
        **{"method": "test", "confidence": 0.5, **more},
    )


def extraction(minutes: Minutes, *records: Mention | Entity | Fact, name: str = "r06-1.txt") -> Extraction:
    case = minutes("")
    document: Document = replace(case.document, name=name)
    return Extraction(
        document=document,
        meeting=case.meeting,
        mentions=tuple(each for each in records if isinstance(each, Mention)),
        entities=tuple(sorted((e for e in records if isinstance(e, Entity)), key=lambda e: e.id)),
        facts=tuple(each for each in records if isinstance(each, Fact)),
    )


def told(found: Extraction) -> tuple[Any, ...]:
    return found.mentions, found.entities, found.facts, found.findings


@st.composite
def extractions(draw: st.DrawFn) -> tuple[list[Mention], list[Entity], list[Fact]]:
    """Names one after the other, each ten characters from the next, and facts resting on one or two of these places."""
    places = draw(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(SURFACES)), max_size=8))
    listed, readings = st.sampled_from(LISTED), st.sampled_from(READINGS)
    mentions = [
        mention(id_, name, at * 10, reading=draw(readings), witnesses=at % 3, **draw(listed))
        for at, (id_, name) in enumerate(places)
    ]
    triples = st.tuples(st.sampled_from(IDS), st.sampled_from(Predicate), st.sampled_from(IDS))
    facts = {
        (subject, predicate, object_): fact(subject, predicate, object_, *sorted(starts))
        for subject, predicate, object_ in draw(st.lists(triples, max_size=5))
        if subject != object_
        for starts in [draw(st.sets(st.sampled_from(range(0, 90, 10)), min_size=1, max_size=2))]
        if not (predicate is Predicate.COOPERATES_WITH and object_ < subject)
    }
    facts = {
        key: replace(each, subject="青空") if key[1] is Predicate.ALIAS_OF else each
        for key, each in facts.items()
    }
    unique = {(each.subject, each.predicate, each.object): each for each in facts.values()}
    ends = {end for each in unique.values() for end in (each.subject, each.object) if key_of(end)}
    surfaces = {id_: sorted({name for other, name in places if other == id_}) for id_ in IDS}
    entities = [
        entity(
            id_,
            aliases=()
            if id_.startswith("post")
            else tuple(name for name in surfaces[id_] if name != entity(id_).label),
            reading=draw(readings),
            **draw(listed),
        )
        for id_ in sorted(ends | {id_ for id_, _ in places})
    ]
    return mentions, entities, [unique[key] for key in sorted(unique)]


JUDGEMENTS = st.one_of(
    st.builds(same, st.sampled_from((*IDS, PLAN_TOO)), st.sampled_from((*IDS, PLAN_TOO))),
    st.builds(
        lambda about, other, name, document: judged(
            Verdict.NOT_SAME, about, other, name=name, document=document
        ),
        st.sampled_from(IDS),
        st.sampled_from((*IDS, SHORT)),
        st.sampled_from(SURFACES),
        st.sampled_from((None, "r06-*", "other*")),
    ),
    st.builds(
        lambda id_, name: judged(Verdict.DROP, id_, name=name),
        st.sampled_from(IDS),
        st.sampled_from((None, *SURFACES)),
    ),
    st.builds(retype, st.sampled_from(IDS), st.sampled_from(EntityType), st.sampled_from((None, "hall"))),
).filter(lambda each: each.about != each.becomes or each.kind is not None)


# Judgements on what no document here knows.
STRANGE = (
    judged(Verdict.DROP, "place/知らない町"),
    same("organization/知らない会", "organization/知らない社"),
    judged(Verdict.NOT_SAME, A, SHORT, name="知らない名"),
    judged(Verdict.NOT_SAME, CITY, "place/知らない町", document="other*"),
    retype("program/知らない計画", EntityType.PLACE, "hall"),
)


def agreeing(judgements: list[Judgement]) -> list[Judgement]:
    """Leave out what contradicts those before it."""
    kept: list[Judgement] = []
    for each in judgements:
        try:
            refuse_contradictions([*kept, each], "judgements.toml")
            kept.append(each)
        except UsageError:
            continue
    return kept


@given(extractions(), st.lists(JUDGEMENTS, max_size=5), st.randoms())
def test_the_laws_of_replay(
    minutes: Minutes,
    records: tuple[list[Mention], list[Entity], list[Fact]],
    judgements: list[Judgement],
    mixed: random.Random,
) -> None:
    judgements = agreeing(judgements)
    before = extraction(minutes, *(each for kind in records for each in kind))
    after = replay(before, judgements)
    assert replay(before, ()) is before
    assert replay(before, STRANGE) == before
    assert told(replay(after, judgements)) == told(after)
    turned = list(judgements)
    mixed.shuffle(turned)
    assert replay(before, turned) == after
    known = {each.id: each for each in after.entities}
    judged_ids = {id_ for each in judgements for id_ in (each.about, each.becomes)}
    changed = {each for each in after.entities if each not in before.entities}
    # Posts follow their organizations.
    assert {each.id for each in changed if each.type is not EntityType.POST} <= judged_ids
    assert not any(each.codes and each.candidates for each in after.entities)
    used = {each.entity for each in after.mentions}
    for each in after.facts:
        assert each.subject != each.object
        used |= {each.object} if each.predicate is Predicate.ALIAS_OF else {each.subject, each.object}
    assert used <= known.keys()
    gone = {each.about for each in judgements if each.name is None and each.document is None}
    gone -= {each.becomes for each in judgements}
    assert not gone & known.keys()
    assert all(each.label and each.label not in each.aliases for each in after.entities)
    assert all(key_of(each.id) and each.id.startswith(f"{each.type.lower()}/") for each in after.entities)


def test_what_is_merged_keeps_its_label_and_takes_over_names_codes_and_facts(minutes: Minutes) -> None:
    code = Code(scheme="hojin", value="1")
    before = extraction(
        minutes,
        mention(A, "青空財団", 0),
        mention(HALL, "会館", 20),
        entity(A, kind="association"),
        entity(HALL, aliases=("会館",), codes=(code,)),
        entity(PLAN),
        fact(A, Predicate.RESPONSIBLE_FOR, PLAN, 0, confidence=0.6, method="weak"),
        fact(HALL, Predicate.RESPONSIBLE_FOR, PLAN, 20, confidence=0.9, method="strong"),
    )
    after = replay(before, [same(A, HALL)])
    assert [each.entity for each in after.mentions] == [A, A]
    assert after.entities == (
        entity(A, kind="association", aliases=("会館", "緑浜会館"), codes=(code,)),
        entity(PLAN),
    )
    (united,) = after.facts
    assert (united.subject, united.evidence) == (A, (Span(0, 10), Span(20, 30)))
    assert (united.confidence, united.method) == (0.9, "strong")
    assert after.judged == ((same(A, HALL), 2),)
    assert after.replaced == ((HALL, A),)


def test_judgements_that_meet_nothing_change_nothing(minutes: Minutes) -> None:
    before = extraction(
        minutes,
        mention(CITY, "緑浜市", 0, candidates=(SOUTH, NORTH), reading="みどりはまし", witnesses=2),
        entity(CITY, kind="municipality", candidates=(NORTH, SOUTH), reading="みどりはまし"),
        entity(A, codes=HOJIN, reading="あおぞらざいだん"),
        fact(A, Predicate.LOCATED_IN, CITY, 0),
    )
    assert replay(before, STRANGE) == before


def test_a_merge_unites_the_entries_that_a_name_may_stand_for_until_there_is_a_code(minutes: Minutes) -> None:
    town, hall = "place/緑浜町", "place/青空町"
    before = extraction(
        minutes,
        entity(CITY, candidates=(NORTH,)),
        entity(town, candidates=(NORTH, SOUTH)),
        entity(hall, codes=HOJIN),
    )
    (both, _) = replay(before, [same(CITY, town)]).entities
    assert (both.id, both.candidates) == (CITY, (NORTH, SOUTH))
    (known,) = replay(before, [same(CITY, town), same(CITY, hall)]).entities
    assert (known.codes, known.candidates) == (HOJIN, ())


def test_what_the_document_does_not_know_is_minted_under_the_name_in_its_id(minutes: Minutes) -> None:
    before = extraction(minutes, mention(HALL, "緑浜会館", 0), entity(HALL, kind="company"))
    (kept,) = replay(before, [same(B, HALL)]).entities
    assert kept == entity(B, "青空課", kind="company", aliases=("緑浜会館",))


def test_a_chain_is_followed_to_its_end(minutes: Minutes) -> None:
    before = extraction(minutes, mention(HALL, "緑浜会館", 0), entity(HALL))
    after = replay(before, [same(B, HALL), same(A, B)])
    assert [each.id for each in after.entities] == [A]
    assert after.replaced == ((HALL, A),)


def test_a_fact_whose_ends_become_one_thing_is_gone_and_reported(minutes: Minutes) -> None:
    before = extraction(minutes, entity(A), entity(HALL), fact(A, Predicate.COOPERATES_WITH, HALL, 5))
    after = replay(before, [same(A, HALL)])
    assert after.facts == ()
    (finding,) = after.findings
    assert (finding.code, finding.span) == ("resolve.no-fact", Span(5, 15))
    assert "青空財団 cooperatesWith 緑浜会館" in finding.message


def test_posts_follow_their_organization(minutes: Minutes) -> None:
    before = extraction(
        minutes,
        mention(HEAD_B, "課長", 0),
        entity(B),
        entity(HEAD_B),
        entity(FLOWER),
        fact(FLOWER, Predicate.HOLDS_POST, HEAD_B, 0),
    )
    after = replay(before, [same(A, B)])
    assert [each.entity for each in after.mentions] == [HEAD_A]
    assert [each.object for each in after.facts] == [HEAD_A]
    assert entity(HEAD_A, "課長@青空財団") in after.entities
    assert (HEAD_B, HEAD_A) in after.replaced


def test_posts_stay_where_the_organization_only_changes_its_scope_or_type(minutes: Minutes) -> None:
    before = extraction(minutes, entity(B), entity(HEAD_B))
    for judgement in (same("organization/緑浜市青空課", B), retype(B, EntityType.PLACE)):
        assert HEAD_B in {each.id for each in replay(before, [judgement]).entities}


def test_a_spelling_that_is_another_thing_takes_its_mentions_and_evidence_with_it(minutes: Minutes) -> None:
    before = extraction(
        minutes,
        mention(FLOWER, "山田花子", 0),
        mention(FLOWER, "山田", 20),
        mention(FLOWER, "山 田", 40),
        entity(FLOWER, aliases=("山田",)),
        entity(A),
        fact(FLOWER, Predicate.MEMBER_OF, A, 0, 20),
        fact(FLOWER, Predicate.PARTICIPATES_IN, A, 60),
    )
    judgement = judged(Verdict.NOT_SAME, FLOWER, SHORT, name="山田")
    after = replay(before, [judgement])
    assert [each.entity for each in after.mentions] == [FLOWER, SHORT, SHORT]
    assert {(each.subject, each.predicate): each.evidence for each in after.facts} == {
        (FLOWER, Predicate.MEMBER_OF): (Span(0, 10),),
        (SHORT, Predicate.MEMBER_OF): (Span(20, 30),),
        (FLOWER, Predicate.PARTICIPATES_IN): (Span(60, 70),),
    }
    assert after.entities == (entity(A), entity(SHORT, aliases=("山田",)), entity(FLOWER))
    assert after.judged == ((judgement, 3),)
    assert after.replaced == ()


def test_an_alias_that_is_judged_to_be_none_is_withdrawn(minutes: Minutes) -> None:
    alias = fact("みどり", Predicate.ALIAS_OF, PLAN, 0)
    before = extraction(
        minutes,
        mention(PLAN, "みどり計画", 0),
        mention(PLAN, "みどり", 6),
        entity(PLAN, aliases=("みどり",)),
        alias,
    )
    other = "program/緑浜市.みどり"
    after = replay(before, [judged(Verdict.NOT_SAME, PLAN, other, name="みどり")])
    assert after.facts == ()
    assert after.entities == (entity(other), entity(PLAN))


def test_a_pattern_of_documents_parts_one_document_from_another(minutes: Minutes) -> None:
    judgement = judged(Verdict.NOT_SAME, FLOWER, "person/紅町議会.山田花子", document="r0?-1*")
    records = (
        mention(FLOWER, "山田花子", 0),
        entity(FLOWER),
        entity(A),
        fact(FLOWER, Predicate.MEMBER_OF, A, 30),
    )
    meant = replay(extraction(minutes, *records, name="r06-1.txt"), [judgement])
    other = replay(extraction(minutes, *records, name="h31-1.txt"), [judgement])
    assert {each.entity for each in meant.mentions} == {"person/紅町議会.山田花子"}
    assert {each.subject for each in meant.facts} == {"person/紅町議会.山田花子"}
    assert FLOWER not in {each.id for each in meant.entities}
    assert told(other) == told(extraction(minutes, *records))


def test_the_more_exact_judgement_counts(minutes: Minutes) -> None:
    rough = judged(Verdict.NOT_SAME, FLOWER, A, document="r06*")
    exact = judged(Verdict.DROP, FLOWER, name="山田")
    before = extraction(minutes, mention(FLOWER, "山田", 0), mention(FLOWER, "花子", 9), entity(FLOWER))
    assert [each.entity for each in replay(before, [rough, exact]).mentions] == [A]


def test_what_is_dropped_takes_mentions_and_facts_with_it_and_nothing_else(minutes: Minutes) -> None:
    before = extraction(
        minutes,
        mention(HALL, "会館", 0),
        mention(A, "青空財団", 20),
        entity(HALL),
        entity(A),
        entity(PLAN),
        fact(HALL, Predicate.RESPONSIBLE_FOR, PLAN, 0),
        fact(A, Predicate.RESPONSIBLE_FOR, PLAN, 20),
    )
    after = replay(before, [judged(Verdict.DROP, HALL)])
    assert [each.entity for each in after.mentions] == [A]
    assert [each.subject for each in after.facts] == [A]
    assert after.entities == (entity(A), entity(PLAN))
    assert (after.findings, after.replaced) == ((), ())


def test_what_is_retyped_is_named_as_before_and_says_nothing_that_its_type_cannot(minutes: Minutes) -> None:
    before = extraction(
        minutes,
        mention(B, "青空課", 0, kind="unit"),
        entity(B, "青空課（仮）", kind="unit"),
        entity(A),
        fact(B, Predicate.MEMBER_OF, A, 0),
        fact(B, Predicate.COOPERATES_WITH, A, 0),
    )
    after = replay(before, [retype(B, EntityType.PLACE, "facility")])
    place = "place/緑浜市.青空課"
    (moved,) = after.mentions
    assert (moved.entity, moved.type, moved.kind) == (place, EntityType.PLACE, "facility")
    assert entity(place, "青空課（仮）", kind="facility") in after.entities
    assert [(each.subject, each.predicate, each.object) for each in after.facts] == [
        (A, Predicate.COOPERATES_WITH, place)
    ]
    assert [each.code for each in after.findings] == ["resolve.no-fact"]
    assert after.replaced == ((B, place),)


def test_a_government_that_was_taken_for_an_organization_stays_a_member(minutes: Minutes) -> None:
    town = "organization/紅町"
    before = extraction(minutes, entity(town), entity(A), fact(town, Predicate.MEMBER_OF, A, 0))
    after = replay(before, [retype(town, EntityType.PLACE, "municipality")])
    assert [(each.subject, each.object) for each in after.facts] == [("place/紅町", A)]


def test_a_kind_alone_can_be_put_right(minutes: Minutes) -> None:
    before = extraction(minutes, mention(HALL, "会館", 0), entity(HALL, kind="unit"))
    judgement = retype(HALL, EntityType.ORGANIZATION, "company")
    after = replay(before, [judgement])
    assert after.entities == (entity(HALL, kind="company"),)
    assert (after.judged, after.replaced) == (((judgement, 1),), ())
