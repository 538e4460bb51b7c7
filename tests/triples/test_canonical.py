"""The hash of a dataset depends on what is said, never on how, where and in what order it was written."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from policy_graph.engine.hashing import dataset_hash
from policy_graph.errors import UsageError
from policy_graph.triples import canonical as module
from policy_graph.triples.canonical import canonical, labelled, write_canonical

SUITE = Path(__file__).parents[2] / ".." / "shared" / "w3c" / "rdf-canon"
shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not SUITE.is_dir(), reason="the suite of the W3C is not beside the checkout"),
]
EXAMPLE = "http://example.org/"


def hashed(nquads: str) -> str:
    return write_canonical(parse(nquads, format=RdfFormat.N_QUADS))


def test_order_repeats_and_names_of_blank_nodes_do_not_matter() -> None:
    one = f'_:a <{EXAMPLE}p> _:b <{EXAMPLE}g> .\n<{EXAMPLE}s> <{EXAMPLE}p> "x" .\n'
    two = f'<{EXAMPLE}s> <{EXAMPLE}p> "x" .\n_:y <{EXAMPLE}p> _:z <{EXAMPLE}g> .\n<{EXAMPLE}s> <{EXAMPLE}p> "x" .\n'
    other = f'_:a <{EXAMPLE}p> _:a <{EXAMPLE}g> .\n<{EXAMPLE}s> <{EXAMPLE}p> "x" .\n'
    assert hashed(one) == hashed(two) != hashed(other)


def test_the_hash_is_that_of_the_sorted_lines() -> None:
    # printf '<http://example.org/s> <http://example.org/p> "x" .\n' | sha256sum
    assert hashed(f'<{EXAMPLE}s> <{EXAMPLE}p> "x" .') == (
        "95340c6d30e951f52fdd709839874d96146c8a01399f678e667858442b546353"
    )


def test_more_than_memory_holds_is_sorted_on_disk(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = list(canonical(parse(path=build / "graph.trig")))
    monkeypatch.setattr(module, "BATCH", 100)
    assert list(canonical(parse(path=build / "graph.trig"))) == at_once == sorted(set(at_once))


def test_a_build_its_files_and_other_formats_have_one_hash(build: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.nq"
    copy.write_text("".join(f"{quad} .\n" for quad in parse(path=build / "graph.trig")), "utf-8")
    assert dataset_hash(build) == dataset_hash(build / "graph.trig") == dataset_hash(copy)
    assert dataset_hash(build / "graph.ttl") != dataset_hash(build)


def test_blank_nodes_that_nobody_can_tell_apart_in_time_are_refused_in_a_sentence(tmp_path: Path) -> None:
    clique = tmp_path / "clique.nt"
    ends = [(one, other) for one in range(10) for other in range(10)]
    clique.write_text("".join(f"_:n{one} <{EXAMPLE}p> _:n{other} .\n" for one, other in ends))
    with pytest.raises(UsageError, match=r"clique.nt cannot be hashed: .* takes longer than 1 seconds"):
        dataset_hash(clique, seconds=1)


def test_what_is_no_rdf_is_refused_with_what_is(tmp_path: Path) -> None:
    (tmp_path / "graph.xyz").write_text("x")
    with pytest.raises(UsageError, match=r"end it in .ttl"):
        dataset_hash(tmp_path / "graph.xyz")
    (tmp_path / "graph.ttl").write_text("x")
    with pytest.raises(UsageError, match=r"graph.ttl is no Turtle: .* line 1"):
        dataset_hash(tmp_path / "graph.ttl")
    with pytest.raises(UsageError, match=r"holds no graph.trig"):
        dataset_hash(tmp_path)


def test_triples_within_triples_have_no_hash() -> None:
    with pytest.raises(UsageError, match="triple within a triple"):
        hashed(f"<{EXAMPLE}s> <{EXAMPLE}p> <<( <{EXAMPLE}s> <{EXAMPLE}p> <{EXAMPLE}o> )>> .")


def entries(kind: str) -> Iterator[Any]:
    manifest = SUITE / "manifest.jsonld"
    for entry in json.loads(manifest.read_text("utf-8"))["entries"] if manifest.is_file() else ():
        if entry["type"] == f"rdfc:RDFC10{kind}Test":
            yield pytest.param(entry, id=f"{entry['id'][1:]} {entry['name']}", marks=shared)


def action(entry: Any) -> list[Quad]:
    return list(parse(path=SUITE / entry["action"], format=RdfFormat.N_QUADS))


def result(entry: Any) -> bytes:
    algorithm = {"SHA384": "SHA_384"}.get(entry.get("hashAlgorithm"), "SHA_256")
    return b"".join(canonical(action(entry), label=partial(labelled, algorithm=algorithm)))


@pytest.mark.parametrize("entry", entries("Eval"))
def test_the_suite_of_the_w3c_gives_what_it_should(entry: Any) -> None:
    assert result(entry) == (SUITE / entry["result"]).read_bytes()


@pytest.mark.parametrize("entry", entries("Map"))
def test_the_labels_are_those_of_the_suite(entry: Any) -> None:
    """The library gives no map of its labels; the input with the labels of the suite is what it has to give."""
    labels = json.loads((SUITE / entry["result"]).read_text("utf-8"))

    def named(node: Any) -> Any:
        return BlankNode(labels[node.value]) if isinstance(node, BlankNode) else node

    said = (
        Quad(*(named(each) for each in (q.subject, q.predicate, q.object, q.graph_name)))
        for q in action(entry)
    )
    assert sorted(result(entry).splitlines()) == sorted({f"{quad} .".encode() for quad in said})


@pytest.mark.parametrize("entry", entries("NegativeEval"))
def test_what_the_suite_wants_refused_is_refused(entry: Any) -> None:
    with pytest.raises(UsageError, match="takes longer than"):
        dataset_hash(SUITE / entry["action"], seconds=2)


def test_the_suite_is_whole_where_it_is() -> None:
    if not SUITE.is_dir():
        pytest.skip("the suite of the W3C is not beside the checkout")
    assert [len(list(entries(kind))) for kind in ("Eval", "Map", "NegativeEval")] == [64, 21, 1]
