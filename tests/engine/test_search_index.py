"""The index of a build is searched: every hit stands in the source where it says, and queries find what pages find."""

from pathlib import Path

import pytest

from policy_graph.engine.serving.index import Index, prepared
from policy_graph.folding import folded
from policy_graph.folding.words import read
from policy_graph.model.serving import Sought
from policy_graph.search.find import complete, find
from policy_graph.search.holders import Holders
from policy_graph.triples.served.functions import InGraph
from policy_graph.triples.store import open_both

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def index(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return prepared(demo, tmp_path_factory.mktemp("index") / "index")


def test_every_hit_stands_in_the_source_where_it_says(index: Index, demo: Path) -> None:
    sources = [path.read_bytes().decode("utf-8", "ignore") for path in sorted((demo / "sources").iterdir())]
    hits = find(index.search, Sought(words="計画", limit=100)).hits
    assert len(hits) > 10
    for hit in hits:
        assert any(folded(text[hit.start : hit.end]) == folded(hit.marked) for text in sources), hit


def test_utterances_are_narrowed_by_who_speaks_where(index: Index) -> None:
    (body,) = complete(index.search, "総務文教", kind="body")
    found = find(index.search, Sought(body=body.label, speaker="教育部長", limit=100))
    assert found.total
    assert all("教育部長" in hit.speaker and "総務文教委員会" in hit.context for hit in found.hits)


@pytest.mark.parametrize("words", ["計画", "会 長", "環境 -計画", "施設 OR 委員会"])
def test_a_query_finds_the_same_with_and_without_the_index(index: Index, demo: Path, words: str) -> None:
    found, graph = Holders(index.search)(read(words)), InGraph(open_both(demo))(read(words))
    assert found
    assert all(iri in graph for iri in found)
    said = {hit.iri for hit in find(index.search, Sought(words=words, limit=1000)).hits}
    assert said == {iri for iri in found if "/utterance/" in iri}
