"""Networks of those who work together: a page with a form at /network/, its data at /network.json, a still picture at /network.svg."""

from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from policy_graph import api_serving
from policy_graph.errors import NotFound, PolicyGraphError, UsageError
from policy_graph.model import ActorType, Bilingual, RollUp, Weighting
from policy_graph.model.serving import Networked
from policy_graph.resources import built
from policy_graph.web.choosing import chosen
from policy_graph.web.errors import status_of
from policy_graph.web.serving import Served, asked

# A new build has new ones, and the address is the same.
KEPT = {"Cache-Control": "no-cache"}


def routes(service: Served) -> list[Route]:
    """Give the routes of networks."""

    async def page(request: Request) -> Response:
        return await _page(service, request.query_params)

    async def data(request: Request) -> Response:
        found = await asked(service.network, _choice(request))
        return Response(found.data, media_type="application/json", headers=KEPT)

    async def still(request: Request) -> Response:
        drawn = await asked(service.network_svg, _choice(request))
        return Response(drawn, media_type="image/svg+xml", headers=KEPT)

    async def slash(request: Request) -> Response:
        return RedirectResponse(f"network/{_query(request.query_params)}", 308)

    return [
        Route("/network", slash),
        Route("/network/", page),
        Route("/network.json", data),
        Route("/network.svg", still),
    ]


def _choice(request: Request) -> Any:
    return chosen(request.query_params)


def _query(given: QueryParams) -> str:
    """Write the choice as an address that may be passed on: what is empty is not in it."""
    kept = [(name, value.strip()) for name, value in given.multi_items() if value.strip()]
    return f"?{urlencode(kept)}" if kept else ""


async def _page(service: Served, given: QueryParams) -> Response:
    """Fill the page; a fault of what was chosen is told on it, with the form as it was."""
    found: Networked | None = None
    error, status = None, 200
    try:
        found = await asked(service.network, chosen(given))
    except NotFound:
        raise
    except PolicyGraphError as fault:
        error, status = _told(fault), status_of(fault)
    html = service.html(
        "network.html",
        "network",
        found=found,
        error=error,
        given={name: given.get(name, "") for name in given},
        types=given.getlist("type"),
        query=_query(given),
        kinds=api_serving.network_kinds(),
        actor_types=tuple(ActorType),
        roll_ups=tuple(RollUp),
        weightings=tuple(Weighting),
        built=built("network.js") is not None,
    )
    return HTMLResponse(html, status)


def _told(fault: PolicyGraphError) -> Bilingual:
    """Say what is wrong in both languages; who chooses networks for the command line, too, says it in English."""
    other = "指定した条件ではネットワークを作れません。" if isinstance(fault, UsageError) else ""
    said = str(fault)
    return Bilingual(ja=getattr(fault, "ja", None) or f"{other}（{said}）", en=said)
