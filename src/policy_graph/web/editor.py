"""The SPARQL editor at /editor."""

from starlette.routing import Route

from policy_graph.web.serving import Served


def routes(service: Served) -> list[Route]:
    """Give the routes."""
    return []
