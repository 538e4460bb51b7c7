"""The SPARQL 1.1 endpoint at /sparql, and the description of what it answers from."""

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from policy_graph.model.serving import Query, Reply
from policy_graph.web.accept import by_word, in_order, is_browser
from policy_graph.web.bodies import read
from policy_graph.web.clients import Budget, client_of
from policy_graph.web.protocol import READ_ONLY, Sent, query_of
from policy_graph.web.room import Room
from policy_graph.web.serving import Served, asked

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
WRITING = ("PUT", "PATCH", "DELETE")
DESCRIPTIONS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
# A character of a query takes up to twelve bytes in a form, and fields around it some more.
BYTES, AROUND = 12, 16_384
# Whoever waits longer than this thinks that the server is dead, and asks again.
PATIENCE = 5.0


def routes(service: Served, budget: Budget, *, trust_proxy: bool = False) -> list[Route]:
    """Give the routes of the endpoint; ``trust_proxy`` as ``Address.trust_proxy``."""
    endpoint = Endpoint(service, budget, trust_proxy=trust_proxy)
    methods = [*METHODS, *WRITING]
    return [
        Route("/sparql", endpoint.sparql, methods=methods),
        Route("/sparql/", endpoint.sparql, methods=methods),
        Route("/.well-known/void", endpoint.described),
    ]


class Endpoint:
    """The endpoint of a service: who may ask how much, and what becomes of the query."""

    def __init__(self, service: Served, budget: Budget, *, trust_proxy: bool) -> None:
        self._service, self._budget, self._trust_proxy = service, budget, trust_proxy
        # Threads of its own: all others may wait for pages.
        self._threads = CapacityLimiter(service.workers)
        self._room = Room(service.workers, waiting=service.limits.waiting, patience=PATIENCE)

    async def sparql(self, request: Request) -> Response:
        """Answer a request by the SPARQL 1.1 Protocol."""
        if request.method in WRITING:
            raise HTTPException(405, READ_ONLY, {"Allow": ", ".join(METHODS)})
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        query = query_of(await self._sent(request), base=str(request.url.replace(query="")))
        if query is None:
            return await self._introduced(request)
        return await self._answered(request, query)

    async def described(self, request: Request) -> Response:
        """Describe the endpoint and its dataset."""
        words = [request.query_params.get(name) for name in ("format", "output")]
        word = next(filter(None, words), None)
        accept = by_word(word) if word else in_order(request.headers.get("accept", ""), DESCRIPTIONS)
        return written(await asked(self._service.description, str(request.base_url), accept))

    async def _introduced(self, request: Request) -> Response:
        """A person is led to the editor, a program gets the description."""
        plain = not {"format", "output"} & request.query_params.keys()
        if plain and is_browser(request.headers.get("accept", "")):
            return RedirectResponse(f"{request.base_url}editor/", 303, {"Vary": "Accept"})
        with self._budget.spending(self._client(request)):
            return await self.described(request)

    async def _sent(self, request: Request) -> Sent:
        posted = request.method == "POST"
        most = BYTES * self._service.limits.length + AROUND
        return Sent(
            method=request.method,
            address=request.scope["query_string"],
            content_type=request.headers.get("content-type", ""),
            accept=", ".join(request.headers.getlist("accept")),
            body=await read(request, most) if posted else b"",
        )

    async def _answered(self, request: Request, query: Query) -> Response:
        client = self._client(request)
        with self._budget.asking(client):
            async with self._room.entered():
                begun = monotonic()
                try:
                    return written(await self._attended(request, query))
                finally:
                    self._budget.spend(client, monotonic() - begun)

    def _client(self, request: Request) -> str:
        return client_of(request, trust_proxy=self._trust_proxy)

    async def _attended(self, request: Request, query: Query) -> Reply:
        """Answer a query as long as somebody waits for the answer."""
        hanging = Hanging()
        watching = asyncio.create_task(hanging.watch(request))
        try:
            verb = partial(self._service.sparql, query, begun=hanging.begun)
            reply: Reply = await to_thread.run_sync(verb, limiter=self._threads)
        finally:
            watching.cancel()
        return reply


class Hanging:
    """A query that is ended when the client hangs up, also where it has not begun by then."""

    def __init__(self) -> None:
        self._gone = False
        self._end: Callable[[], object] | None = None

    async def watch(self, request: Request) -> None:
        """Wait until the client has hung up, and end the query."""
        while (await request.receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        if self._end:
            self._end()

    def begun(self, end: Callable[[], object]) -> None:
        """Learn how the query is ended."""
        self._end = end
        if self._gone:
            end()


def written(reply: Reply) -> Response:
    """Give a reply as it goes out; one that was cut off says so."""
    headers = {"Vary": "Accept"} | ({"Truncated": "true"} if reply.truncated else {})
    return Response(reply.content, headers=headers, media_type=reply.media_type)
