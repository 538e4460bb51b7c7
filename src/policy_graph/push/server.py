"""A server that takes graphs and answers queries: the verbs of both protocols that are needed of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from policy_graph.push.sender import Sender

# N-Triples are Turtle; every server takes that, not every one knows the narrower type.
TURTLE, TRIPLES, RESULTS = (
    "text/turtle; charset=utf-8",
    "application/n-triples",
    "application/sparql-results+json",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphStore:
    """Where a server takes graphs (SPARQL 1.1 Graph Store HTTP Protocol); ``None`` is its default graph."""

    sender: Sender
    url: str

    def get(self, graph: str) -> bytes:
        """Fetch a graph as N-Triples; nothing where there is none."""
        answer = self._ask("GET", graph, allow=(404,), headers={"Accept": f"{TRIPLES}, text/plain;q=0.5"})
        return answer.content if answer.is_success else b""

    def put(self, graph: str | None, pieces: Iterable[bytes]) -> None:
        """Replace a graph by these triples: the first piece replaces it, the others are added to it."""
        method = "PUT"
        for piece in pieces:
            self._write(method, graph, piece)
            method = "POST"

    def add(self, graph: str, triples: bytes) -> None:
        """Add triples to a graph; to add one twice changes nothing."""
        self._write("POST", graph, triples)

    def delete(self, graph: str | None) -> None:
        """Delete a graph; one that is not there is no matter."""
        self._ask("DELETE", graph, allow=(404,))

    def _write(self, method: str, graph: str | None, triples: bytes) -> None:
        self._ask(method, graph, content=triples, headers={"Content-Type": TURTLE})

    def _ask(
        self,
        method: str,
        graph: str | None,
        *,
        allow: tuple[int, ...] = (),
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        named = {"default": ""} if graph is None else {"graph": graph}
        what = f"{method} of {'the default graph' if graph is None else graph}"
        return self.sender.demand(
            what, method, self.url, allow=allow, params=named, headers=headers, content=content
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a server is asked (SPARQL 1.1 Protocol)."""

    sender: Sender
    url: str

    def select(self, query: str, *, default_graph: str | None = None) -> bytes:
        """Ask a query of our own and return its rows in JSON."""
        form = {"query": query} | ({"default-graph-uri": default_graph} if default_graph else {})
        answer = self.sender.demand("a query", "POST", self.url, data=form, headers={"Accept": RESULTS})
        return answer.content
