"""The programs that people ask endpoints with get the right rows: of six makers, in their own ways of the protocol."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, RDFXML, SPARQLWrapper
from tests.web.endpoint.conftest import BASE, TWO, server
from tests.witnesses import jena

COMUNICA = Path(__file__).parents[2] / "clients"
SELECT = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = '二') }"
ROWS = [(f"{BASE}id/a", "1"), (f"{BASE}id/b", "二")]


@pytest.fixture(scope="module")
def endpoint(folder: Path) -> Iterator[str]:
    with server(folder) as (url, _):
        yield f"{url}sparql"


def output(*command: str | Path, cwd: Path | None = None) -> str:
    if not shutil.which(str(command[0])):
        pytest.skip(f"the program {command[0]} is not installed")
    run = subprocess.run(
        list(map(str, command)), capture_output=True, check=False, cwd=cwd, encoding="utf-8", timeout=120
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def rows(text: str, separator: str) -> list[tuple[str, ...]]:
    return [tuple(line.split(separator)) for line in text.splitlines()]


def told(found: Any) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in found]


@pytest.mark.parametrize("way", [("--get",), ()], ids=["get", "post"])
def test_curl(endpoint: str, way: tuple[str, ...]) -> None:
    ask = ("--data-urlencode", f"query={SELECT}", "-H", "Accept: text/csv")
    assert rows(output("curl", "-sS", *way, *ask, endpoint), ",")[1:] == ROWS


def test_sparqlwrapper(endpoint: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    found = client.queryAndConvert()["results"]["bindings"]
    assert [(row["s"]["value"], row["o"]["value"]) for row in found] == ROWS
    client.setMethod(POST)
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(RDFXML)
    assert [(str(s), str(o)) for s, _, o in client.queryAndConvert()] == ROWS[1:]


def test_rdflib(endpoint: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint))
    assert told(graph.query(SELECT)) == ROWS
    assert set(graph.subjects()) == {rdflib.URIRef(iri) for iri, _ in ROWS}
    assert [(s, o) for s, _, o in told(graph.query(CONSTRUCT))] == ROWS[1:]
    named = rdflib.Graph(SPARQLStore(endpoint), identifier=TWO)
    assert [str(each) for each in named.subjects()] == [ROWS[1][0]]


@pytest.mark.skipif(not (COMUNICA / "node_modules").is_dir(), reason="run: npm ci --prefix tests/clients")
def test_comunica(endpoint: str) -> None:
    assert rows(output("node", "ask.mjs", endpoint, SELECT, cwd=COMUNICA), "\t") == ROWS
    (triple,) = rows(output("node", "ask.mjs", endpoint, CONSTRUCT, cwd=COMUNICA), "\t")
    assert (triple[0], triple[2]) == ROWS[1]
    assert output("node", "ask.mjs", endpoint, "ASK {}", cwd=COMUNICA) == "true\n"


def test_jena(endpoint: str, tmp_path: Path) -> None:
    program = (*jena(tmp_path), "arq.rsparql", "--service", endpoint)
    table = output(*program, "--results=tsv", SELECT)
    assert rows(table, "\t")[1:] == [(f"<{ROWS[0][0]}>", "1"), (f"<{ROWS[1][0]}>", '"二"')]
    assert ROWS[1][0] in output(*program, "--results=nt", CONSTRUCT)


def test_roqet(endpoint: str) -> None:
    table = output("roqet", "-q", "-p", endpoint, "-r", "csv", "-e", SELECT)
    assert rows(table, ",")[1:] == ROWS
