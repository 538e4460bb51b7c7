"""Builds of an invented town, written by hand, and the servers that they are pushed to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from tests.servers import SERVERS, Server
from tests.triples.conftest import made_in_july, made_in_may, said

from policy_graph.model import Extraction
from policy_graph.triples.write import write as write_graphs

BASE = "https://data.example.jp/kawabe/"
DOCUMENT = f"{BASE}id/document/"
TITLE = "http://purl.org/dc/terms/title"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a build with a graph for each document, which holds its title and what all of them say."""

    def build(name: str = "build", **titles: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        shared = f'<{BASE}id/place/川辺市> <{TITLE}> "川辺市"@ja .'
        lines = {key: f'<{DOCUMENT}{key}> <{TITLE}> "{title}"@ja .' for key, title in sorted(titles.items())}
        graphs = [f"<{DOCUMENT}{key}> {{ {line} {shared} }}\n" for key, line in lines.items()]
        (folder / "graph.trig").write_text("".join(graphs), "utf-8")
        (folder / "graph.ttl").write_text("\n".join([*lines.values(), shared]), "utf-8")
        return folder

    return build


@pytest.fixture
def meetings(tmp_path: Path) -> Path:
    """The graph of two meetings of an invented town, without a step before it."""
    folder = tmp_path / "build"
    found: list[Extraction] = [made_in_may(), made_in_july()]
    (folder / "sources").mkdir(parents=True)
    for extraction in found:
        (folder / extraction.document.file).write_bytes(extraction.document.source)
    write_graphs(said(found), folder)
    return folder


@pytest.fixture(scope="session", params=sorted(SERVERS))
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of each kind, one for all tests."""
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as server:
        yield server


@pytest.fixture
def server(started: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server that holds nothing of ours, and the password of whoever may write there."""
    monkeypatch.setenv("POLICY_GRAPH_PASSWORD", started.password)
    empty(started)
    return started


def empty(server: Server) -> None:
    """Delete what earlier tests have left."""
    query = 'SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER(REGEX(STR(?g), "example")) }'
    answer = httpx.post(
        server.endpoint, data={"query": query}, headers={"Accept": "application/sparql-results+json"}
    )
    for row in answer.json()["results"]["bindings"]:
        write_graph(server, row["g"]["value"], "")
    if server.user is None:
        write_graph(server, None, "")


def write_graph(server: Server, graph: str | None, triples: str) -> None:
    """Write a graph as somebody else would; without triples it is emptied."""
    place = "/store" if server.name == "oxigraph" else "/sparql-graph-crud-auth"
    httpx.request(
        "PUT",
        httpx.URL(server.endpoint).join(place),
        params={"default": ""} if graph is None else {"graph": graph},
        content=triples.encode(),
        headers={"Content-Type": "text/turtle"},
        auth=httpx.DigestAuth(server.user, server.password) if server.user else None,
    ).raise_for_status()
