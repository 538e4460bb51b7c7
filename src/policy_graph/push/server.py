"""A server that takes graphs and answers queries: the verbs of both protocols that are needed of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Event
from time import monotonic
from urllib.parse import urlencode

import httpx

from policy_graph.errors import Busy, LimitExceeded, PolicyGraphError, ServerFailed, UsageError
from policy_graph.model.limits import Limits
from policy_graph.model.pushing import Said
from policy_graph.push.sender import Sender, plain

# N-Triples are Turtle; every server takes that, not every one knows the narrower type.
TURTLE, TRIPLES, RESULTS = (
    "text/turtle; charset=utf-8",
    "application/n-triples",
    "application/sparql-results+json",
)

# How Virtuoso says that an answer with status 200 may not be the whole one: its limit of rows, its limit of time.
MOST, STOPPED = "X-SPARQL-MaxRows", "X-SQL-State"
FORM = "application/x-www-form-urlencoded"


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

    def relay(self, form: Sequence[tuple[str, str]], accept: str, limits: Limits, ended: Event) -> Said:
        """Ask for a stranger, within limits of time and size, and return the answer whole.

        Raises LimitExceeded, Busy, UsageError where the server takes it for no query, ServerFailed for all else.
        """
        deadline = monotonic() + limits.seconds
        try:
            with self.sender.client.stream(
                "POST",
                self.url,
                content=urlencode(form),
                headers={"Accept": accept, "Content-Type": FORM},
                timeout=limits.seconds,
            ) as response:
                return _bounded(response, deadline, limits.size, ended)
        except httpx.TimeoutException:
            raise _late(limits.seconds) from None
        except httpx.TransportError as error:
            raise ServerFailed(
                f"{self.url} does not answer ({error or type(error).__name__}); try again later"
            ) from error


def _bounded(response: httpx.Response, deadline: float, size: int, ended: Event) -> Said:
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > size:
            raise LimitExceeded(f"the answer has more than {size:,} bytes; add LIMIT, or ask for counts")
        if monotonic() > deadline or ended.is_set():
            raise httpx.ReadTimeout("the time is over")
    if not response.is_success:
        raise _told(response, bytes(content))
    if response.headers.get(STOPPED):
        raise LimitExceeded("the server ended the query at a limit of its own; ask for less")
    most = response.headers.get(MOST, "")
    return Said(content=bytes(content), most=int(most) if most.isdecimal() else None)


def _told(response: httpx.Response, content: bytes) -> PolicyGraphError:
    """Tell a refusal: whose fault it is, and what the server said."""
    words = plain(content.decode("utf-8", "replace")) or "it says no more"
    if response.status_code in (429, 503):
        return Busy(f"the server behind this one is busy: {words}")
    if response.status_code in (400, 413, 414, 422):
        return UsageError(f"the server does not take the query: {words}")
    return ServerFailed(f"the server answered {response.status_code}: {words}")


def _late(seconds: float) -> LimitExceeded:
    return LimitExceeded(
        f"the query takes longer than {seconds:g} seconds; name a subject, a property or a graph, or add LIMIT"
    )
