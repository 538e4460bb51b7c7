"""The word tables that anybody may edit: every line is understood, and no line contradicts another."""

from collections import Counter

import pytest

from policy_graph.model import EntityType
from policy_graph.recognize.tables import anaphors, confidence, confidences, heads, labels, rows, words

NEEDS = {"bare", "some", "special", "two", "number", "proper", "body", "district", "region", "never"}


def test_every_ending_has_a_need_that_is_explained() -> None:
    assert {head.need for head in heads().values()} <= NEEDS


@pytest.mark.parametrize(
    ("table", "key"), [("heads.tsv", 1), ("labels.tsv", 1), ("anaphors.tsv", 1), ("confidence.tsv", 3)]
)
def test_no_word_stands_twice_in_a_table(table: str, key: int) -> None:
    counts = Counter(tuple(columns[:key]) for columns in rows(table))
    assert [word for word, count in counts.items() if count > 1] == []


def test_no_way_of_finding_is_perfect_or_worthless() -> None:
    assert all(0 < value < 1 for value in confidences().values())


def test_a_method_without_a_confidence_of_its_own_has_that_of_its_family() -> None:
    known = confidences()
    assert confidence("mention", "gazetteer:unheard-of") == known["mention", "gazetteer", None]
    assert confidence("mention", "unheard-of") == known["mention", "*", None]
    assert confidence("fact", "predicate:unheard-of:implied") == known["fact", "predicate", None]


def test_witnesses_make_a_name_surer() -> None:
    alone, together = (confidence("mention", "pattern:organization", count) for count in (0, 2))
    assert alone < together


def test_deictic_nouns_never_stand_for_persons_or_posts() -> None:
    types = {noun.type for noun in anaphors().values()}
    assert types <= {EntityType.PLACE, EntityType.ORGANIZATION, EntityType.PROGRAM}


def test_a_label_that_names_nothing_here_is_never_believed() -> None:
    assert {label.need for label in labels().values()} == {"alone", "proper", "any", "-"}
    assert all((label.type is None) == (label.need == "-") for label in labels().values())


@pytest.mark.model
def test_every_label_of_ginza_has_a_line() -> None:
    from policy_graph.recognize.ginza import load

    assert set(load("ja_ginza").get_pipe("ner").labels) <= labels().keys()


def test_a_word_that_ends_a_run_of_nouns_is_no_ending_of_names() -> None:
    assert sorted(words("breaks") & heads().keys()) == []
