"""The questions of the library: a list at /questions, and each with its form and its answer at /questions/NAME."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from policy_graph import api
from policy_graph.web.serving import Served


def routes(service: Served) -> list[Route]:
    """Give the routes of the library."""

    async def listed(request: Request) -> Response:
        return HTMLResponse(service.html("questions.html", "questions", questions=api.queries()))

    return [Route("/questions", listed)]
