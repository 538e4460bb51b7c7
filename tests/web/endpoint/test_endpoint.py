"""The endpoint over HTTP: what is answered, what is refused, and with which words."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from starlette.testclient import TestClient
from tests.publisher import TOWN
from tests.web.endpoint.conftest import BASE, ENDLESS, ONE, TWO, opened

from policy_graph.triples.served.description import described
from policy_graph.triples.served.holdings import counted, read
from policy_graph.triples.store import open_both

ALL = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"
FORM, DIRECT, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
VOID = "http://rdfs.org/ns/void#"


def subjects(client: TestClient, **fields: object) -> list[str]:
    got = client.get("/sparql", params={"query": ALL, "format": "csv", **fields})
    assert got.status_code == 200, got.text
    text: str = got.text
    return text.split()[1:]


def test_the_default_graph_is_all_graphs_merged_and_the_protocol_chooses_others(client: TestClient) -> None:
    assert subjects(client) == [f"{BASE}id/a", f"{BASE}id/b"]
    assert subjects(client, **{"default-graph-uri": TWO}) == [f"{BASE}id/b"]
    assert subjects(client, **{"default-graph-uri": [ONE, TWO]}) == [f"{BASE}id/a", f"{BASE}id/b"]
    assert subjects(client, **{"named-graph-uri": ONE}) == []


@pytest.mark.parametrize(
    ("query", "word", "media_type", "content"),
    [
        (ALL, "json", "application/sparql-results+json", '"value":"https://data.example.org/id/a"'),
        (ALL, "tsv", "text/tab-separated-values; charset=utf-8", f"?s\n<{BASE}id/a>\n"),
        ("ASK {}", "xml", "application/sparql-results+xml", "<boolean>true</boolean>"),
        ("CONSTRUCT WHERE { ?s ?p '二' }", "nt", "application/n-triples", f'<{BASE}id/b> <{BASE}p> "二" .'),
        ("DESCRIBE <https://data.example.org/id/b>", "json", "application/ld+json", f'"{BASE}id/b"'),
    ],
)
def test_a_short_word_names_the_format(
    client: TestClient, query: str, word: str, media_type: str, content: str
) -> None:
    got = client.post("/sparql", data={"query": query, "output": word})
    assert got.status_code == 200, got.text
    assert got.headers["content-type"] == media_type
    assert got.headers["vary"] == "Accept"
    assert content in got.text


@pytest.mark.parametrize(
    ("method", "address", "headers", "body", "status", "words"),
    [
        ("GET", "?query=", {}, b"", 400, "the query is empty"),
        ("GET", "?query=ASK%7B%7D&query=ASK%7B%7D", {}, b"", 400, "several queries"),
        ("GET", "?query=%FF", {}, b"", 400, "percent-encoded UTF-8"),
        ("GET", "?query=ASK%20%7B", {}, b"", 400, "no SPARQL query"),
        ("GET", "?query=CLEAR%20ALL", {}, b"", 400, ""),
        ("GET", "?query=ASK%7B%7D", {"accept": "image/png"}, b"", 406, "in the format asked for"),
        ("GET", "?query=ASK%7B%7D", {"accept": "text/turtle"}, b"", 406, "application/sparql-results+json"),
        ("GET", "?query=ASK%7B%7D&format=xlsx", {}, b"", 400, "no such format"),
        ("GET", "?query=ASK%7B%7D&default-graph-uri=no%20iri", {}, b"", 400, "IRI"),
        ("GET", "?update=CLEAR%20ALL", {}, b"", 403, "updates are refused"),
        ("POST", "", {"content-type": FORM}, b"update=CLEAR+ALL", 403, "updates are refused"),
        ("POST", "", {"content-type": UPDATE}, b"CLEAR ALL", 403, "updates are refused"),
        ("POST", "", {"content-type": FORM}, b"quary=ASK{}", 400, "there is no query"),
        ("POST", "", {"content-type": "text/plain"}, b"ASK {}", 415, "application/sparql-query"),
        ("POST", "", {"content-type": f"{DIRECT}; charset=utf-16"}, b"ASK {}", 415, "UTF-8"),
        ("POST", "", {"content-type": DIRECT}, b"ASK {} # \xff", 400, "not UTF-8"),
        ("POST", "?query=ASK%7B%7D", {"content-type": DIRECT}, b"ASK {}", 400, "send it once"),
        ("POST", "", {"content-type": DIRECT, "content-encoding": "gzip"}, b"ASK {}", 415, "unpacked"),
        ("POST", "", {"content-type": DIRECT}, b"#" * 1_300_000, 413, "longer than"),
        ("PUT", "", {}, b"", 405, "updates are refused"),
        ("PATCH", "", {}, b"", 405, "updates are refused"),
        ("DELETE", "", {}, b"", 405, "updates are refused"),
    ],
)
def test_what_is_refused_says_why(
    client: TestClient,
    method: str,
    address: str,
    headers: dict[str, str],
    body: bytes,
    status: int,
    words: str,
) -> None:
    got = client.request(method, f"/sparql{address}", headers=headers, content=body)
    assert got.status_code == status, got.text
    assert words in got.text
    assert subjects(client) == [f"{BASE}id/a", f"{BASE}id/b"]


def test_an_error_is_a_problem_for_programs_and_a_sentence_for_people(client: TestClient) -> None:
    broken = {"query": "ASK {\n  ?s ?p }"}
    program = client.get("/sparql", params=broken, headers={"accept": "application/sparql-results+json"})
    assert program.headers["content-type"] == "application/problem+json"
    assert (program.json()["status"], program.json()["line"]) == (400, 2)
    person = client.get("/sparql", params=broken, headers={"accept": "text/html,*/*;q=0.8"})
    assert person.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_function_that_there_is_not_is_the_fault_of_the_query(client: TestClient) -> None:
    got = client.get("/sparql", params={"query": "SELECT (<x:f>(1) AS ?x) {}"})
    assert got.status_code == 400
    assert "x:f" in got.text


def test_a_long_query_is_cut_off_and_the_next_one_is_answered(folder: Path) -> None:
    with opened(folder, seconds=3.0) as client:
        late = client.get("/sparql", params={"query": ENDLESS})
        assert late.status_code == 422
        assert "longer than 3 seconds" in late.text
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * WHERE {\n  ?s ?p }", "2行9文字目：ここに } は書けません"),
        ("SELECT * { ?s no:such ?o }", "この名前の接頭辞が宣言されていません"),
        ("INSERT DATA { <a> <b> <c> }", "1行目：INSERT は使えません"),
        ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE は使えません"),
        ("{" * 200, "入れ子"),
        (ENDLESS, "時間かメモリの上限"),
    ],
)
def test_what_is_wrong_is_said_in_japanese_too(folder: Path, query: str, says: str) -> None:
    with opened(folder, seconds=1.0) as client:
        got = client.get("/sparql", params={"query": query}, headers={"accept": "application/json"})
    assert says in got.json()["detail_ja"]


def test_who_has_used_his_seconds_comes_back_later(folder: Path) -> None:
    with opened(folder, seconds=1.0, budget=0.5) as client:
        assert client.get("/sparql", params={"query": ENDLESS}).status_code == 422
        got = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": "application/json"})
        assert client.get("/complete?q=a").status_code == 429
        assert client.get("/assets/site.css").status_code == 200
    assert got.status_code == 429
    assert 60 <= int(got.headers["retry-after"]) <= 600
    assert got.json()["detail"].endswith(f"in {got.headers['retry-after']} seconds")


def test_a_person_is_led_to_the_editor_and_a_program_gets_the_description(client: TestClient) -> None:
    person = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"}, follow_redirects=False)
    assert (person.status_code, person.headers["location"]) == (303, "http://testserver/editor/")
    for address in ("/sparql", "/.well-known/void", "/sparql?format=ttl"):
        said = list(parse(client.get(address).content, format=RdfFormat.TURTLE))
        counts = [each.object for each in said if each.predicate == NamedNode(f"{VOID}triples")]
        assert Literal("2", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")) in counts
    assert client.get("/.well-known/void", headers={"accept": "application/ld+json"}).json()


def test_the_description_says_what_the_publisher_says(folder: Path) -> None:
    holdings = read(counted(open_both(folder)))
    content = described("https://x.example/", holdings, ("application/n-triples",), portal=TOWN).content
    licence = NamedNode("http://purl.org/dc/terms/license")
    node = NamedNode("https://x.example/sparql#default")
    said = list(parse(content, format=RdfFormat.N_TRIPLES))
    assert Quad(node, licence, NamedNode(TOWN.licence)) in said


def test_head_and_options(client: TestClient) -> None:
    head = client.head("/sparql", params={"query": "ASK {}"})
    assert (head.status_code, head.headers["content-type"]) == (200, "application/sparql-results+json")
    options = client.options("/sparql")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
