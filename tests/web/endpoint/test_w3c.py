"""The W3C's own tests of SPARQL 1.1, asked over HTTP: protocol, evaluation, syntax, formats of results, description."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse, serialize
from starlette.testclient import TestClient
from tests.web.endpoint import w3c

from policy_graph import api_serving
from policy_graph.model.limits import Limits
from policy_graph.web.app import application

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not w3c.SUITE.is_dir(), reason="the suites of the W3C are not beside the checkout"),
]
CASES, PROTOCOL = w3c.cases(), w3c.protocol_cases()
KNOWN = {
    each["name"]: each["reason"]
    for each in tomllib.loads((Path(__file__).parent / "w3c_known.toml").read_text("utf-8"))["known"]
}
# In this protocol there are no updates: all tests of them must end in a refusal.
SD = "http://www.w3.org/ns/sparql-service-description#"
ACCEPT = {".srx": "application/sparql-results+xml", ".tsv": "text/tab-separated-values", ".csv": "text/csv"}
EMPTY = "http://example.org/empty"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of one build that holds every file of the suites as a graph of its own."""
    folder = tmp_path_factory.mktemp("w3c") / "build"
    folder.mkdir()
    (folder / "graph.ttl").write_bytes(b"")
    loaded = [quad for iri in w3c.files(CASES) for quad in w3c.quads(iri, w3c.path(iri))]
    named = {name: file for case in PROTOCOL for name, file in case.graphs}
    loaded += [quad for name, file in named.items() for quad in w3c.quads(name, w3c.path(file))]
    serialize(loaded, output=str(folder / "graph.trig"), format=RdfFormat.TRIG)
    with api_serving.service(folder, limits=Limits(budget=0)) as service:
        yield TestClient(application(service))


def marked(case: w3c.Case) -> Any:
    reason = KNOWN.get(case.name)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", PROTOCOL, ids=lambda case: case.name)
def test_the_protocol(client: TestClient, case: w3c.ProtocolCase) -> None:
    updating = case.name.startswith(("update_", "bad_update_"))
    for each in case.exchanges:
        got = client.request(
            each.method,
            each.target.replace("/sparql/", "/sparql", 1),
            headers=dict(each.headers),
            content=each.body,
        )
        if updating and b"ASK" not in each.body + each.target.encode():
            assert 400 <= got.status_code < 500, got.text
        elif not updating:
            assert f"{got.status_code // 100}xx" in each.statuses, got.text
            assert each.boolean is None or got.json()["boolean"] is each.boolean


@pytest.mark.parametrize("case", map(marked, CASES))
def test_queries(client: TestClient, case: w3c.Case) -> None:
    if "Syntax" in case.kind:
        got = client.post("/sparql", data={"query": case.text})
        assert got.status_code == (200 if case.kind.startswith("Positive") else 400), got.text
        return
    result = w3c.path(case.result)
    graph = "CONSTRUCT" in case.text.upper()
    dataset = (
        {}
        if "FROM" in case.text
        else {"default-graph-uri": case.data or EMPTY, "named-graph-uri": case.named}
    )
    got = client.post(
        "/sparql",
        data={"query": f"BASE <{case.query}>\n{case.text}", **dataset},
        headers={} if graph else {"accept": ACCEPT.get(result.suffix, "application/sparql-results+json")},
    )
    assert got.status_code == 200, got.text
    media_type = got.headers["content-type"].partition(";")[0]
    assert w3c.same(got.content, media_type, result, graph=graph), got.text


def test_every_known_failure_is_a_test() -> None:
    assert not KNOWN.keys() - {case.name for case in CASES}


def test_the_service_description_names_the_endpoint_and_its_dataset(client: TestClient) -> None:
    got = client.get("/sparql", headers={"accept": "text/turtle"})
    said = {(str(quad.predicate), str(quad.object)) for quad in parse(got.content, format=RdfFormat.TURTLE)}
    endpoint = NamedNode("http://testserver/sparql")
    assert (f"<{SD}endpoint>", str(endpoint)) in said
    assert (f"<{SD}supportedLanguage>", f"<{SD}SPARQL11Query>") in said
    assert (f"<{SD}name>", f"<{w3c.HOME}csv-tsv-res/data.ttl>") in said
