"""What counts as right, wrong, missed or neither."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policy_graph.errors import UsageError
from policy_graph.evaluate.errors import Fate
from policy_graph.evaluate.gold import read
from policy_graph.evaluate.measures import Match, Measure, Share
from policy_graph.evaluate.score import Score, score, together

Record = dict[str, Any]
Mentions = Callable[..., Record]


def entity(id: str, type: str, label: str, *aliases: str) -> Record:
    return {"record": "entity", "id": id, "type": type, "label": label, "aliases": list(aliases)}


def spans(stem: Path, *records: Record) -> dict[str, Measure]:
    measures = score(read(stem), records).measures
    return {name: measure for (layer, name), measure in measures.items() if layer == "spans"}


def test_a_name_broken_by_a_line_is_met_by_the_span_over_the_break(stem: Path, mention: Mentions) -> None:
    found = spans(stem, mention("みつせ港湾\nビジョン", "Program"))
    assert found["exact"] == Match(right=1, predicted=1, found=1, gold=6)
    assert found["Program"] == Match(right=1, predicted=1, found=1, gold=2)


@pytest.mark.parametrize(("type", "right"), [("Place", 1), ("Organization", 1), ("Program", 0)])
def test_a_municipality_may_be_a_place_or_an_organization(
    stem: Path, mention: Mentions, type: str, right: int
) -> None:
    exact = spans(stem, mention("三ツ瀬市", type, nth=1))["exact"]
    assert exact == Match(right=right, predicted=1, found=right, gold=6)


def test_an_optional_name_and_an_anaphor_cost_nothing_and_bring_nothing(
    stem: Path, mention: Mentions
) -> None:
    found = spans(stem, mention("瀬戸口桟橋", "Place"), mention("本市", "Organization"))
    assert found["exact"] == Match(right=0, predicted=0, found=0, gold=6)


def test_a_wrong_boundary_is_no_exact_hit_but_overlaps(stem: Path, mention: Mentions) -> None:
    found = spans(stem, mention("三ツ瀬市港湾", "Organization"), mention("港湾審議会", "Organization"))
    assert found["exact"] == Match(right=0, predicted=2, found=0, gold=6)
    assert found["overlap"] == Match(right=2, predicted=2, found=1, gold=6)


def test_posts_are_counted_apart(stem: Path, mention: Mentions) -> None:
    found = spans(stem, mention("港湾課長", "Post"))
    assert found["Post (apart)"] == Match(right=1, predicted=1, found=1, gold=1)
    assert found["exact"] == Match(right=0, predicted=0, found=0, gold=6)


def test_a_link_is_right_when_the_entity_bears_the_full_name(stem: Path, mention: Mentions) -> None:
    bureau = mention("港湾局", "Organization", entity="o/1")
    for label, right in (("三ツ瀬市港湾局", 1), ("港湾局", 0)):
        found = spans(stem, bureau, entity("o/1", "Organization", label))
        assert found["linking_accuracy"] == Share(right=right, of=1)
        assert found["entities"] == Match(right=right, predicted=1, found=right, gold=5)


def test_an_anaphor_is_solved_by_the_name_of_its_entity(stem: Path, mention: Mentions) -> None:
    city = mention("本市", "Place", entity="p/1")
    assert spans(stem, city, entity("p/1", "Place", "三ツ瀬市"))["anaphora_recall"] == Share(right=1, of=1)
    assert spans(stem, city, entity("p/1", "Place", "瀬戸口市"))["anaphora_recall"] == Share(right=0, of=1)


def test_an_anaphor_led_to_another_entity_or_made_up_costs_precision(stem: Path, mention: Mentions) -> None:
    city, other = entity("p/1", "Place", "三ツ瀬市"), entity("p/2", "Place", "瀬戸口市")
    right = mention("本市", "Place", entity="p/1") | {"anaphor": True}
    astray = mention("本市", "Place", entity="p/2") | {"anaphor": True}
    open_ = mention("本市", "Place") | {"anaphor": True}
    made_up = mention("会長", "Place", entity="p/1") | {"anaphor": True}
    for records, figure in (
        ((right, made_up), Share(right=1, of=2)),
        ((astray,), Share(right=0, of=1)),
        ((open_,), Share(right=0, of=0)),
    ):
        assert spans(stem, *records, city, other)["anaphora_precision"] == figure
    errors = score(read(stem), [astray, other]).errors
    assert [each.text for each in errors if each.fate is Fate.WRONG and each.layer == "spans"] == [
        "本市 → 瀬戸口市"
    ]


def test_names_in_the_speaker_label_are_no_mentions(stem: Path, mention: Mentions) -> None:
    name = mention("織部", "Person")
    label = {
        "record": "utterance",
        "speaker": "織部会長",
        "start": name["end"] + 3,
        "end": name["end"] + 3,
        "label_start": name["start"] - 1,
        "label_end": name["end"] + 2,
    }
    assert spans(stem, name)["exact"] == Match(right=0, predicted=1, found=0, gold=6)
    assert spans(stem, name, label)["exact"] == Match(right=0, predicted=0, found=0, gold=6)


def utterance(stem: Path, first: str, last: str, **changed: Any) -> Record:
    source = stem.with_name(f"{stem.name}.txt").read_text("utf-8")
    start = source.index(first)
    end = source.index(last, start) + len(last)
    told = {"speaker": "織部会長", "name": "織部", "role": "会長", "kind": "speech"} | changed
    return {"record": "utterance", "start": start, "end": end, **told}


def test_an_utterance_is_right_with_its_start_and_speaker_and_its_parts_are_counted_apart(stem: Path) -> None:
    measures = score(
        read(stem),
        [
            utterance(stem, "三ツ瀬市の", "説明します。", role="議長"),
            utterance(stem, "本市は", "協議しました", speaker="黒瀬港湾課長", name="黒瀬", role="港湾課長"),
        ],
    ).measures
    assert measures["structure", "utterances"] == Match(right=2, predicted=2, found=2, gold=2)
    assert measures["structure", "utterance_ends"] == Share(right=1, of=2)
    assert measures["structure", "speaker_name_role"] == Share(right=1, of=2)
    assert measures["structure", "kind"] == Share(right=2, of=2)


def test_meeting_fields_that_are_wrong_are_named_and_absent_ones_do_not_count(stem: Path) -> None:
    meeting = {"record": "meeting", "body": "三ツ瀬市 港湾審議会", "title": "会議録", "municipality": None}
    fields = score(read(stem), [meeting]).measures["structure", "meeting_fields"]
    assert fields == Share(right=1, of=3, wrong=("title", "municipality"))


def test_listed_people_and_items_are_compared_as_sets_of_folded_values(stem: Path) -> None:
    measures = score(
        read(stem),
        [
            {"record": "attendee", "name": "織 部", "role": "会長", "affiliation": None},
            {"record": "attendee", "name": "瀬戸", "role": "委員"},
            {"record": "agenda", "number": "１", "title": "「みつせ港湾ビジョン」について"},
        ],
    ).measures
    assert measures["structure", "attendees"] == Match(right=1, predicted=2, found=1, gold=1)
    assert measures["structure", "agenda"] == Match(right=1, predicted=1, found=1, gold=1)


def fact(subject: str, predicate: str, object: str) -> Record:
    return {"record": "fact", "subject": subject, "predicate": predicate, "object": object}


def test_a_fact_is_right_by_label_or_alias_and_optional_ones_do_not_count(stem: Path) -> None:
    records = [
        entity("o/1", "Organization", "三ツ瀬市港湾局", "港湾局"),
        entity("g/1", "Program", "みつせ港湾ビジョン"),
        fact("o/1", "responsibleFor", "g/1"),
        fact("基隆市", "cooperatesWith", "三ツ瀬市"),
        fact("g/1", "responsibleFor", "o/1"),
        fact("o/1", "partOf", "三ツ瀬市"),
    ]
    measures = score(read(stem), records).measures
    assert measures["relations", "all"] == Match(right=1, predicted=2, found=1, gold=1)
    assert measures["relations", "responsibleFor"] == Match(right=1, predicted=2, found=1, gold=1)
    assert measures["relations", "cooperatesWith"] == Match(right=0, predicted=0, found=0, gold=0)


def test_errors_are_shown_in_their_context_with_their_line(stem: Path, mention: Mentions) -> None:
    errors = score(read(stem), [mention("説明", "Program")]).errors
    assert [(each.text, each.line) for each in errors if each.layer == "spans"] == [
        ("三ツ瀬市港湾審議会", 1),
        ("みつせ港湾ビジョン", 2),
        ("三ツ瀬市", 3),
        ("みつせ港湾ビジョン", 3),
        ("港湾局", 4),
        ("説明", 4),
        ("本市 → 三ツ瀬市", 5),
        ("織部", 5),
    ]
    (wrong,) = [each for each in errors if each.layer == "spans" and each.fate is Fate.WRONG]
    assert wrong.context == "湾局の港湾課長が説明します。○黒瀬港"
    assert ("utterance", "黒瀬港湾課長") in [(each.type, each.text) for each in errors]
    assert ("responsibleFor", "港湾局 → みつせ港湾ビジョン") in [(each.type, each.text) for each in errors]


def test_a_score_without_errors_lists_none(stem: Path, mention: Mentions) -> None:
    for ending in (".structure.json", ".relations.jsonl"):
        stem.with_name(stem.name + ending).unlink()
    records = [
        entity("o/1", "Organization", "三ツ瀬市港湾局"),
        entity("p/1", "Place", "三ツ瀬市"),
        mention("三ツ瀬市港湾審議会", "Organization"),
        mention("みつせ港湾ビジョン", "Program"),
        mention("三ツ瀬市", "Place", nth=1),
        mention("みつせ港湾\nビジョン", "Program"),
        mention("港湾局", "Organization", entity="o/1"),
        mention("本市", "Place", entity="p/1"),
        mention("織部", "Person", nth=1),
    ]
    result = score(read(stem), records)
    assert result.errors == ()
    assert result.measures["spans", "exact"] == Match(right=6, predicted=6, found=6, gold=6)


def test_gold_that_is_not_in_its_source_is_refused(stem: Path) -> None:
    structure = stem.with_name(f"{stem.name}.structure.json")
    told = json.loads(structure.read_text("utf-8"))
    told["utterances"].reverse()
    structure.write_text(json.dumps(told), "utf-8")
    with pytest.raises(UsageError, match="a gold utterance is not in its source: '三ツ瀬市の"):
        score(read(stem), [])


def matched(name: str, right: int, predicted: int, gold: int) -> Score:
    figure = Match(right=right, predicted=predicted, found=right, gold=gold)
    return Score(name=name, measures={("spans", "exact"): figure})


def test_together_adds_counts_up_and_the_macro_mean_weighs_documents_alike() -> None:
    large, small, silent = matched("a", 90, 100, 100), matched("b", 1, 2, 2), matched("c", 0, 1, 0)
    both = together([large, small, silent])
    assert both.measures["spans", "exact"] == Match(right=91, predicted=103, found=91, gold=102)
    assert both.macro(("spans", "exact")) == pytest.approx((0.9 + 0.5) / 2)
