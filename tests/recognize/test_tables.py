"""The word tables that anybody may edit: every line is understood, and no line contradicts another."""

from collections import Counter

import pytest

from policy_graph.model import EntityType
from policy_graph.recognize.tables import anaphors, confidence, confidences, heads, labels, rows, words

NEEDS = {"bare", "some", "special", "two", "number", "proper", "body", "district", "region", "never"}


def test_every_ending_has_a_need_that_is_explained() -> None:
    assert {head.need for head in heads().values()} <= NEEDS


@pytest.mark.parametrize("table", ["heads.tsv", "labels.tsv", "anaphors.tsv", "confidence.tsv"])
def test_no_word_stands_twice_in_a_table(table: str) -> None:
    counts = Counter(columns[0] for columns in rows(table))
    assert [word for word, count in counts.items() if count > 1] == []


def test_confidences_are_shares() -> None:
    assert all(0 < value <= 1 for value in confidences().values())


def test_a_method_without_a_confidence_of_its_own_has_that_of_its_family() -> None:
    assert confidence("gazetteer:town") == confidences()["gazetteer"]
    assert confidence("unheard-of") == confidences()["other"]


def test_deictic_nouns_never_stand_for_persons_or_posts() -> None:
    types = {noun.type for noun in anaphors().values()}
    assert types <= {EntityType.PLACE, EntityType.ORGANIZATION, EntityType.PROGRAM}
    assert all(label.type in EntityType for label in labels().values())


def test_a_word_that_ends_a_run_of_nouns_is_no_ending_of_names() -> None:
    assert sorted(words("breaks") & heads().keys()) == []
