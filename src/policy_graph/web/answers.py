"""Answers for programs and spreadsheets: /answer/NAME?parameter=value as JSON, NAME.csv, NAME.ttl, NAME.srj."""

from collections.abc import Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from policy_graph.errors import NotFound, UsageError
from policy_graph.model.serving import Answered, Query
from policy_graph.web.answer_forms import csv, for_excel, told
from policy_graph.web.numbers import whole
from policy_graph.web.serving import Served, asked

# What may be asked of an answer itself; no question has parameters of these names.
RESERVED = ("format", "limit")
RESULTS = "application/sparql-results+json"
# Anybody's page may read what anybody may read.
OPEN = {"Access-Control-Allow-Origin": "*"}


def routes(service: Served) -> list[Route]:
    """Give the routes of the answers."""

    async def answer(request: Request) -> Response:
        name, _, form = request.path_params["name"].partition(".")
        try:
            return await _answer(service, request, name, form)
        except UsageError as error:
            said = {"error": {"ja": error.ja or str(error), "en": str(error)}}
            return JSONResponse(said, 400, OPEN)

    return [Route("/answer/{name}", answer)]


async def _answer(service: Served, request: Request, name: str, form: str) -> Response:
    given = {key: value for key, value in request.query_params.items() if key not in RESERVED}
    limit = _limit(request.query_params.get("limit"))
    if form == "srj":
        return await _results(service, name, given)
    if form not in WRITERS:
        raise NotFound("answers are NAME, NAME.csv, NAME.ttl or NAME.srj")
    found = await asked(service.ask, name, given, truncate=form == "" or limit is not None, rows=limit)
    # In a thread: many rows take a while to write, and meanwhile nobody else would be heard.
    return await run_in_threadpool(WRITERS[form], found, request.query_params.get("format", ""))


async def _results(service: Served, name: str, given: Mapping[str, str]) -> Response:
    """The results as SPARQL has them, from the endpoint itself: with types of values, and IRIs told from texts."""
    found = await asked(service.ask, name, given, truncate=True, rows=1)
    reply = await asked(service.sparql, Query(text=found.sparql, accept=(RESULTS,)))
    return Response(reply.content, headers=OPEN, media_type=reply.media_type)


def _limit(said: str | None) -> int | None:
    if said is None:
        return None
    found = whole(said)
    if found is None:
        raise UsageError("limit must be a number of rows", ja="limit には行の数を指定してください")
    return found


def _json(found: Answered, _: str) -> Response:
    return JSONResponse(told(found), headers=OPEN)


def _csv(found: Answered, format: str) -> Response:
    if found.turtle is not None:
        raise UsageError(
            "this question makes a graph: ask for .ttl",
            ja="この質問の答えはグラフです。.ttl で求めてください",
        )
    excel = format == "excel"
    content = for_excel(found) if excel else csv(found)
    name = f"{found.question.name}{'-excel' if excel else ''}.csv"
    headers = {**OPEN, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers, media_type="text/csv; charset=utf-8; header=present")


def _turtle(found: Answered, _: str) -> Response:
    if found.turtle is None:
        raise UsageError(
            "this question gives a table: ask for .csv", ja="この質問の答えは表です。.csv で求めてください"
        )
    return Response(found.turtle, headers=OPEN, media_type="text/turtle; charset=utf-8")


WRITERS: Mapping[str, Callable[[Answered, str], Response]] = {
    "": _json,
    "json": _json,
    "csv": _csv,
    "ttl": _turtle,
}
