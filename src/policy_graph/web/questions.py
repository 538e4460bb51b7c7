"""The questions of the library: a list at /questions/, and each with its form and its answer at /questions/NAME/."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from time import monotonic
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from policy_graph import api
from policy_graph.errors import Busy, NotFound, PolicyGraphError, UsageError
from policy_graph.model import Bilingual
from policy_graph.model.question import Question
from policy_graph.web.answer_forms import told
from policy_graph.web.errors import STATUS
from policy_graph.web.examples import suggested
from policy_graph.web.forms import Form, filled
from policy_graph.web.numbers import whole
from policy_graph.web.serving import Served, asked
from policy_graph.web.snippets import makes_graph, snippets
from policy_graph.web.tables import table

# So many rows are written into a page; a script shows more, without one there are further pages.
ROWS = 100
# The order of the groups; a theme that is not among them comes last.
THEMES = ("people", "programs", "organizations", "places", "meetings", "decisions", "words", "records")


def routes(service: Served) -> list[Route]:
    """Give the routes of the library."""
    questions = {question.name: question for question in api.queries()}

    async def listed(request: Request) -> Response:
        groups = themed(tuple(questions.values()))
        return HTMLResponse(service.html("questions.html", "questions", groups=groups))

    async def page(request: Request) -> Response:
        question = known(questions, request.path_params["name"])
        form = filled(question, request.query_params)
        given = await _answered(service, question, form)
        examples = await suggested(service, question)

        def filled_in() -> str:
            values = _page(question, form, given, service, request) | {"examples": examples}
            return service.html("question.html", f"questions/{question.name}", **values)

        # In a thread: many rows take a while to write, and meanwhile nobody else would be heard.
        html = await run_in_threadpool(filled_in)
        return HTMLResponse(html, given["status"], given["headers"])

    return [Route("/questions/", listed), Route("/questions/{name}/", page)]


def known(questions: Mapping[str, Question], name: str) -> Question:
    """Give a question by its name; raises NotFound."""
    if name not in questions:
        raise NotFound(f"there is no question of the name {name!r}; /questions/ lists those that there are")
    return questions[name]


def themed(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """Group questions by theme, in the order of the themes."""

    def place(question: Question) -> int:
        return THEMES.index(question.theme) if question.theme in THEMES else len(THEMES)

    found = groupby(sorted(questions, key=place), key=place)
    return [((*THEMES, "other")[at], list(group)) for at, group in found]


async def _answered(service: Served, question: Question, form: Form) -> dict[str, Any]:
    """Ask where there is something to ask; what went wrong is told on the page, with its status."""
    given: dict[str, Any] = {"answer": None, "error": None, "status": 200, "headers": {}, "seconds": 0.0}
    if not form.ready:
        return given | {"status": 400 if form.wrong else 200}
    begun = monotonic()
    try:
        found = await asked(service.ask, question.name, form.values, truncate=True)
    except PolicyGraphError as error:
        return given | _failed(error)
    return given | {"answer": told(found), "seconds": monotonic() - begun}


def _failed(error: PolicyGraphError) -> dict[str, Any]:
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, Busy) else {}
    kind = "wrong" if isinstance(error, UsageError) else "busy" if isinstance(error, Busy) else "limit"
    said = Bilingual(ja=getattr(error, "ja", None) or str(error), en=str(error))
    return {"error": {"kind": kind, "said": said}, "status": STATUS.get(type(error), 500), "headers": headers}


def _page(
    question: Question, form: Form, given: Mapping[str, Any], service: Served, request: Request
) -> dict[str, Any]:
    """Gather what the template shows."""
    answer, values = given["answer"], form.values
    base = service.base
    first = whole(request.query_params.get("_from", "")) or 0
    address = urlencode(values, quote_via=quote)
    return {
        "question": question,
        "form": form,
        "answer": answer,
        "error": given["error"],
        "seconds": given["seconds"],
        "base": base,
        "first": first,
        "last": min(first + ROWS, len(answer["rows"])) if answer else 0,
        "step": ROWS,
        "table": table(answer, base, slice(first, first + ROWS)) if answer else None,
        "graph": makes_graph(question),
        "asked": address,
        "snippets": snippets(question, values, answer["sparql"], str(request.base_url)) if answer else (),
    }
