"""A graph that is too large for memory gives the same as a small one, and leaves nothing behind."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, parse, serialize

from policy_graph.engine.parts import PARTS
from policy_graph.engine.publish import publish
from policy_graph.engine.report import report
from policy_graph.engine.summary import summary
from policy_graph.errors import UsageError
from policy_graph.model import Extraction, FaultSeverity
from policy_graph.release.portal_file import sample
from policy_graph.settings import Settings
from policy_graph.triples.check import check
from policy_graph.triples.parted import parted, surveyed
from policy_graph.triples.prints import Prints
from policy_graph.triples.roomy import opened
from policy_graph.triples.sorting import Sorted

from .conftest import BASE

Published = Callable[..., Path]


@pytest.fixture
def published(
    build: Path, may: Extraction, july: Extraction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Published:
    """Publish two meetings under a base, with so much room in memory; without the ontology, which no graph changes."""
    parts = tuple(part for part in PARTS if part.__name__ != "ontology")
    monkeypatch.setattr("policy_graph.engine.publish.PARTS", parts)

    def make(base: str, most: int, more: str = "") -> Path:
        told = report([summary(may), summary(july)], [], Settings(base=base))
        (build / "report.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        (tmp_path / "portal.toml").write_text(more + sample(), "utf-8")
        out = tmp_path / f"release-{most}"
        publish(build, out, config=tmp_path / "portal.toml", most=most)
        return out

    return make


def test_a_release_is_the_same_whether_its_graph_lay_in_memory_or_on_disk(published: Published) -> None:
    memory, disk = published(BASE, 1 << 30), published(BASE, 0)
    assert (memory / "SHA256SUMS").read_bytes() == (disk / "SHA256SUMS").read_bytes()
    assert not (disk / ".store").exists()


def test_a_publisher_may_want_no_pages(published: Published) -> None:
    release = published(BASE, 1 << 30, "pages = false\n")
    assert not (release / "index.html").exists()
    assert not (release / "id").exists()
    assert "index.html" not in (release / "README.en.md").read_text("utf-8")


def test_a_release_that_fails_at_its_end_leaves_no_store(published: Published, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="home is missing"):
        published("urn:example:kawabe/", 0)
    assert not [each for each in tmp_path.iterdir() if "release" in each.name]


def test_where_a_disk_takes_no_store_it_says_so(build: Path, tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"")
    with (
        pytest.raises(UsageError, match="make room there"),
        opened(build, place=tmp_path / "full/at", most=0),
    ):
        pass


def quads(build: Path) -> list[Quad]:
    return list(parse(path=build / "graph.trig", format=RdfFormat.TRIG))


def test_a_graph_in_pieces_is_checked_as_a_whole(build: Path) -> None:
    assert surveyed(build).whole
    said = quads(build)
    # By predicate first: no document stands in one piece any more, and a quote is far from its words.
    said.sort(key=lambda quad: (str(quad.predicate), str(quad.subject), str(quad.graph_name)))
    (build / "graph.trig").write_bytes(serialize(said, format=RdfFormat.TRIG) or b"")
    assert not surveyed(build).whole
    stores = list(parted(build, whole=False, most=0))
    assert [len(list(store.named_graphs())) for store in stores] == [1, 1]
    assert {quad for store in stores for quad in store} == set(said)
    assert check(build, least=FaultSeverity.INFO) == []


numbers = st.lists(st.integers(0, 40), max_size=60)


@settings(max_examples=50, deadline=None)
@given(said=numbers, most=st.integers(1, 30))
def test_what_is_sorted_on_disk_is_sorted_and_can_be_read_again(said: list[int], most: int) -> None:
    named = list(enumerate(said))
    found = Sorted(named, key=lambda each: each[1] // 3, most=most)
    assert list(found) == list(found) == sorted(named, key=lambda each: each[1] // 3)


@settings(max_examples=50, deadline=None)
@given(one=numbers, other=numbers, waiting=st.integers(1, 30))
def test_sets_are_the_same_when_their_prints_are(one: list[int], other: list[int], waiting: int) -> None:
    prints = [Prints(seen, waiting=waiting) for seen in (one, other, [*reversed(one), *one])]
    assert prints[0].same(prints[1]) == (set(one) == set(other))
    assert prints[0].same(prints[2])
