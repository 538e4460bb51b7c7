"""The SPARQL 1.1 endpoint at /sparql."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from policy_graph.model.serving import Query
from policy_graph.web.serving import Served, asked


def routes(service: Served) -> list[Route]:
    """Give the routes of the endpoint."""

    async def sparql(request: Request) -> Response:
        reply = await asked(service.sparql, Query(text=request.query_params.get("query", "")))
        return Response(reply.content, media_type=reply.media_type)

    return [Route("/sparql", sparql, methods=["GET"])]
