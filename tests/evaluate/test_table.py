"""Scores as tables, runs in files."""

from pathlib import Path

import pytest

from policy_graph.errors import UsageError
from policy_graph.evaluate import runs
from policy_graph.evaluate.errors import Error, Fate
from policy_graph.evaluate.measures import Match, Share
from policy_graph.evaluate.score import Score
from policy_graph.evaluate.table import tables

ERROR = Error(fate=Fate.MISSED, layer="spans", type="Place", text="瀬戸口", context="で瀬戸口に", line=12)


def scored(name: str, right: int) -> Score:
    return Score(
        name=name,
        measures={
            ("spans", "exact"): Match(right=right, predicted=10, found=right, gold=8),
            ("structure", "meeting_fields"): Share(right=6, of=7, wrong=("venue",)),
        },
        errors=(ERROR,),
    )


def test_several_documents_stand_side_by_side_and_then_together() -> None:
    overview, whole = tables([scored("north", 8), scored("south", 4)])
    assert [row[:2] for row in overview.rows] == [
        ("north", "0.889"),
        ("south", "0.444"),
        ("together", "0.667"),
    ]
    assert dict(zip(overview.columns, overview.rows[0], strict=True))["relations"] == "–"
    exact, fields = (dict(zip(whole.columns, row, strict=True)) for row in whole.rows)
    assert (exact["precision"], exact["recall"], exact["F1"]) == ("0.600", "0.750", "0.667")
    assert (exact["macro F1"], exact["predicted"], exact["gold"]) == ("0.667", "20", "16")
    assert (fields["recall"], fields["wrong"]) == ("0.857", "venue, venue")


def test_one_document_is_shown_alone_and_errors_on_demand() -> None:
    (alone,) = tables([scored("north", 8)])
    assert (alone.title, "macro F1" in alone.columns) == ("north", False)
    _, errors = tables([scored("north", 8)], errors=True)
    assert errors.rows == (("missed", "spans", "Place", "12", "瀬戸口", "で瀬戸口に"),)


def test_two_runs_are_compared_figure_by_figure(tmp_path: Path) -> None:
    kept = tmp_path / "score.json"
    kept.write_text(runs.dump([scored("north", 4)]), "utf-8")
    before, after = runs.load(kept), runs.run([scored("north", 8)])
    assert runs.change(before, before).rows == ()
    rows = runs.change(before, after).rows
    assert ("together", "spans", "exact", "f1", "0.4444", "0.8889", "+0.4445") in rows
    assert {row[2] for row in rows} == {"exact"}


def test_a_document_that_only_one_run_has_is_shown_too() -> None:
    rows = runs.change(runs.run([]), runs.run([scored("north", 8)])).rows
    assert ("north", "structure", "meeting_fields", "share", "–", "0.8571", "–") in rows


@pytest.mark.parametrize(
    "content",
    [
        "{broken",
        '{"documents": {}}',
        '{"documents": {"a": {"spans": {"exact": 3}}}, "together": {}}',
        '{"documents": {}, "together": {"spans": {"exact": {"f1": "high"}}}}',
        "[]",
        None,
    ],
)
def test_a_file_that_is_no_kept_run_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "score.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"score\.json"):
        runs.load(path)
