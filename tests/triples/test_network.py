"""What the stakeholder network is drawn from."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from policy_graph.counts.network import read
from policy_graph.engine.counting import write_counts
from policy_graph.engine.ties import actors_and_ties as at_hand
from policy_graph.errors import UsageError
from policy_graph.model import ActorType, Extraction, Passage, Predicate, RegionKind, Side, Span, Tie
from policy_graph.triples.network import actors_and_ties, network
from policy_graph.triples.network.bills import Bill
from policy_graph.triples.network.mentions import NEIGHBOURS
from policy_graph.triples.store import open_merged

from . import sitting
from .conftest import BASE

Publish = Callable[[Iterable[Extraction]], Path]


def named(folder: Path) -> tuple[set[tuple[str, str, str]], tuple[Tie, ...]]:
    actors, ties = actors_and_ties(folder)
    labels = {actor.id: actor.label for actor in actors}
    return {(labels[tie.source], tie.relation, labels[tie.target]) for tie in ties}, ties


def test_every_piece_of_evidence_is_a_tie(build: Path) -> None:
    _, ties = named(build)
    (first, second) = sorted(
        (tie for tie in ties if tie.relation == "responsibleFor"), key=lambda t: str(t.date)
    )
    assert (first.date, first.speaker, first.document) == ("2024-05-20", "商工課長", "kawabe-2024-05.txt")
    assert first.meeting == "令和６年度第１回川辺市駅前再生審議会"
    assert (second.date, second.quote) == ("2024-07-08", "駅前再生計画は商工課が引き続き所管する")


def test_a_tie_says_all_that_is_known_of_its_place(build: Path) -> None:
    """The July meeting: its sixth line is the second of two that are spoken, and no page is known of a plain text."""
    _, ties = named(build)
    tie = next(tie for tie in ties if tie.quote == "駅前再生計画は商工課が引き続き所管する")
    assert (tie.body, tie.line, tie.page, tie.confidence) == ("川辺市駅前再生審議会", 8, None, 1.0)
    assert str(tie.place).startswith(f"{BASE}id/quote/kawabe-2024-07")
    assert str(tie.utterance).endswith(".2")
    assert {tie.confidence for tie in ties if tie.relation == "coMention"} == {0.9}


def test_a_quote_stands_where_its_tie_says(build: Path, may: Extraction) -> None:
    _, ties = named(build)
    for tie in ties:
        if tie.document == may.document.name and tie.relation not in ("coMention", "speaksOf", "answers"):
            assert may.document.text[tie.start : tie.end] == tie.quote


def test_what_is_denied_or_planned_is_no_tie(build: Path) -> None:
    relations, _ = named(build)
    assert ("商工課", "cooperatesWith", "汐浜まちづくり機構") in relations
    assert not {
        r
        for r in relations
        if r[1] not in ("coMention", "speaksOf") and {"ルミナ大学", "川辺倉庫株式会社"} & {r[0], r[2]}
    }


def test_an_end_is_as_named_and_a_post_counts_as_its_organization_among_stakeholders(
    publish: Publish, may: Extraction
) -> None:
    fact = next(fact for fact in may.facts if fact.predicate is Predicate.RESPONSIBLE_FOR)
    by_post = replace(fact, subject="post/川辺市.商工課長")
    folder = publish([replace(may, facts=(by_post,))])
    relations, _ = named(folder)
    assert ("商工課長（川辺市）", "responsibleFor", "駅前再生計画") in relations


def test_actors_are_what_they_are_and_known_by_all_their_names(build: Path) -> None:
    actors, _ = actors_and_ties(build)
    by_label = {actor.label: actor for actor in actors}
    assert by_label["川辺市"].type is ActorType.PLACE
    assert by_label["商工課"].type is ActorType.ORGANIZATION
    assert by_label["月島"].type is ActorType.PERSON
    assert by_label["駅前再生計画"].type is ActorType.PROGRAM
    chief = by_label["商工課長（川辺市）"]
    assert (chief.type, chief.organization) == (ActorType.POST, f"{BASE}id/place/川辺市")
    assert by_label["駅前再生計画"].names == ("再生計画",)
    assert by_label["川辺市"].names == ("かわべし",)
    assert max(Counter(actor.id for actor in actors).values()) == 1


def test_a_speaker_speaks_of_the_programmes_that_the_speech_names(build: Path) -> None:
    """In July a member and the chief each name the plan in one sentence."""
    relations, ties = named(build)
    spoken = [
        (tie.speaker, tie.quote) for tie in ties if tie.relation == "speaksOf" and tie.date == "2024-07-08"
    ]
    assert spoken == [
        ("花輪委員", "駅前再生計画について、汐浜まちづくり機構の意見を聴きたい。"),
        ("商工課長", "駅前再生計画は商工課が引き続き所管する。"),
    ]
    assert ("花輪", "speaksOf", "駅前再生計画") in relations


def test_an_answer_has_its_question_beside_it(build: Path, may: Extraction) -> None:
    _, ties = named(build)
    tie = next(tie for tie in ties if tie.relation == "answers")
    assert tie.beside
    for each in (tie, tie.beside):
        assert may.document.text[each.start : each.end].replace("\n　", "").startswith(each.quote)
    assert (tie.beside.source, tie.beside.target) == (tie.target, tie.source)
    assert "どうなった" in next(
        each.span.of(may.document.text)
        for each in may.meeting.utterances
        if each.speaker == tie.beside.speaker
    )


POINTS = """
PREFIX pg: <https://w3id.org/policy-graph/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
INSERT {{ ?mention pg:anaphor true }} WHERE {{
  ?mention oa:hasBody <{base}id/program/川辺市.駅前再生計画> ; oa:hasTarget ?quote .
  ?quote <http://purl.org/dc/terms/isPartOf>/<http://purl.org/dc/terms/isPartOf> ?speech .
  ?speech pg:speakerLabel "花輪委員"@ja
}}
"""


def test_words_that_point_at_what_the_speech_has_not_named_are_no_tie(build: Path) -> None:
    store = open_merged(build)
    store.update(POINTS.format(base=BASE))
    _, ties = network(store)
    spoken = {tie.speaker for tie in ties if tie.relation == "speaksOf" and tie.date == "2024-07-08"}
    assert spoken == {"商工課長"}


STANCE = """
PREFIX pg: <https://w3id.org/policy-graph/ns#> PREFIX schema: <http://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#>
INSERT {{
  <{base}id/stance/1> a pg:Stance ; pg:side pg:Against ; pg:about <{base}id/program/川辺市.駅前再生計画> ;
    schema:creator ?speaker ; pg:statedIn ?speech ; pg:ruling ?quote ; pg:confidence 0.8
}} WHERE {{
  ?mention oa:hasBody <{base}id/program/川辺市.駅前再生計画> ; oa:hasTarget ?quote .
  ?quote <http://purl.org/dc/terms/isPartOf>/<http://purl.org/dc/terms/isPartOf> ?speech .
  ?speech pg:speakerLabel "花輪委員"@ja ; schema:creator ?speaker ; <http://purl.org/dc/terms/source> ?document .
  FILTER(CONTAINS(STR(?document), "2024-07"))
}}
"""


def test_a_side_takes_the_place_of_the_sentence_that_takes_it(build: Path) -> None:
    store = open_merged(build)
    before = [tie for tie in network(store)[1] if tie.relation == "speaksOf"]
    store.update(STANCE.format(base=BASE))
    after = [tie for tie in network(store)[1] if tie.relation == "speaksOf"]
    (sided,) = [tie for tie in after if tie.side]
    assert (sided.side, sided.confidence, sided.speaker) == (Side.AGAINST, 0.8, "花輪委員")
    assert len(after) == len(before)
    assert set(after) - {sided} < set(before)


def test_a_bill_is_an_actor_and_who_leads_the_meeting_does_not_speak_of_it(tmp_path: Path) -> None:
    """The chair of 汐乃町 puts 議案第４号 to the town assembly by a speech that is marked as chairing."""
    actors, ties = actors_and_ties(sitting.written(tmp_path))
    (bill,) = [actor for actor in actors if actor.type is ActorType.BILL]
    assert (bill.label, bill.names) == ("議案第4号 みなと基金条例案", ("議案第4号", "みなと基金条例案"))
    assert not [tie for tie in ties if tie.target == bill.id]


def test_a_speech_names_a_bill_however_its_digits_are_written(tmp_path: Path) -> None:
    store = open_merged(sitting.written(tmp_path))
    store.update(
        """PREFIX pg: <https://w3id.org/policy-graph/ns#> PREFIX schema: <http://schema.org/>
        DELETE { ?speech schema:text ?text } INSERT { ?speech schema:text "議長。\\n発議案第4号ではなく、議案第 4号に反対です。"@ja }
        WHERE { ?speech schema:text ?text ; pg:speakerLabel "総務課長"@ja }"""
    )
    (tie,) = [tie for tie in network(store)[1] if tie.target.endswith("議案第4号")]
    assert (tie.relation, tie.quote) == ("speaksOf", "発議案第4号ではなく、議案第 4号に反対です。")


PAGES = """
PREFIX pg: <https://w3id.org/policy-graph/ns#> PREFIX dct: <http://purl.org/dc/terms/>
INSERT { ?quote pg:page 3 } WHERE { ?quote pg:line 8 } ;
DELETE { ?meeting dct:date ?day } WHERE { ?meeting a pg:Meeting ; dct:date ?day FILTER(STR(?day) = "2024-05-20") }
"""


def test_ties_come_back_out_of_their_tables(build: Path, tmp_path: Path) -> None:
    """Among them one with a side, some on pages, some without a date, and one that answers another speech."""
    store = open_merged(build)
    store.update(STANCE.format(base=BASE))
    store.update(PAGES)
    actors, ties = network(store)
    assert {Side.AGAINST, 3, None} <= {each for tie in ties for each in (tie.side, tie.page, tie.date)}
    assert [tie.relation for tie in ties if tie.beside] == ["answers"]
    write_counts(store, tmp_path / "tables")
    assert read(tmp_path / "tables") == (actors, ties)
    assert at_hand(build) == actors_and_ties(build)  # no tables there


def test_names_in_one_paragraph_of_a_speech_are_named_together(build: Path) -> None:
    relations, _ = named(build)
    together = {frozenset((one, other)) for one, relation, other in relations if relation == "coMention"}
    assert frozenset(("汐浜地区", "汐浜まちづくり機構")) in together
    assert frozenset(("駅前再生計画", "汐浜まちづくり機構")) in together  # in July
    assert frozenset(("月島", "みなと大学")) not in together  # on a list
    assert frozenset(("商工課", "汐浜地区")) not in together  # in different paragraphs


def test_a_long_list_ties_only_neighbours(publish: Publish, may: Extraction) -> None:
    whole = Span(0, len(may.document.text))
    one = (Passage(spans=(whole,), kind=RegionKind.SPEECH, utterance=1),)
    _, ties = named(publish([replace(may, facts=(), meeting=replace(may.meeting, passages=one))]))
    pairs = [frozenset((tie.source, tie.target)) for tie in ties if tie.relation == "coMention"]
    assert len(pairs) == len(set(pairs))
    assert len(pairs) <= NEIGHBOURS * len(may.mentions)
    assert len(pairs) < len(all_pairs(may))


def all_pairs(extraction: Extraction) -> set[frozenset[str | None]]:
    entities = {mention.entity for mention in extraction.mentions}
    return {frozenset((one, other)) for one in entities for other in entities if one != other}


def test_a_folder_without_a_graph_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder of a build"):
        actors_and_ties(tmp_path)


def test_a_bill_is_called_by_its_title_without_the_rules_of_its_table() -> None:
    proposed = [
        Bill(f"bill/{at}", f"議案第{at}号", title, "kawabe", "meeting")
        for at, title in enumerate(("霧原市手数料条例－－－＋ 可決", "―――", None), 3)
    ]
    assert [each.actor().label for each in proposed] == [
        "議案第3号 霧原市手数料条例",
        "議案第4号",
        "議案第5号",
    ]
