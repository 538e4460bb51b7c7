"""Turtle as people read it: names without backslashes, no prefix in vain."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from policy_graph.triples.iri import KINDS, iri
from policy_graph.triples.turtle import excerpt, turtle
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
