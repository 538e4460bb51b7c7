"""The search over words and names, and the completion of names."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from policy_graph.web.serving import Served, asked


def routes(service: Served) -> list[Route]:
    """Give the routes of the search: a page at /search, suggestions as JSON at /complete?q=…&kind=…."""

    async def complete(request: Request) -> Response:
        given = request.query_params
        found = await asked(service.complete, given.get("q", ""), kind=given.get("kind", ""))
        return JSONResponse([asdict(each) for each in found])

    return [Route("/complete", complete)]
