"""IRIs hold any name, and different names stay different."""

import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from policy_graph.triples.iri import base_of, iri, local, prefixes

BASE = "https://data.example.jp/kawabe/"
LOCALS = st.text(max_size=24) | st.text(
    'aA漢.．/%2eEfF5-()（） \\"<>#?{}|^`\n\u3000\u0301\u202e', max_size=12
)


def test_japanese_stays_readable() -> None:
    assert iri(BASE, "organization/川辺市.商工課") == f"{BASE}id/organization/川辺市.商工課"
    assert iri(BASE, "program/第2期（素案）・改") == f"{BASE}id/program/第2期（素案）・改"


def test_the_escapes_that_ids_are_minted_with_stay() -> None:
    assert iri(BASE, "program/未来5%2E0") == f"{BASE}id/program/未来5%2E0"


def test_what_turtle_or_an_iri_cannot_hold_is_percent_encoded() -> None:
    assert iri(BASE, "place/a b/c") == f"{BASE}id/place/a%20b%2fc"
    assert iri(BASE, "person/①.") == f"{BASE}id/person/%E2%91%A0%2e"


@given(LOCALS)
def test_any_name_gives_an_iri_that_both_libraries_read_back(local: str) -> None:
    made = iri(BASE, local)
    node = NamedNode(made)
    quad = Quad(node, node, node)
    written = serialize([quad], format=RdfFormat.TURTLE, prefixes=prefixes(BASE))
    assert written is not None
    assert {quad.subject for quad in parse(written, format=RdfFormat.TURTLE)} == {node}
    assert set(rdflib.Graph().parse(data=written, format="turtle").subjects()) == {rdflib.URIRef(made)}


@given(LOCALS)
def test_an_iri_leads_back_to_the_id_that_it_was_made_from(name: str) -> None:
    assert local(BASE, iri(BASE, name)) == name


def test_what_is_no_iri_of_the_graph_stays_as_it_is() -> None:
    assert local(BASE, "place/川辺市") == "place/川辺市"
    assert (
        local(BASE, "https://other.example.jp/id/place/川辺市") == "https://other.example.jp/id/place/川辺市"
    )


@given(st.lists(LOCALS, unique=True, max_size=6))
def test_distinct_names_give_distinct_iris(locals_: list[str]) -> None:
    assert len({iri(BASE, local) for local in locals_}) == len(locals_)


@given(st.text("漢字.-かな（）2", min_size=1, max_size=9))
def test_a_name_of_ordinary_characters_needs_no_escape_in_turtle(name: str) -> None:
    node = NamedNode(iri(BASE, f"program/x{name}x"))
    written = serialize([Quad(node, node, node)], format=RdfFormat.TURTLE, prefixes=prefixes(BASE)) or b""
    assert f"\nprogram:x{name}x " in written.decode()


def test_the_base_is_found_again() -> None:
    assert base_of(iri(BASE, "document/id/document/x")) == BASE
    assert base_of(iri("https://data.example.jp/#", "document/x")) == "https://data.example.jp/#"
    assert base_of(iri(BASE, "graph/judgements")) == BASE
    assert base_of("https://data.example.jp/elsewhere") == ""
