"""Single finds against gold: what is judged, what is left open, and what follows for the confidence of their kind."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policy_graph.evaluate import calibration, reliability
from policy_graph.evaluate.calibration import FAMILY, SUREST
from policy_graph.evaluate.cases import Case, cases
from policy_graph.evaluate.gold import read

Record = dict[str, Any]
Mention = Callable[..., Record]
CITY = {"record": "entity", "id": "place/三ツ瀬市", "label": "三ツ瀬市", "aliases": []}


def found(
    *finds: bool, method: str = "pattern:place", witnesses: int = 0, confidence: float = 0.9
) -> list[Case]:
    return [
        Case(record="mention", method=method, witnesses=witnesses, confidence=confidence, right=right)
        for right in finds
    ]


def judged(stem: Path, *records: Record) -> list[bool]:
    return [case.right for case in cases(read(stem), records)]


def test_a_mention_is_right_by_place_and_type_and_open_where_readers_differ(
    stem: Path, mention: Mention
) -> None:
    right = mention("三ツ瀬市", "Place", nth=1)
    wrong = mention("ビジョン", "Program", nth=0)
    open_ = mention("瀬戸口桟橋", "Place")
    assert judged(stem, right, wrong, open_) == [True, False]


def test_a_post_is_judged_although_the_main_figure_leaves_it_out(stem: Path, mention: Mention) -> None:
    assert judged(stem, mention("港湾課長", "Post"), mention("会長と", "Post")) == [True, False]


def test_a_name_that_points_back_is_right_when_it_was_led_to_its_thing(stem: Path, mention: Mention) -> None:
    points = mention("本市", "Place") | {"anaphor": True}
    assert judged(stem, CITY, points | {"entity": "place/三ツ瀬市"}) == [True]
    assert judged(stem, CITY, points | {"entity": "place/三ツ瀬"}) == [False]
    assert judged(stem, points) == []


def test_a_speaker_label_is_right_when_the_gold_reads_it_so(stem: Path, mention: Mention) -> None:
    speech, name, role = (
        mention("本市は", "Place"),
        mention("黒瀬", "Person"),
        mention("港湾課長", "Post", nth=1),
    )
    utterance = {
        "record": "utterance",
        "speaker": "黒瀬港湾課長",
        "start": speech["start"],
        "end": speech["start"] + 20,
        "label_start": name["start"],
        "label_end": role["end"],
    }
    labels = [name | {"method": "label"}, role | {"method": "label", "text": "課長"}]
    assert judged(stem, utterance, *labels) == [True, False]


def test_a_fact_that_meets_only_an_optional_relation_is_left_open(stem: Path) -> None:
    fact = {"record": "fact", "method": "predicate:runs", "confidence": 0.8}
    needed = {"subject": "港湾局", "predicate": "responsibleFor", "object": "みつせ港湾ビジョン"}
    optional = {"subject": "三ツ瀬市", "predicate": "cooperatesWith", "object": "基隆市"}
    other = {"subject": "港湾局", "predicate": "cooperatesWith", "object": "基隆市"}
    unknown = {"subject": "港湾局", "predicate": "succeeds", "object": "基隆市"}
    assert judged(stem, *(fact | each for each in (needed, optional, other, unknown))) == [True, False]


def test_a_method_with_few_cases_has_nearly_the_confidence_of_its_family() -> None:
    many, few = found(*[True] * 60, *[False] * 40), found(True, method="pattern:coined")
    known = calibration.table([*many, *few])
    family = (61 + FAMILY * 62 / 103) / (101 + FAMILY)
    assert known["mention", "pattern", None].confidence == round(family, 2)
    assert known["mention", "pattern:coined", None].confidence == round(
        (1 + FAMILY * family) / (1 + FAMILY), 2
    )


def test_no_method_is_ever_sure() -> None:
    known = calibration.table(found(*[True] * 5000, method="roster"))
    assert {row.confidence for row in known.values() if row.cases} == {SUREST}


def test_a_claim_that_gold_never_met_has_what_a_reader_found_of_it() -> None:
    known = calibration.table(
        Case(record="fact", method="name:owner", confidence=0.9, right=False) for _ in range(50)
    )
    assert known["fact", "name:owner", None].confidence < 0.2
    assert known["fact", "name:part", None].confidence > 0.7


def test_the_written_table_says_from_how_much_it_was_made() -> None:
    lines = calibration.dump(calibration.table(found(True, True, False)), documents=3).splitlines()
    assert "measured on 3 gold documents" in lines[0]
    assert "mention\t*\t-\t0.60\t2\t3" in lines


def rows(documents: dict[str, Sequence[Case]], title: str) -> list[dict[str, str]]:
    table = next(each for each in reliability.tables(documents) if each.title == title)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_stated_confidence_stands_beside_the_share_that_is_right() -> None:
    (band,) = rows({"north": found(True, True, True, False)}, "mentions by confidence")[-1:]
    assert (band["from"], band["finds"], band["stated"], band["right"]) == ("0.90", "4", "0.900", "0.750")
    (method,) = rows({"north": found(True, True, True, False)}, "mentions by method")
    assert (method["method"], method["wrong"]) == ("pattern:place", "1")


def test_the_brier_score_is_the_mean_squared_distance_from_the_truth() -> None:
    assert reliability.brier(found(True, False, confidence=0.8)) == pytest.approx((0.04 + 0.64) / 2)
    assert reliability.error(found(True, False, confidence=0.8)) == pytest.approx(0.3)


def test_a_document_is_judged_by_a_table_that_the_others_made() -> None:
    good, bad = found(*[True] * 98), found(*[False] * 98)
    unseen = reliability.left_out({"north": good, "south": bad})
    assert {round(case.confidence, 2) for case in unseen if case.right} == {0.01}
    assert {round(case.confidence, 2) for case in unseen if not case.right} == {SUREST}


def test_a_fact_is_no_surer_than_the_names_at_its_ends(stem: Path, mention: Mention) -> None:
    port = mention("港湾局", "Organization") | {
        "entity": "organization/港湾局",
        "method": "pattern:organization",
    }
    office = {"record": "entity", "id": "organization/港湾局", "label": "港湾局", "aliases": []}
    fact = {
        "record": "fact",
        "method": "predicate:runs",
        "confidence": 0.8,
        "subject": "organization/港湾局",
        "predicate": "responsibleFor",
        "object": "みつせ港湾ビジョン",
    }
    (case,) = (case for case in cases(read(stem), [office, port, fact]) if case.record == "fact")
    assert case.names == (("pattern:organization", 0),)
    names = found(*[True] * 3, *[False] * 3, method="pattern:organization")
    known = calibration.table([*names, *(replace(case, names=()) for _ in range(50))])
    assert calibration.confidence(known, case) < 0.6
