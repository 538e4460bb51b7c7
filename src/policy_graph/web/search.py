"""The search over words and names: a page at /search/, the same as JSON and CSV, and the completion of names."""

from dataclasses import asdict
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from policy_graph.errors import PolicyGraphError, UsageError
from policy_graph.model import Bilingual
from policy_graph.model.serving import Found, Order, Sought
from policy_graph.web.accept import form_of
from policy_graph.web.errors import status_of
from policy_graph.web.numbers import whole
from policy_graph.web.search_feed import as_csv, as_json
from policy_graph.web.serving import Served, asked

# So many utterances are on a page, so many at most in one answer for a script.
PAGE, MOST = 20, 1000
# How a field of the form is called, and what it is in ``Sought``.
FIELDS = {
    "q": "words",
    "kind": "kind",
    "body": "body",
    "meeting": "meeting",
    "speaker": "speaker",
    "from": "since",
    "to": "until",
}
# In which form what was found is given; where a client does not mind, as a page.
FORMS = {"text/html": "html", "application/json": "json", "text/csv": "csv"}
# So much of what was typed is told again where it is wrong.
SHOWN = 40
# Suggestions change with the graph alone; a minute spares the server those who type the same again.
KEPT = {"Cache-Control": "public, max-age=60"}


def routes(service: Served) -> list[Route]:
    """Give the routes of the search: a page at /search/, suggestions as JSON at /complete?q=…&kind=…."""

    async def search(request: Request) -> Response:
        form = _format(request)
        if form == "html":
            return await _page(service, request.query_params)
        found = await asked(service.find, sought(request.query_params, most=MOST))
        write = as_json if form == "json" else as_csv
        return write(found, str(request.query_params.get("q", "")), excel=form == "excel")

    async def complete(request: Request) -> Response:
        given = request.query_params
        found = await asked(
            service.complete,
            given.get("q", ""),
            kind=given.get("kind", ""),
            limit=_number(given, "limit", 20, most=100),
        )
        return JSONResponse([asdict(each) for each in found], headers=KEPT)

    async def slash(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"search/{query}", 308)

    return [Route("/search", slash), Route("/search/", search), Route("/complete", complete)]


def sought(given: QueryParams, *, most: int) -> Sought:
    """Read what is sought; raises UsageError for a number, an order or a date that is none."""
    limit = _number(given, "limit", PAGE, most=most)
    page = _number(given, "page", 1, most=10**8)
    order = given.get("order") or Order.NEWEST
    if order not in list(Order):
        known = ", ".join(Order)
        raise UsageError(
            f"order={order[:SHOWN]!r} is none of {known}", ja=f"order には {known} のどれかを指定してください"
        )
    values = {field: given.get(name, "").strip() for name, field in FIELDS.items()}
    return Sought(**values, order=Order(order), limit=limit, offset=(page - 1) * limit)


async def _page(service: Served, given: QueryParams) -> Response:
    """Fill the page; a fault of what was typed is told on it, with the form as it was."""
    found, error, status, wanted = Found(hits=(), total=0), None, 200, Sought()
    try:
        wanted = sought(given, most=100)
        if asks(wanted):
            found = await asked(service.find, wanted)
    except PolicyGraphError as fault:
        error, status = Bilingual(ja=fault.ja or str(fault), en=str(fault)), status_of(fault)
    values: dict[str, Any] = {name: given.get(name, "") for name in (*FIELDS, "order")}
    html = service.html(
        "search.html",
        "search",
        found=found,
        given=values,
        asks=asks(wanted),
        error=error,
        page=wanted.offset // wanted.limit + 1,
        last=max(1, -(-_total(found, wanted) // wanted.limit)),
        to=_links(given),
    )
    return HTMLResponse(html, status)


def _total(found: Found, wanted: Sought) -> int:
    """Count what the pages go through: utterances, or things where only these are sought."""
    return found.total if wanted.kind in ("", "utterance") else sum(count for _, count in found.named)


def asks(wanted: Sought) -> bool:
    """Tell whether anything is sought at all."""
    return any(getattr(wanted, field) for field in FIELDS.values() if field != "kind")


def _links(given: QueryParams) -> Any:
    """Make links to the same search with something changed."""

    def to(**changed: object) -> str:
        values = {name: value for name, value in given.items() if value and name not in ("page", *changed)}
        kept = {**values, **{name: str(value) for name, value in changed.items() if value}}
        return f"?{QueryParams(kept)}"

    return to


def _format(request: Request) -> str:
    """Choose a format: what ``format=`` names, else what Accept prefers."""
    form = request.query_params.get("format", "")
    if form:
        if form not in ("html", "json", "csv", "excel"):
            raise UsageError(
                f"format={form[:SHOWN]!r} is none of html, json, csv, excel",
                ja="format には html・json・csv・excel のどれかを指定してください",
            )
        return form
    return form_of(request.headers.get("accept", ""), FORMS)


def _number(given: QueryParams, name: str, other: int, *, most: int) -> int:
    text = given.get(name, "")
    if not text:
        return other
    found = whole(text)
    if found is None or not 1 <= found <= most:
        raise UsageError(
            f"{name}={text[:SHOWN]!r} is no number from 1 to {most}",
            ja=f"{name} には1から{most}までの数を指定してください",
        )
    return found
