"""A small invented graph behind a service with tight limits, and a server on loopback that nobody may ever reach."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.service import Service
from policy_graph.model.limits import Limits
from policy_graph.search.write import write as write_search
from policy_graph.triples.pages.register import write as write_register
from policy_graph.triples.served.disk import load, opened

SECONDS = 1.5
LIMITS = Limits(seconds=SECONDS, memory=256, rows=1_000, size=200_000, length=100_000)
THINGS = 400


@dataclass
class Canary:
    """A server that counts who comes by; ``address`` is where it lives."""

    address: str
    hits: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of ``THINGS`` things in a ring, each with a number and a label."""
    folder = tmp_path_factory.mktemp("ring")
    lines = [
        f"<http://ring.example/{n}> <http://ring.example/next> <http://ring.example/{(n + 1) % THINGS}> ;\n"
        f'  <http://ring.example/number> {n} ; <http://ring.example/label> "環{n}"@ja .\n'
        for n in range(THINGS)
    ]
    (folder / "graph.ttl").write_text("".join(lines), "utf-8")
    (folder / "graph.trig").write_text(
        "<http://ring.example/document> { <http://ring.example/0> <http://ring.example/number> 0 . }\n",
        "utf-8",
    )
    found = Index(folder=folder, place=folder / "index", base="http://ring.example/")
    found.place.mkdir()
    load(folder, found.store)
    write_register(found.register, opened(found.store))
    write_search(found.search, (), ())
    return found


@pytest.fixture(scope="session")
def service(index: Index) -> Iterator[Service]:
    """A service on the ring with tight limits."""
    with Service(index, LIMITS) as begun:
        yield begun


@pytest.fixture
def unfiltered(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The service without any look at the text of a query: what the layers below stand alone."""
    monkeypatch.setattr("policy_graph.engine.serving.service.refuse", lambda *_: None)
    return service


@pytest.fixture(scope="session")
def canary() -> Iterator[Canary]:
    """A server on loopback that remembers every request."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.hits.append(self.path)
            body = b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    found = Canary(f"http://127.0.0.1:{server.server_port}/")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()
