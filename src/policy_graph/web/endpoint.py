"""The SPARQL 1.1 endpoint at /sparql."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from policy_graph.model.serving import Query
from policy_graph.web.serving import Served, asked


def routes(service: Served) -> list[Route]:
    """Give the routes of the endpoint."""

    async def sparql(request: Request) -> Response:
        posted = (await request.body()).decode() if request.method == "POST" else ""
        text = posted or request.query_params.get("query", "")
        reply = await asked(service.sparql, Query(text=text, truncate="truncate" in request.query_params))
        return Response(reply.content, media_type=reply.media_type)

    return [Route("/sparql", sparql, methods=["GET", "POST"])]
