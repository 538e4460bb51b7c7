"""A question asked of an index: rows by the tables or the graph, where places lie, what was asked."""

from pathlib import Path

import pytest

from policy_graph.counts import ask as counts
from policy_graph.engine.serving.asking import answered
from policy_graph.engine.serving.index import Index, prepared
from policy_graph.engine.serving.tasks import ask
from policy_graph.errors import LimitExceeded

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def index(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return prepared(demo, tmp_path_factory.mktemp("index") / "demo.index")


def test_the_tables_of_a_build_are_taken_over(index: Index, demo: Path) -> None:
    made = {file.name: file.read_bytes() for file in (demo / "analysis").iterdir()}
    assert made == {file.name: file.read_bytes() for file in index.counts.iterdir()}


def test_a_map_knows_where_its_places_lie_and_how_many_it_does_not_know(index: Index) -> None:
    found = answered(index, "places-named", {"place": "リエカ"}, 100)
    assert [row[0] for row in found.rows] == ["リエカ市", "リエカ港"]
    (city,) = found.positions.items()
    assert city[0] == found.rows[0][4]
    assert (round(city[1].latitude), round(city[1].longitude), city[1].how) == (45, 14, "geonames")
    assert found.unplaced == 1


def test_it_tells_what_was_asked_and_how_many_rows_there_are(index: Index) -> None:
    found = answered(index, "mentions-over-time", {"name": "ｶｻﾞﾊﾔ"}, 100)
    assert (found.rows, found.values) == ((), {"name": "ｶｻﾞﾊﾔ", "per": "month"})
    assert 'VALUES ?name { "カザハヤ" }' in found.sparql
    few = answered(index, "where-does-it-say", {"name": "風早"}, 3)
    assert few.truncated
    assert len(few.rows) == 3 < few.total


def test_a_graph_is_turtle(index: Index) -> None:
    found = answered(index, "describe", {"name": "風早空き家バンク"}, 100_000)
    assert found.turtle
    assert "風早空き家バンク" in found.turtle


def test_an_answer_of_ours_is_no_longer_than_one_of_strangers(index: Index) -> None:
    with pytest.raises(LimitExceeded, match="more than 20 characters"):
        ask(index, "where-does-it-say", {"name": "風早"}, 3, 20)


def test_what_memory_does_not_hold_is_written_nowhere(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sort of more than DuckDB may hold ends, instead of filling the disk of whoever serves."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(counts, "MEMORY", 50)
    sorted_numbers = "SELECT n || repeat('x', 50) AS x FROM range(2000000) AS numbers(n) ORDER BY x DESC"
    monkeypatch.setattr(counts, "_opened", counts._opened.__wrapped__)
    with pytest.raises(LimitExceeded, match="50 MiB of memory"):
        counts.ask(index.counts, sorted_numbers, {}, limit=1)
    assert not list(tmp_path.iterdir())
