"""The application: every door with its routes, headers around all answers, errors told in one way."""

from starlette.applications import Starlette
from starlette.middleware import Middleware

from policy_graph.errors import PolicyGraphError
from policy_graph.web import assets, described, editor, endpoint, pages, questions, search
from policy_graph.web.errors import told
from policy_graph.web.headers import Headers
from policy_graph.web.serving import Served

DOORS = (endpoint, search, questions, editor, assets, described, pages)


def application(service: Served) -> Starlette:
    """Make the application that answers from a service."""
    return Starlette(
        routes=[route for door in DOORS for route in door.routes(service)],
        middleware=[Middleware(Headers)],
        exception_handlers={PolicyGraphError: told},
    )
