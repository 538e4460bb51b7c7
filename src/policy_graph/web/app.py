"""The application: every door with its routes, headers around all answers, errors told in one way."""

from collections.abc import Callable, Iterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from policy_graph.errors import PolicyGraphError
from policy_graph.model.limits import Address
from policy_graph.web import answers, assets, editor, endpoint, network, pages, questions, search
from policy_graph.web.clients import Budget
from policy_graph.web.errors import Telling, told
from policy_graph.web.headers import Headers
from policy_graph.web.log import Log
from policy_graph.web.outside import Outside
from policy_graph.web.packed import Packed
from policy_graph.web.room import Crowd
from policy_graph.web.serving import Served
from policy_graph.web.sharing import Sharing
from policy_graph.web.spending import Spending

DOORS = (search, answers, questions, network, editor, assets, pages)
# So many requests at once for each question that may wait; what is more is told to come again.
CROWD = 4


def application(
    service: Served, address: Address | None = None, *, log: Callable[[str], None] | None = None
) -> ASGIApp:
    """Make the application that answers from a service; ``log`` gets a line for each request.

    Without an address it answers under any name, as it is called from within the process.
    """
    where, limits = address or Address(), service.limits
    budget = Budget(limits.budget, at_once=max(1, limits.waiting // 2))
    doors: ASGIApp = Starlette(
        routes=list(_routes(service, budget, where)),
        # Who hangs up in the midst of a body is no fault of ours, and no line of the log.
        exception_handlers=dict.fromkeys(
            (PolicyGraphError, HTTPException, ClientDisconnect, Exception), told
        ),
    )
    counted = Spending(doors, budget, trust_proxy=where.trust_proxy)
    around: ASGIApp = Outside(Crowd(counted, CROWD * limits.waiting), where)
    around = Headers(Sharing(Packed(Telling(around))))
    return Log(around, log) if log else around


def _routes(service: Served, budget: Budget, where: Address) -> Iterator[BaseRoute]:
    yield from endpoint.routes(service, budget, trust_proxy=where.trust_proxy)
    for door in DOORS:
        yield from door.routes(service)
