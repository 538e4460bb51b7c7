"""The scores on gold documents do not fall: one run over all of them, held against the figures that were kept."""

from pathlib import Path
from typing import Any

import pytest

from policy_graph import api
from policy_graph.evaluate import runs
from policy_graph.evaluate.documents import find
from policy_graph.evaluate.score import TOGETHER
from policy_graph.evaluate.table import OVERVIEW
from policy_graph.settings import Settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
KEPT = ROOT / "tests" / "gold" / "figures.json"
GOLD = (SHARED / "gold", ROOT / "tests" / "gold" / "tuned")
# So much may a figure fall without notice.
SLACK = 0.005


def fallen(before: runs.Run, after: runs.Run) -> list[str]:
    """Name the main figures of all documents together that fell."""
    return [
        title
        for title, (layer, name) in OVERVIEW
        if headline(after, layer, name) < headline(before, layer, name) - SLACK
    ]


def headline(run: runs.Run, layer: str, name: str) -> float:
    measure: dict[str, Any] = run[TOGETHER][layer][name]
    return float(measure.get("f1", measure.get("share", 0.0)))


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.skipif(not GOLD[0].is_dir(), reason="the shared gold documents are not beside the checkout")
def test_no_figure_of_the_gold_documents_falls(tmp_path: Path) -> None:
    before = runs.load(KEPT)
    names = {path.name.removesuffix(".standoff.json") for path in find(GOLD)}
    assert names == before["documents"].keys(), "the figures are those of other documents: make figures"
    api.evaluate(GOLD, Settings(), sources=SHARED / "minutes", save=tmp_path / "figures.json")
    after = runs.load(tmp_path / "figures.json")
    difference = "\n".join("  ".join(row) for row in runs.change(before, after).rows)
    assert not fallen(before, after), f"these fell, else make figures:\n{difference}"


def figures(exact: float, fields: float) -> runs.Run:
    together: dict[str, Any] = {layer: {} for _, (layer, _) in OVERVIEW}
    for _, (layer, name) in OVERVIEW:
        together[layer][name] = {"f1": exact}
    together["structure"]["meeting_fields"] = {"share": fields}
    return {"documents": {}, TOGETHER: together}


def test_a_fall_is_seen_and_a_tremor_is_not() -> None:
    before = figures(exact=0.9, fields=0.8)
    assert fallen(before, figures(exact=0.896, fields=0.796)) == []
    assert fallen(before, figures(exact=0.95, fields=0.7)) == ["fields"]
    assert "spans" in fallen(before, figures(exact=0.894, fields=0.8))
