"""What changed between two versions is told once, at its highest level, in words and by name."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from policy_graph.errors import UsageError
from policy_graph.model import (
    Bilingual,
    Change,
    ChangeKind,
    Changes,
    Decider,
    Entity,
    Extraction,
    Fact,
    Judgement,
    Manner,
    Mention,
    Outcome,
    Presence,
    Result,
    Span,
    Status,
    Verdict,
)
from policy_graph.triples.changes.comparison import compare
from policy_graph.triples.judgements import judgements
from policy_graph.triples.vocab import PREFIXES
from policy_graph.triples.write import quads, write

Retell = Callable[..., Extraction]
Compare = Callable[..., Changes]
BASE = "https://data.example.jp/kawabe/"
MAY = "令和６年度第１回川辺市駅前再生審議会（2024-05-20）"
AGENCY, UNION = "organization/汐浜まちづくり機構", "organization/汐浜まち機構"
PLAN = "program/川辺市.駅前再生計画"
SAME = Judgement(
    verdict=Verdict.SAME, about=AGENCY, becomes=UNION, who="緑川", when="2026-11-28", why="同じ法人番号"
)


class Version:
    """What one version of the graph is made of."""

    def __init__(
        self, *extractions: Extraction, judged: Iterable[Judgement] = (), more: Iterable[Quad] = ()
    ) -> None:
        judged = tuple(judged)
        replaced = [(each.about, each.becomes) for each in judged if each.becomes]
        self.quads = [
            *(quad for each in extractions for quad in quads(each, BASE)),
            *judgements(judged, replaced, BASE),
            *more,
        ]


@pytest.fixture
def compared(tmp_path: Path) -> Compare:
    def comparing(old: Version, new: Version) -> Changes:
        for name, version in (("old", old), ("new", new)):
            (tmp_path / name).mkdir(exist_ok=True)
            write(version.quads, tmp_path / name)
        return compare(tmp_path / "old", tmp_path / "new")

    return comparing


def kinds(changes: Changes) -> list[str]:
    return [change.kind.value for change in changes.changes]


def only(changes: Changes, kind: ChangeKind) -> Change:
    (found,) = (change for change in changes.changes if change.kind is kind)
    return found


def renamed(extraction: Extraction, old: str, new: Entity) -> Extraction:
    """Everything that stood for one entity stands for another."""

    def swap(id_: str) -> str:
        return new.id if id_ == old else id_

    facts = [replace(each, subject=swap(each.subject), object=swap(each.object)) for each in extraction.facts]
    return replace(
        extraction,
        entities=(*(each for each in extraction.entities if each.id not in (old, new.id)), new),
        mentions=tuple(
            replace(each, entity=swap(each.entity)) if each.entity else each for each in extraction.mentions
        ),
        facts=tuple(facts),
    )


def of(extraction: Extraction, id_: str) -> Entity:
    return next(each for each in extraction.entities if each.id == id_)


def test_nothing_changed(may: Extraction, july: Extraction, compared: Compare) -> None:
    changes = compared(Version(may, july), Version(july, may))
    assert changes == Changes(changes=(), first="2024-05-20", last="2024-07-08")


def test_a_meeting_is_told_by_its_title_and_not_by_its_utterances(
    may: Extraction, july: Extraction, compared: Compare
) -> None:
    added = only(compared(Version(may), Version(may, july)), ChangeKind.MEETING_ADDED)
    assert added.meeting == "令和６年度第２回川辺市駅前再生審議会（2024-07-08）"
    assert added.said == {"file": "kawabe-2024-07.txt", "utterances": 2, "facts": 1}
    assert kinds(compared(Version(may, july), Version(may))) == ["meeting-gone"]


def test_an_edited_word_is_one_change_although_every_iri_is_another(
    may: Extraction, retold: Retell, compared: Compare
) -> None:
    edited = retold(may, ("汐浜地区の倉庫街", "汐浜地区の工場街"))
    changes = compared(Version(may), Version(edited))
    assert kinds(changes) == ["source-edited", "utterance-reworded", "evidence"]
    said = only(changes, ChangeKind.UTTERANCE_REWORDED).said
    assert (said["number"], said["speaker"]) == (3, "商工課長")
    assert (said["before"], said["after"]) == (
        "…汐浜地区の倉庫街については、汐…",
        "…汐浜地区の工場街については、汐…",
    )


def test_the_same_words_of_another_speaker_are_re_attributed(
    may: Extraction, retold: Retell, compared: Compare
) -> None:
    changes = compared(Version(may), Version(retold(may, ("\n花輪委員\n", "\n月島委員\n"))))
    assert kinds(changes) == ["source-edited", "reattributed"]
    said = only(changes, ChangeKind.REATTRIBUTED).said
    assert (said["before"], said["after"]) == ("花輪", "月島")
    assert str(said["words"]).startswith("ルミナ港と汐浜港は姉妹港である。")


def test_utterances_come_and_go_by_their_words(may: Extraction, compared: Compare) -> None:
    kept = replace(may.meeting, utterances=may.meeting.utterances[:-1], passages=may.meeting.passages)
    changes = compared(Version(may), Version(replace(may, meeting=kept)))
    assert kinds(changes) == ["utterance-gone"]
    words = str(only(changes, ChangeKind.UTTERANCE_GONE).said["words"])
    assert words.startswith("ルミナ大学とは協定を結んでいない。")


def test_an_utterance_on_another_item_that_answers_nobody(may: Extraction, compared: Compare) -> None:
    last = may.meeting.utterances[-1]
    assert last.answers == 4
    talk = (*may.meeting.utterances[:-1], replace(last, answers=None, agenda=None))
    changes = compared(Version(may), Version(replace(may, meeting=replace(may.meeting, utterances=talk))))
    assert kinds(changes) == ["other-item", "other-answer"]
    assert only(changes, ChangeKind.OTHER_ITEM).said["before"] == "駅前再生計画の素案について"
    assert only(changes, ChangeKind.OTHER_ANSWER).said["before"] == "4 花輪委員"


def test_who_is_absent_now_and_who_is_on_the_list_no_more(may: Extraction, compared: Compare) -> None:
    moon, flower, *others = may.meeting.attendees
    attendees = (replace(flower, presence=Presence.ABSENT), *others)
    changes = compared(Version(may), Version(replace(may, meeting=replace(may.meeting, attendees=attendees))))
    assert [kind for kind in kinds(changes) if kind.startswith("att")] == [
        "attendee-gone",
        "attendance-changed",
    ]
    assert only(changes, ChangeKind.ATTENDEE_GONE).said["who"] == "月島"
    said = only(changes, ChangeKind.ATTENDANCE_CHANGED).said
    assert (said["who"], said["before_presence"], said["after_presence"]) == (
        "花輪",
        Bilingual(ja="出席", en="present"),
        Bilingual(ja="欠席", en="absent"),
    )
    assert moon.name is not None


def test_votes_that_were_counted_again(may: Extraction, compared: Compare) -> None:
    outcome = Outcome(
        result=Result.PASSED,
        by=Decider.BODY,
        items=(0,),
        bills=(),
        utterance=1,
        evidence=(may.meeting.utterances[0].span,),
        manner=Manner.MAJORITY,
        ayes=11,
        noes=4,
    )

    def deciding(each: Outcome) -> Version:
        return Version(replace(may, meeting=replace(may.meeting, outcomes=(each,))))

    changes = compared(deciding(outcome), deciding(replace(outcome, ayes=12, noes=3)))
    assert kinds(changes) == ["outcome-changed"]
    said = changes.changes[0].said
    assert [said[f"{side}_{vote}"] for vote in ("ayes", "noes") for side in ("before", "after")] == [
        *("11", "12"),
        *("4", "3"),
    ]


def test_an_entity_that_was_judged_the_same_is_merged_and_nothing_else(
    may: Extraction, july: Extraction, compared: Compare
) -> None:
    union = Entity(id=UNION, type=of(may, AGENCY).type, label="汐浜まち機構")
    other = renamed(july, AGENCY, union)
    old = Version(may, other)
    new = Version(renamed(may, AGENCY, replace(union, aliases=("汐浜まちづくり機構",))), other, judged=[SAME])
    changes = compared(old, new)
    assert kinds(changes) == ["merged"]
    assert changes.changes[0].said == {
        "old": "汐浜まちづくり機構",
        "new": "汐浜まち機構",
        "old_type": Bilingual(ja="組織", en="organization"),
        "new_type": Bilingual(ja="組織", en="organization"),
        "who": "緑川",
        "when": "2026-11-28",
        "why": "同じ法人番号",
    }
    back = compared(new, old)
    assert kinds(back) == ["split"]
    assert back.changes[0].said["undone_who"] == "緑川"


def test_a_judgement_that_met_nothing_is_told_by_itself(may: Extraction, compared: Compare) -> None:
    idle = replace(SAME, about="organization/どこにもない会")
    changes = compared(Version(may), Version(may, judged=[idle]))
    assert kinds(changes) == ["judged"]
    assert changes.changes[0].said["about"] == "organization/どこにもない会"
    assert kinds(compared(Version(may, judged=[idle]), Version(may))) == ["unjudged"]


def test_another_iri_in_the_same_places_is_a_new_name(may: Extraction, compared: Compare) -> None:
    union = Entity(id=UNION, type=of(may, AGENCY).type, label="汐浜まち機構")
    changes = compared(Version(may), Version(renamed(may, AGENCY, union)))
    assert kinds(changes) == ["renamed"]
    assert (changes.changes[0].said["old"], changes.changes[0].said["new"]) == (
        "汐浜まちづくり機構",
        "汐浜まち機構",
    )


def test_a_name_corrected_in_the_source_is_the_same_thing(
    may: Extraction, retold: Retell, compared: Compare
) -> None:
    """川辺倉庫株式会社 became 川辺倉庫合同会社: another word in the same place, another IRI, one thing."""
    edited = retold(may, ("川辺倉庫株式会社", "川辺倉庫合同会社"))
    old = next(each for each in may.entities if each.label == "川辺倉庫株式会社")
    place = Span(*(lambda at: (at, at + 8))(edited.document.text.index("川辺倉庫合同会社")))
    mention = Mention(
        span=place, type=old.type, name="川辺倉庫合同会社", method="by-hand", confidence=0.9, entity=old.id
    )
    edited = replace(edited, mentions=(*edited.mentions, mention))
    new = replace(old, id="organization/川辺倉庫合同会社", label="川辺倉庫合同会社")
    changes = compared(Version(may), Version(renamed(edited, old.id, new)))
    assert kinds(changes) == ["source-edited", "utterance-reworded", "renamed", "evidence"]


def test_of_another_type(may: Extraction, compared: Compare) -> None:
    place = replace(of(may, PLAN), id="place/駅前再生計画", type=of(may, "place/川辺市").type, kind=None)
    changes = compared(Version(may), Version(renamed(may, PLAN, place)))
    assert [kind for kind in kinds(changes) if not kind.startswith("fact")] == ["retyped"]
    assert only(changes, ChangeKind.RETYPED).said["new_type"] == Bilingual(ja="場所", en="place")


def test_a_dropped_entity_takes_its_facts_along(may: Extraction, compared: Compare) -> None:
    """川辺倉庫株式会社 participates in the plan: one fact, told with what it was about."""
    warehouse = next(each for each in may.entities if each.label == "川辺倉庫株式会社")
    without = replace(
        may,
        entities=tuple(each for each in may.entities if each is not warehouse),
        mentions=tuple(each for each in may.mentions if each.entity != warehouse.id),
        facts=tuple(each for each in may.facts if each.subject != warehouse.id),
    )
    changes = compared(Version(may), Version(without))
    assert kinds(changes) == ["dropped"]
    assert (changes.changes[0].said["old"], changes.changes[0].said["facts"]) == ("川辺倉庫株式会社", 1)


def test_facts_by_manner_by_evidence_and_by_confidence(may: Extraction, compared: Compare) -> None:
    first, second, third, fourth, *others = may.facts
    facts: list[Fact] = [
        replace(first, status=Status.FORMER),
        replace(second, evidence=third.evidence),
        replace(third, confidence=0.5),
        *others,
    ]
    changes = compared(Version(may), Version(replace(may, facts=tuple(facts))))
    assert kinds(changes) == ["fact-lost", "status", "evidence", "confidence"]
    said = only(changes, ChangeKind.STATUS).said
    assert (said["before"], said["after"]) == (
        Bilingual(ja="事実として", en="stated"),
        Bilingual(ja="過去", en="former"),
    )
    assert only(changes, ChangeKind.FACT_LOST).said["quote"] == "花輪委員（川辺商工会議所専務理事）"
    assert fourth.object == "organization/川辺商工会議所"


def test_a_fact_that_another_meeting_states_as_well_is_not_lost(
    may: Extraction, july: Extraction, compared: Compare
) -> None:
    fewer = replace(may, facts=tuple(each for each in may.facts if each.predicate != "responsibleFor"))
    assert kinds(compared(Version(may, july), Version(fewer, july))) == ["evidence"]


def test_new_aliases_and_codes(may: Extraction, compared: Compare) -> None:
    more = replace(of(may, PLAN), aliases=("再生計画", "駅前プラン"))
    changes = compared(Version(may), Version(renamed(may, PLAN, more)))
    assert kinds(changes) == ["alias-gained"]
    assert changes.changes[0].said["names"] == "駅前プラン"


def test_other_software_is_told_first(may: Extraction, compared: Compare, tmp_path: Path) -> None:
    compared(Version(may), Version(may))
    for name, tool in (("old", "policy-graph 0.1.0"), ("new", "policy-graph 0.2.0")):
        (tmp_path / name / "report.json").write_text(json.dumps({"tool": tool, "settings": {"model": "m"}}))
    (first,) = compare(tmp_path / "old", tmp_path / "new").changes
    assert first.said == {"name": "policy-graph", "before": "0.1.0", "after": "0.2.0"}


def withdrawn(retold: Retell, may: Extraction) -> Version:
    """A version in which 花輪 is blacked out: in the text, in every record, with a tombstone that names nobody."""
    text = may.document.text
    edits = [(f"\n花輪委員{after}", f"\n██委員{after}") for after in ("（", "\n")]
    masked = retold(may, *edits, ("（川辺商工会議所専務理事）", "（" + "█" * 11 + "）"))
    gone = next(each for each in may.entities if each.label == "花輪").id
    _, flower, *_ = may.meeting.attendees
    assert text != masked.document.text
    attendees = tuple(
        replace(each, name=None, affiliation=None, affiliation_role=None) if each is flower else each
        for each in may.meeting.attendees
    )
    left = replace(
        masked,
        entities=tuple(each for each in may.entities if each.id != gone),
        facts=tuple(each for each in may.facts if each.subject != gone),
        meeting=replace(masked.meeting, attendees=attendees),
    )
    graph, stone = NamedNode(f"{BASE}id/graph/withdrawals"), NamedNode(f"{BASE}id/withdrawal/2026-01")
    said: list[tuple[str, NamedNode | Literal]] = [
        (f"{PREFIXES['rdf']}type", NamedNode(f"{PREFIXES['pg']}Withdrawal")),
        (f"{PREFIXES['dct']}description", Literal("本人の申出", language="ja")),
        (f"{PREFIXES['dct']}description", Literal("asked for", language="en")),
    ]
    return Version(left, more=[Quad(stone, NamedNode(name), value, graph) for name, value in said])


def test_what_was_withdrawn_is_not_told_again(
    may: Extraction, july: Extraction, retold: Retell, compared: Compare
) -> None:
    changes = compared(Version(may), withdrawn(retold, may))
    assert changes.withheld
    assert only(changes, ChangeKind.WITHDRAWN).said == {
        "what": "withdrawal/2026-01",
        "reason": Bilingual(ja="本人の申出", en="asked for"),
    }
    assert "花輪" not in str(changes)
    assert "専務理事" not in str(changes)


def test_a_telephone_number_does_not_slip_through_between_known_words(
    may: Extraction, july: Extraction, retold: Retell, compared: Compare
) -> None:
    """Both words around it stand elsewhere in the new version; the number does not."""
    with_number = retold(may, ("ルミナ大学との共同研究は", "電話は044-123-4"))
    changes = compared(Version(with_number), withdrawn(retold, may))
    assert "044" not in str(changes)


def test_a_version_without_a_graph_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither"):
        compare(tmp_path, tmp_path)
