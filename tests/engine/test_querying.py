"""A question asked once: it reads as little as it can, and what it makes for a large graph is made once and for this graph alone."""

import csv
import io
import json
import os
import shutil
from pathlib import Path

import duckdb
import pytest

from policy_graph import api
from policy_graph.engine import querying
from policy_graph.engine.serving.index import fresh, prepared
from policy_graph.model.serving import Sought
from policy_graph.search.find import find
from policy_graph.triples.query import ask

pytestmark = pytest.mark.model


@pytest.fixture
def build(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "minutes"))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let every graph pass for a large one; gives the places that something was made in."""
    monkeypatch.setattr(querying, "SMALL", 0)
    monkeypatch.setattr(querying, "open_graph", None)
    return []


def test_what_is_counted_reads_no_graph(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ask(build, "cooperation", {})
    monkeypatch.setattr(querying, "open_graph", None)
    answer = api.query("cooperation", build, {})
    assert (answer.variables, answer.rows, answer.columns) == (
        expected.variables,
        expected.rows,
        expected.columns,
    )
    assert list(csv.reader(io.StringIO(answer.format("csv")))) == list(
        csv.reader(io.StringIO(expected.format("csv")))
    )
    first = json.loads(answer.format("json"))["results"]["bindings"][0]
    assert {name: first[name]["type"] for name in ("one", "first", "evidence")} == {
        "one": "literal",
        "first": "uri",
        "evidence": "uri",
    }
    assert first["date"]["datatype"].endswith("#date")
    assert first["line"]["datatype"].endswith("#integer")


def test_a_small_graph_leaves_nothing_behind(build: Path) -> None:
    assert api.query("handed-out", build, {}).rows
    assert list(build.parent.iterdir()) == [build]


def test_for_a_large_graph_a_store_is_made_once(build: Path, large: list[Path]) -> None:
    expected = ask(build, "attendance", {}).rows
    for _ in range(2):
        assert api.query("attendance", build, {}, begin=large.append).rows == expected != ()
    (place,) = large
    assert sorted(each.name for each in place.iterdir()) == ["counts", "index.json", "store"]


def test_a_server_takes_the_store_over_and_adds_the_rest(build: Path, large: list[Path]) -> None:
    rows = api.query("attendance", build, {}).rows
    stored = {each.stat().st_ino for each in (build.parent / ".minutes.index" / "store").glob("*.sst")}
    index = prepared(build, begin=large.append)
    assert stored == {each.stat().st_ino for each in index.store.glob("*.sst")}
    assert find(index.search, Sought(words="計画")).total
    assert api.query("attendance", build, {}, begin=large.append).rows == rows
    assert len(large) == 1


def test_another_graph_is_noticed_and_a_copy_is_not(build: Path, large: list[Path]) -> None:
    api.query("attendance", build, {})
    os.utime(build / "graph.ttl", ns=(1, 1))
    assert fresh(build)
    text = (build / "graph.ttl").read_text("utf-8")
    (build / "graph.ttl").write_text(text.replace("pg:presence pg:Present", "pg:presence pg:Absent"), "utf-8")
    # As a copying tool may leave it: the same size, and the time of the earlier one.
    os.utime(build / "graph.ttl", ns=(1, 1))
    assert not fresh(build)
    answer = api.query("attendance", build, {}, begin=large.append)
    presence = answer.variables.index("presence")
    assert "出席" not in {row[presence] for row in answer.rows}
    assert len(large) == 1


def test_tables_of_an_earlier_version_leave_the_answer_to_the_graph(build: Path) -> None:
    expected = api.query("where-does-it-say", build, {"name": "計画"}).rows
    path = build / "analysis" / "mentions.parquet"
    duckdb.sql(f"COPY (SELECT * EXCLUDE (surface) FROM '{path}') TO '{path}.new' (FORMAT parquet)")
    Path(f"{path}.new").replace(path)
    assert api.query("where-does-it-say", build, {"name": "計画"}).rows == expected != ()
