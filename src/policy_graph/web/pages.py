"""The pages of things, at the paths of their IRIs, and the lists of them."""

from starlette.routing import Route

from policy_graph.web.serving import Served


def routes(service: Served) -> list[Route]:
    """Give the routes."""
    return []
