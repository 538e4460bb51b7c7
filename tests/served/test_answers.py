"""What a query gives back: every format, whole or marked as cut; and errors that say where and what to do."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.service import Service
from policy_graph.errors import LimitExceeded, NotAcceptable, QuerySyntaxError, UsageError
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Query
from policy_graph.triples.served.formats import GRAPHS, RESULTS, Format, chosen
from policy_graph.triples.served.results import FORMS, Cell

ROW = 'SELECT ?a ?b ?c ?d ?e { VALUES (?a ?b ?c ?d ?e) { (<http://x.example/𠮷> "山\t\\"﨑\\",\\n&<"@ja 7 true UNDEF) } }'
WRITTEN = {
    "application/sparql-results+json": '{"head":{"vars":["a", "b", "c", "d", "e"]},"results":{"bindings":[{"a":{"type":"uri",'
    '"value":"http://x.example/𠮷"},"b":{"type":"literal","value":"山\\t\\"﨑\\",\\n&<","xml:lang":"ja"},'
    '"c":{"type":"literal","value":"7","datatype":"http://www.w3.org/2001/XMLSchema#integer"},'
    '"d":{"type":"literal","value":"true","datatype":"http://www.w3.org/2001/XMLSchema#boolean"}}]}}\n',
    "application/sparql-results+xml": '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
    '<variable name="a"/><variable name="b"/><variable name="c"/><variable name="d"/><variable name="e"/></head><results>'
    '<result><binding name="a"><uri>http://x.example/𠮷</uri></binding><binding name="b"><literal xml:lang="ja">'
    "山\t&quot;﨑&quot;,\n&amp;&lt;</literal></binding>"
    '<binding name="c"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">7</literal></binding><binding name="d">'
    '<literal datatype="http://www.w3.org/2001/XMLSchema#boolean">true</literal></binding></result></results></sparql>\n',
    "text/csv": 'a,b,c,d,e\r\nhttp://x.example/𠮷,"山\t""﨑"",\n&<",7,true,\r\n',
    "text/tab-separated-values": '?a\t?b\t?c\t?d\t?e\n<http://x.example/𠮷>\t"山\\t\\"﨑\\",\\n&<"@ja\t7\ttrue\t\n',
}


@pytest.mark.parametrize("media_type", WRITTEN)
def test_a_row_is_written_as_each_format_wants_it(media_type: str, service: Service) -> None:
    reply = service.sparql(Query(text=ROW, accept=(media_type,)))
    assert reply.media_type == media_type
    assert reply.content.decode() == WRITTEN[media_type]
    assert (reply.rows, reply.truncated) == (1, False)


TERMS = st.one_of(
    st.builds(lambda text: Literal(text), st.text()),
    st.builds(lambda text: Literal(text, language="ja"), st.text()),
    st.integers().map(Literal),
    st.just(NamedNode("http://x.example/場所?a=1&b=2")),
    st.just(BlankNode("b1")),
    st.none(),
)
READ = {Format.JSON: QueryResultsFormat.JSON, Format.TSV: QueryResultsFormat.TSV}


@given(st.lists(st.tuples(TERMS, TERMS), max_size=4), st.sampled_from(list(READ)))
def test_whatever_is_written_is_read_back_by_another_program(
    rows: list[tuple[Cell | None, Cell | None]], format: Format
) -> None:
    found = parse_query_results(written(rows, format).encode(), READ[format])
    assert isinstance(found, QuerySolutions)
    assert [tuple(row) for row in found] == rows


@given(st.lists(st.tuples(TERMS, TERMS), max_size=4))
def test_csv_is_what_a_csv_reader_expects(rows: list[tuple[Cell | None, Cell | None]]) -> None:
    read = list(csv.reader(io.StringIO(written(rows, Format.CSV), newline="")))
    assert read[0] == ["a", "b"]
    assert [[plain(cell) for cell in row] for row in rows] == read[1:]


def written(rows: Iterable[tuple[Cell | None, Cell | None]], format: Format) -> str:
    form, names = FORMS[format], ["a", "b"]
    return form.head(names) + form.between.join(form.row(names, row) for row in rows) + form.tail


def plain(cell: Cell | None) -> str:
    return "" if cell is None else str(cell) if isinstance(cell, BlankNode) else cell.value  # type: ignore[union-attr]


@given(st.text())
def test_xml_says_every_sign_that_it_can(text: str) -> None:
    read = ElementTree.fromstring(written([(Literal(text), None)], Format.XML))
    expected = "".join(
        sign if sign in "\t\n\r" or " " <= sign not in "\ufffe\uffff" else "\ufffd" for sign in text
    )
    assert "".join(read.itertext()) == expected


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("application/sparql-results+json", {"head": {}, "boolean": True}),
        ("text/csv", "true"),
        ("text/tab-separated-values", "true"),
    ],
)
def test_yes_or_no(media_type: str, expected: Any, service: Service) -> None:
    content = service.sparql(Query(text="ASK { ?s ?p ?o }", accept=(media_type,))).content.decode()
    assert (content if isinstance(expected, str) else json.loads(content)) == expected


@pytest.mark.parametrize(
    ("media_type", "format"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/trig", RdfFormat.TRIG),
        ("application/n-quads", RdfFormat.N_QUADS),
    ],
)
def test_a_graph_in_each_format(media_type: str, format: RdfFormat, service: Service) -> None:
    text = "CONSTRUCT WHERE { <http://ring.example/7> ?p ?o }"
    reply = service.sparql(Query(text=text, accept=(media_type,)))
    assert (reply.media_type, reply.rows) == (media_type, 3)
    read = {(quad.predicate.value, str(quad.object)) for quad in parse(reply.content, format)}
    assert read == {
        ("http://ring.example/next", "<http://ring.example/8>"),
        ("http://ring.example/number", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("http://ring.example/label", '"環7"@ja'),
    }


@pytest.mark.parametrize(
    ("accept", "known", "expected"),
    [
        ((), RESULTS, "application/sparql-results+json"),
        (("*/*",), GRAPHS, "text/turtle"),
        (("image/png", "text/*"), RESULTS, "text/xml"),
        (("Text/CSV;charset=utf-8",), RESULTS, "text/csv"),
        (("text/html", "application/json"), RESULTS, "application/json"),
        (("application/sparql-results+xml", "application/ld+json"), GRAPHS, "application/ld+json"),
    ],
)
def test_the_first_wish_that_can_be_met(
    accept: tuple[str, ...], known: dict[str, Format], expected: str
) -> None:
    assert chosen(accept, known)[0] == expected


def test_a_wish_that_cannot_be_met_is_told_with_those_that_can(service: Service) -> None:
    with pytest.raises(NotAcceptable, match=r"not written as text/turtle; .*text/csv"):
        service.sparql(Query(text="ASK {}", accept=("text/turtle",)))


def test_too_many_rows_are_an_error_or_marked_as_cut(service: Service) -> None:
    many = "SELECT ?n { VALUES ?x { 1 2 3 } ?s <http://ring.example/number> ?n } ORDER BY ?n"
    with pytest.raises(LimitExceeded, match="more than 1,000 rows; add LIMIT"):
        service.sparql(Query(text=many))
    for media_type in RESULTS:
        reply = service.sparql(Query(text=many, accept=(media_type,), truncate=True))
        assert (reply.rows, reply.truncated) == (1_000, True)
        if media_type.endswith("json"):
            read = json.loads(reply.content)["results"]["bindings"]
            assert [row["n"]["value"] for row in read] == [str(at // 3) for at in range(1_000)]


def test_as_many_rows_as_are_allowed_are_the_whole_answer(service: Service) -> None:
    text = "SELECT ?a { ?a ?b ?c . ?d <http://ring.example/number> ?f } LIMIT 1000"
    assert service.sparql(Query(text=text)).rows == 1_000


def test_too_many_bytes_are_an_error_or_marked_as_cut(service: Service) -> None:
    text = f"SELECT ?n ('{'x' * 1_000}' AS ?x) {{ ?s <http://ring.example/number> ?n }}"
    with pytest.raises(LimitExceeded, match="more than 200,000 bytes"):
        service.sparql(Query(text=text))
    reply = service.sparql(Query(text=text, truncate=True))
    assert reply.truncated
    assert len(json.loads(reply.content)["results"]["bindings"]) == reply.rows
    assert 150 < (reply.rows or 0) < 200


def test_a_server_may_allow_one_row(index: Index) -> None:
    with Service(index, Limits(rows=1), workers=1) as service:
        assert service.sparql(Query(text="SELECT * { ?s ?p ?o }", truncate=True)).rows == 1


def test_too_many_triples_are_an_error_or_marked_as_cut(service: Service) -> None:
    text = "CONSTRUCT { ?a ?b ?c } { ?a ?b ?c }"
    with pytest.raises(LimitExceeded, match="more than 1,000 rows"):
        service.sparql(Query(text=text))
    reply = service.sparql(Query(text=text, accept=("application/n-triples",), truncate=True))
    assert reply.truncated
    assert len(list(parse(reply.content, RdfFormat.N_TRIPLES))) == 1_000


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("SELEC * {}", 1, 1, "SELEC cannot stand here"),
        ("SELECT * { ?s ?p }", 1, 18, "} cannot stand here"),
        ('SELECT *\n{ "𠮷𠮷" ?p ,}', 2, 11, ", cannot stand here"),
        ("SELECT * {\r\n  ?s ?p ?o", 2, 11, "ends too soon"),
        ("SELECT * { ?s foo:bar ?o }", 1, 15, "prefix of this name is not declared"),
        ("SELECT (foo:bar(1) AS ?x) {}", 1, 9, "prefix of this name is not declared"),
        ("SELECT * { ?s <a b> ?o }", 1, 15, "no valid IRI"),
        ("# ?\nSELECT * { ?s ?p ?o } LIMIT x", 2, 29, "x cannot stand here"),
        ("SELECT ?x { ?x ?y ?z } GROUP BY ?y", 1, 35, "not in GROUP BY"),
    ],
)
def test_an_error_says_where(text: str, line: int, column: int, said: str, service: Service) -> None:
    with pytest.raises(QuerySyntaxError, match=f"line {line}, column {column}: ") as caught:
        service.sparql(Query(text=text))
    assert said in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no query"),
        ("ASK {} " + " " * 100_000, "100,000 are allowed"),
        ("PREFIX x: <x:>\n insert data { x:a x:b x:c }", "line 2: INSERT is refused"),
        ("ASK " + "{" * 101 + "}" * 101, "more than 100 brackets in each other"),
        ("ASK { FILTER(1" + " + 1" * 1_001 + ") }", "more than 1,000 operators"),
    ],
)
def test_what_is_refused_says_why(text: str, said: str, service: Service) -> None:
    with pytest.raises(UsageError) as caught:
        service.sparql(Query(text=text))
    assert said in str(caught.value)


def test_what_only_looks_deep_or_like_an_update_is_answered(service: Service) -> None:
    text = f"ASK {{ BIND('{'(' * 500}' AS ?insert) VALUES ?x {{ {' '.join(['1'] * 5_000)} }} }}"
    assert b"true" in service.sparql(Query(text=text)).content


def test_a_dataset_and_a_base_as_the_protocol_has_them(service: Service) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    document = ("http://ring.example/document",)
    assert values(service, Query(text=count)) == ["1200"]
    assert values(service, Query(text=count, default_graphs=document)) == ["1"]
    assert values(service, Query(text=count, named_graphs=document)) == ["0"]
    named = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert values(service, Query(text=named, named_graphs=document)) == list(document)
    assert values(service, Query(text=named, default_graphs=document)) == []
    relative = "SELECT ?n { <7> <number> ?n }"
    assert values(service, Query(text=relative, base="http://ring.example/sparql")) == ["7"]
    with pytest.raises(UsageError, match="no valid IRI"):
        service.sparql(Query(text=count, default_graphs=("no iri",)))
    with pytest.raises(UsageError, match="no valid IRI"):
        service.sparql(Query(text=count, base="no iri"))


def test_a_function_that_there_is_not_is_told(service: Service) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.example/f> is not supported"):
        service.sparql(Query(text="SELECT (<http://nowhere.example/f>(1) AS ?x) {}"))


def values(service: Service, query: Query) -> list[str]:
    rows = json.loads(service.sparql(query).content)["results"]["bindings"]
    return [cell["value"] for row in rows for cell in row.values()]
