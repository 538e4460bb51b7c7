"""Turtle as people read it: names without backslashes, written as it comes."""

from collections.abc import Iterator
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from policy_graph.triples.iri import KINDS, iri
from policy_graph.triples.turtle import excerpt, turtle, write_trig
from policy_graph.triples.vocab import term

BASE = "https://data.example.jp/kawabe/"
NAMES = st.text(max_size=24) | st.text("aA漢.．/%2eEfF5-~!$&'()*+,;=:@#?{}|^`\"<> \\\n", max_size=12)
LABEL = term("rdfs:label")


def written(*triples: Triple) -> str:
    return b"".join(turtle(triples, BASE)).decode()


@given(st.sampled_from(sorted(KINDS)), NAMES)
def test_no_name_needs_a_backslash(kind: str, name: str) -> None:
    node = NamedNode(iri(BASE, f"{kind}/{name}"))
    found = written(Triple(node, LABEL, node))
    assert "\\" not in found
    assert f"\n{kind}:" in found
    assert [quad.triple for quad in parse(found, format=RdfFormat.TURTLE)] == [Triple(node, LABEL, node)]


def test_an_excerpt_names_the_prefixes_that_it_uses() -> None:
    said = Triple(NamedNode(iri(BASE, "place/川辺市")), LABEL, Literal("1", datatype=term("xsd:integer")))
    found = b"".join(excerpt([said], BASE)).decode()
    assert {line.split(" ")[1] for line in found.splitlines() if line.startswith("@prefix")} == {
        "place:",
        "rdfs:",
        "xsd:",
    }
    assert [quad.triple for quad in parse(found, format=RdfFormat.TURTLE)] == [said]


@given(st.text('a"\\%\n2E ', max_size=12))
def test_words_with_percent_signs_and_backslashes_stay(words: str) -> None:
    said = Triple(NamedNode(iri(BASE, "program/未来5%2E0")), LABEL, Literal(words))
    found = written(said)
    assert "\nprogram:未来5%2E0 " in found
    assert [quad.triple for quad in parse(found, format=RdfFormat.TURTLE)] == [said]


def test_a_large_graph_leaves_in_small_pieces_before_the_last_quad_came() -> None:
    class Watched(BytesIO):
        largest = 0

        def write(self, content: bytes, /) -> int:  # type: ignore[override]
            self.largest = max(self.largest, len(content))
            return super().write(content)

    file = Watched()
    gone: list[int] = []

    def quads(many: int) -> Iterator[Quad]:
        graph = NamedNode(iri(BASE, "document/d"))
        for number in range(many):
            gone.append(file.tell())
            yield Quad(NamedNode(iri(BASE, f"words/d.{number}")), LABEL, Literal("長" * 100), graph)

    write_trig(quads(2000), BASE, file)
    assert gone[-1] > 500_000
    assert file.largest < 100_000


def test_each_kind_has_one_heading_however_many_pieces_a_graph_is_written_in() -> None:
    names = [f"{kind}/d.{number}" for kind in ("quote", "words") for number in range(2000)]
    file = BytesIO()
    graph = NamedNode(iri(BASE, "document/d"))
    write_trig((Quad(NamedNode(iri(BASE, name)), LABEL, Literal("長"), graph) for name in names), BASE, file)
    written = file.getvalue().decode()
    assert [written.count(f"\n\n\t# {KINDS[kind]}\n\n\t{kind}:d.0 ") for kind in ("quote", "words")] == [1, 1]
    assert written.count("\t# ") == 2
    assert written.count("\n\n\tquote:") == written.count("\n\n\twords:") == 2000
