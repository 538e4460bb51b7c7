"""JSON-LD: readable by people, the same statements for programs."""

import json
from io import BytesIO
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from tests.triples.plain import in_order

from policy_graph.errors import UsageError
from policy_graph.model import Extraction
from policy_graph.triples.context import OWN, context
from policy_graph.triples.iri import iri
from policy_graph.triples.jsonld import write_jsonld
from policy_graph.triples.vocab import term
from policy_graph.triples.write import quads

BASE = "https://data.example.jp/kawabe/"
GRAPH = NamedNode(iri(BASE, "document/d.1"))
WORDS = NamedNode(iri(BASE, "words/d.1"))


def written(*said: Quad) -> bytes:
    file = BytesIO()
    write_jsonld(in_order(said), BASE, file)
    return file.getvalue()


def node(*said: Quad) -> dict[str, Any]:
    """Give the only node of the only graph."""
    (graph,) = json.loads(written(*said))["@graph"]
    (found,) = graph["@graph"]
    return found  # type: ignore[no-any-return]


def about(name: str, *values: Literal | NamedNode) -> Any:
    """Give what the node says where these are the values of a property."""
    found = node(*(Quad(WORDS, term(name), value, GRAPH) for value in values))
    (key,) = set(found) - {"id"}
    return {key: found[key]}


def test_a_meeting_reads_like_a_record(may: Extraction) -> None:
    graphs = json.loads(written(*quads(may, BASE)))["@graph"]
    assert [graph["id"] for graph in graphs] == [f"this:document/{may.document.id}"]
    (meeting,) = (each for each in graphs[0]["@graph"] if "Meeting" in each["type"])
    assert meeting["id"] == "this:meeting/川辺市駅前再生審議会.2024-05-20"
    assert meeting["label"] == "令和６年度第１回川辺市駅前再生審議会"
    assert meeting["date"] == "2024-05-20"
    assert meeting["observers"] == 2
    assert meeting["source"] == f"this:document/{may.document.id}"


def test_each_graph_reads_back_the_same(may: Extraction, july: Extraction) -> None:
    said = [*quads(may, BASE), *quads(july, BASE)]
    for format in (RdfFormat.JSON_LD, RdfFormat.STREAMING_JSON_LD):
        assert set(parse(written(*said), format=format)) == set(said)


def test_a_value_is_plain_only_where_its_word_says_what_it_is() -> None:
    integer, share, day = (term(f"xsd:{name}") for name in ("integer", "decimal", "date"))
    assert about("rdfs:label", Literal("月", language="ja")) == {"label": "月"}
    assert about("rdfs:label", Literal("moon", language="en")) == {
        "label": {"@value": "moon", "@language": "en"}
    }
    assert about("rdfs:label", Literal("月")) == {"label": {"@value": "月"}}
    assert about("oa:exact", Literal("@id")) == {"exact": "@id"}
    assert about("oa:start", Literal("7", datatype=integer)) == {"start": 7}
    assert about("oa:start", Literal("07", datatype=integer)) == {"start": "07"}
    assert about("oa:start", Literal("7" * 16, datatype=integer)) == {"start": "7" * 16}
    assert about("pg:confidence", Literal("0.5", datatype=share)) == {"confidence": "0.5"}
    assert about("dct:date", Literal("2024-05-20", datatype=day)) == {"date": "2024-05-20"}
    assert about("dct:date", Literal("2024-02-30")) == {"date": {"@value": "2024-02-30"}}


def test_iris_are_short_where_they_are_read_back_the_same() -> None:
    assert about("pg:status", term("pg:Stated")) == {"status": "Stated"}
    assert about("pg:partOf", NamedNode(iri(BASE, "place/川辺市"))) == {"partOf": "this:place/川辺市"}
    assert about("skos:exactMatch", NamedNode("https://sws.example.org/1/")) == {
        "exactMatch": "https://sws.example.org/1/"
    }
    assert about("pg:partOf", NamedNode("http://schema.org///x")) == {"partOf": "http://schema.org///x"}


def test_an_iri_that_would_be_read_as_another_is_refused() -> None:
    with pytest.raises(UsageError, match="<org:x> cannot be written as JSON-LD"):
        about("pg:partOf", NamedNode("org:x"))


def test_the_prefix_of_own_things_is_no_word_of_the_context() -> None:
    assert OWN not in context("").written
    assert context(BASE).written[OWN] == f"{BASE}id/"


def test_an_empty_graph_is_a_document_too() -> None:
    assert json.loads(written())["@graph"] == []
