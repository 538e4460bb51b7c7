"""The RDF patch is the difference: old − D + A = new, nothing for nothing, and its own inverse backwards."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from tests.triples.plain import in_order

from policy_graph.errors import UsageError
from policy_graph.triples.changes.patch import patch

BASE = "https://data.example.jp/kawabe/"


def node(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{name}")


values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4).map(Literal),
    st.sampled_from(['"', "\\", "改\n行", " .", "月島"]).map(lambda text: Literal(text, language="ja")),
    st.sampled_from("甲乙").map(lambda name: node(f"person/{name}")),
)
graphs = st.sampled_from(["document/五月", "document/七月", "graph/judgements"]).map(node)
said = st.builds(
    Quad,
    st.sampled_from("甲乙丙").map(lambda name: node(f"person/{name}")),
    st.sampled_from(["label", "comment"]).map(
        lambda name: NamedNode(f"http://www.w3.org/2000/01/rdf-schema#{name}")
    ),
    values,
    graphs,
)
versions = st.frozensets(said, max_size=12)


def written(path: Path, quads: frozenset[Quad]) -> Path:
    serialize(in_order(quads), path, RdfFormat.TRIG)
    return path


def between(old: frozenset[Quad], new: frozenset[Quad]) -> list[str]:
    with TemporaryDirectory() as folder:
        paths = [written(Path(folder) / name, quads) for name, quads in (("old", old), ("new", new))]
        return list(patch(*paths))


def named(lines: list[str], letter: str) -> frozenset[Quad]:
    """Read the quads of the lines that begin with a letter, as any reader of N-Quads would."""
    found = "".join(f"{line[2:]}\n" for line in lines if line.startswith(f"{letter} "))
    return frozenset(parse(BytesIO(found.encode()), format=RdfFormat.N_QUADS))


@settings(max_examples=60, deadline=None)
@given(versions, versions)
def test_old_without_the_deleted_and_with_the_added_is_new(
    old: frozenset[Quad], new: frozenset[Quad]
) -> None:
    lines = between(old, new)
    deleted, added = named(lines, "D"), named(lines, "A")
    assert deleted <= old
    assert not added & old
    assert (old - deleted) | added == new
    back = between(new, old)
    assert (named(back, "D"), named(back, "A")) == (added, deleted)
    assert between(old, new) == lines


def test_the_same_graph_gives_an_empty_transaction_that_names_its_version() -> None:
    lines = between(frozenset(), frozenset())
    empty = sha256(b"").hexdigest()
    assert lines == [f"H id <urn:sha256:{empty}> .", f"H prev <urn:sha256:{empty}> .", "TX .", "TC ."]


def test_in_each_graph_what_goes_comes_before_what_is_added() -> None:
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    old = frozenset({Quad(node("person/甲"), label, Literal("旧"), node("document/五月"))})
    new = frozenset({Quad(node("person/甲"), label, Literal("新"), node("document/五月"))})
    assert between(old, new)[3:-1] == [
        f'D <{BASE}id/person/甲> <{label.value}> "旧" <{BASE}id/document/五月> .',
        f'A <{BASE}id/person/甲> <{label.value}> "新" <{BASE}id/document/五月> .',
    ]


def test_a_file_in_another_order_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text("<urn:b> { <urn:s> <urn:p> 1 } <urn:a> { <urn:s> <urn:p> 1 }")
    with pytest.raises(UsageError, match="order"):
        list(patch(path, path))
