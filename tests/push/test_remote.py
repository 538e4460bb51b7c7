"""The service before another server: limits, refusals and names, and nothing partial passed off as whole."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import Graph, URIRef
from starlette.testclient import TestClient
from tests.push.conftest import BASE, DOCUMENT, TITLE, Write
from tests.servers import Server

from policy_graph import api_serving
from policy_graph.engine.serving.away import Away
from policy_graph.engine.serving.fronted import Fronted
from policy_graph.engine.serving.remote import Remote
from policy_graph.engine.serving.service import Service
from policy_graph.errors import LimitExceeded, PolicyGraphError, ServerFailed, UsageError
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Query, Sought
from policy_graph.push.sender import Sender
from policy_graph.web.app import application
from policy_graph.web.serving import Served

TITLES = f"SELECT ?title WHERE {{ ?s <{TITLE}> ?title }} ORDER BY ?title"


@pytest.fixture
def service(server: Server, write: Write) -> Iterator[Any]:
    api_serving.push(write(may="第１回審議会", july="第２回審議会"), server.endpoint, user=server.user)
    with api_serving.service_of(server.endpoint, limits=Limits(seconds=20, rows=3)) as opened:
        yield opened


def test_a_query_is_answered_in_the_format_that_was_asked_for(service: Any) -> None:
    reply = service.sparql(Query(text=TITLES, accept=("text/csv",)))
    assert reply.content.decode().split() == ["title", "川辺市", "第１回審議会", "第２回審議会"]
    one = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{DOCUMENT}may> {{ ?s ?p ?o }} }}"
    graph = service.sparql(Query(text=one, accept=("application/n-triples",)))
    assert f'<{DOCUMENT}may> <{TITLE}> "第１回審議会"@ja .' in graph.content.decode()
    assert service.sparql(Query(text=f"ASK {{ ?s <{TITLE}> 7 }}", accept=("text/csv",))).content == b"false"


def test_too_many_rows_are_an_error_or_marked(service: Any) -> None:
    everything = "SELECT * WHERE { { ?s ?p ?o } UNION { ?s ?p ?o } }"
    with pytest.raises(LimitExceeded, match="more than 3 rows"):
        service.sparql(Query(text=everything))
    reply = service.sparql(Query(text=everything, accept=("text/csv",), truncate=True))
    assert (reply.truncated, len(reply.content.split(b"\r\n")) - 2) == (True, 3)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <x:a> <x:b> 1 }",
        f"PREFIX x: <x:> DROP GRAPH <{DOCUMENT}may>",
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        'define get:soft "soft" SELECT * WHERE { ?s ?p ?o }',
        "SELECT (bif:http_get('http://127.0.0.1:1/') AS ?x) WHERE {}",
        "SELECT * WHERE { ?s",
        "SELECT * FROM <http://127.0.0.1:1/> OPTION (get:soft 'soft') WHERE { ?s ?p ?o }",
        r"PREFIX x: <b\u0069f:> SELECT (x:http_get('http://127.0.0.1:1/') AS ?y) WHERE {}",
    ],
)
def test_what_is_no_mere_query_is_refused(service: Any, text: str) -> None:
    with pytest.raises(UsageError):
        service.sparql(Query(text=text))
    assert len(service.sparql(Query(text=TITLES)).content.splitlines()) > 0


def verbs(inside: Service, fronted: Fronted, remote: Remote) -> tuple[Served, ...]:
    """Let mypy see that the doors can ask each of them."""
    return inside, fronted, remote


@pytest.fixture
def client(server: Server, write: Write) -> Iterator[TestClient]:
    """The doors before a server that holds a build of one document; there is no build beside it."""
    api_serving.push(write(may="<b>第１回</b>"), server.endpoint, user=server.user)
    with api_serving.service_of(server.endpoint) as service:
        yield TestClient(application(service), follow_redirects=False)


def test_an_iri_leads_to_a_plain_page_and_to_data(client: TestClient) -> None:
    place = "/id/document/may"
    to_page, to_data = (client.get(place, headers={"Accept": each}) for each in ("text/html", "text/turtle"))
    assert (to_page.status_code, to_page.headers["Location"]) == (303, "../../id/document/may/")
    assert (to_data.status_code, to_data.headers["Location"]) == (303, "../../id/document/may.ttl")
    assert "<dd>&lt;b&gt;第１回&lt;/b&gt;</dd>" in client.get(f"{place}/").text
    assert '"<b>第１回</b>"@ja' in client.get(f"{place}.ttl").text
    assert client.get("/id/place/川辺市.jsonld").json()
    assert client.get("/id/document/none/").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"), [("/", 200), ("/about/", 200), ("/id/meeting/", 404), ("/years/2024/", 404)]
)
def test_what_needs_the_build_is_told_on_a_page_in_both_languages(
    client: TestClient, address: str, status: int
) -> None:
    page = client.get(address)
    assert page.status_code == status
    assert "policy-graph serve DIR --endpoint" in page.text
    assert "ビルド（または公開データ）から作ります" in page.text
    assert "made from the build or release" in page.text


def test_the_description_tells_what_there_is_and_promises_nothing(client: TestClient) -> None:
    told = Graph().parse(data=client.get("/.well-known/void").text, format="turtle")
    said = {str(each) for _, each in told.predicate_objects(URIRef("http://testserver/sparql#default"))}
    assert f"{BASE}id/" in said
    # Functions of ours and numbers of triples are those of an index.
    assert not [each for each in told.predicates() if str(each).endswith(("#extensionFunction", "#triples"))]


def test_words_and_names_are_found_without_an_index(server: Server, meetings: Path) -> None:
    api_serving.push(meetings, server.endpoint, user=server.user)
    with api_serving.service_of(server.endpoint) as service:
        found = service.find(Sought(words="所管 -素案", limit=1))
        # Said in May and in July; the newer one is shown.
        assert (found.total, [hit.date for hit in found.hits]) == (2, ["2024-07-08"])
        assert [text for text, marked in found.hits[0].parts if marked] == ["所管"]
        assert service.find(Sought(words="協定 OR 姉妹港", speaker="花輪")).total == 1
        assert service.find(Sought(words="所管", until="2024-06-30")).total == 1
        named = service.find(Sought(words="駅前再生計画", kind="program"))
        assert [each.label for each in named.things] == ["駅前再生計画"]
        assert [each.label for each in service.complete("駅前", kind="body")] == ["川辺市駅前再生審議会"]
        assert {each.kind for each in service.complete("商工", kind="organization,place")} == {"organization"}


def test_with_the_build_beside_it_maps_have_positions_and_lists_are_there(
    server: Server, meetings: Path
) -> None:
    api_serving.push(meetings, server.endpoint, user=server.user)
    with api_serving.service_of(server.endpoint, meetings) as service:
        with api_serving.service(meetings) as inside:
            for name in ("partners-abroad", "places-named"):
                here, there = inside.ask(name, {}), service.ask(name, {})
                assert (there.positions, there.unplaced) == (here.positions, here.unplaced)
                assert Counter(there.rows) == Counter(here.rows)
        client = TestClient(application(service))
        assert "駅前再生計画" in client.get("/id/program/").text
        assert "extensionFunction" not in client.get("/.well-known/void").text


Answer = Callable[[httpx.Request], httpx.Response]


@contextmanager
def away(answer: Answer) -> Iterator[Away]:
    """Stand before a server that says what a test wants, behind the two questions that are asked of each."""
    first = iter(
        [
            '{"head": {"vars": ["nothing"]}, "results": {"bindings": []}}',
            '{"head": {"vars": ["base", "merged"]}, "results": {"bindings": '
            f'[{{"base": {{"type": "literal", "value": "{BASE}"}}}}]}}}}',
        ]
    )

    def handle(request: httpx.Request) -> httpx.Response:
        text = next(first, None)
        json = {"Content-Type": "application/sparql-results+json"}
        return answer(request) if text is None else httpx.Response(200, text=text, headers=json)

    sender = Sender(attempts=1, transport=httpx.MockTransport(handle))
    with Away(sender, "https://data.example.jp/sparql", Limits(size=1000)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (
            httpx.Response(200, text='{"head": {"vars": ["a"]}, "results": {"bindings": [{"a"'),
            ServerFailed,
            "breaks off",
        ),
        (httpx.Response(200, text="x" * 1001), LimitExceeded, "more than 1,000 bytes"),
        (httpx.Response(200, text="{}", headers={"X-SQL-State": "S1TAT"}), LimitExceeded, "limit of its own"),
        (httpx.Response(500, text="<h3>Error 42</h3>"), ServerFailed, "500: Error 42"),
    ],
)
def test_an_answer_that_is_not_whole_is_an_error(
    answer: httpx.Response, error: type[PolicyGraphError], words: str
) -> None:
    with away(lambda _: answer) as opened, pytest.raises(error, match=words):
        opened.sparql(Query(text="SELECT ?a WHERE { ?a ?b ?c }"))


def test_rows_at_which_the_server_stops_are_not_all() -> None:
    rows = ", ".join(['{"a": {"type": "literal", "value": "x"}}'] * 2)
    text = f'{{"head": {{"vars": ["a"]}}, "results": {{"bindings": [{rows}]}}}}'
    answer = httpx.Response(200, text=text, headers={"X-SPARQL-MaxRows": "2"})
    with away(lambda _: answer) as opened, pytest.raises(LimitExceeded, match="more than 1 rows"):
        opened.sparql(Query(text="SELECT ?a WHERE { ?a ?b ?c }"))


def test_a_server_without_a_build_says_what_to_do(server: Server) -> None:
    with pytest.raises(ServerFailed, match="holds no build at all: push the build first"):
        api_serving.service_of(server.endpoint)
