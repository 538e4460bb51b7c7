"""What the stakeholder network is drawn from."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from policy_graph.errors import UsageError
from policy_graph.model import ActorType, Extraction, Passage, Predicate, RegionKind, Span, Tie
from policy_graph.triples.network import NEIGHBOURS, actors_and_ties

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


def test_a_quote_stands_where_its_tie_says(build: Path, may: Extraction) -> None:
    _, ties = named(build)
    for tie in ties:
        if tie.document == may.document.name and tie.relation != "coMention":
            assert may.document.text[tie.start : tie.end] == tie.quote


def test_what_is_denied_or_planned_is_no_tie(build: Path) -> None:
    relations, _ = named(build)
    assert ("商工課", "cooperatesWith", "汐浜まちづくり機構") in relations
    assert not {
        r for r in relations if r[1] != "coMention" and {"ルミナ大学", "川辺倉庫株式会社"} & {r[0], r[2]}
    }


def test_a_post_counts_as_its_organization(publish: Publish, may: Extraction) -> None:
    fact = next(fact for fact in may.facts if fact.predicate is Predicate.RESPONSIBLE_FOR)
    by_post = replace(fact, subject="post/川辺市.商工課長")
    relations, _ = named(publish([replace(may, facts=(by_post,))]))
    assert ("川辺市", "responsibleFor", "駅前再生計画") in relations


def test_actors_are_what_they_are_and_posts_are_none(build: Path) -> None:
    actors, _ = actors_and_ties(build)
    types = {actor.label: actor.type for actor in actors}
    assert types["川辺市"] is ActorType.PLACE
    assert types["商工課"] is ActorType.ORGANIZATION
    assert types["月島"] is ActorType.PERSON
    assert types["駅前再生計画"] is ActorType.PROGRAM
    assert not {label for label in types if "課長" in label}
    assert max(Counter(actor.id for actor in actors).values()) == 1


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
    pairs = [frozenset((tie.source, tie.target)) for tie in ties]
    assert len(pairs) == len(set(pairs))
    assert len(pairs) <= NEIGHBOURS * len(may.mentions)
    assert len(pairs) < len(all_pairs(may))


def all_pairs(extraction: Extraction) -> set[frozenset[str | None]]:
    entities = {mention.entity for mention in extraction.mentions}
    return {frozenset((one, other)) for one in entities for other in entities if one != other}


def test_a_folder_without_a_graph_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder of a build"):
        actors_and_ties(tmp_path)
