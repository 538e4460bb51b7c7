"""The SPARQL editor at /editor/: a plain form that works by itself, and the script that makes an editor of it."""

from importlib.resources import files
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from policy_graph import api
from policy_graph.errors import NotFound
from policy_graph.web.serving import Served, asked

# What says that npm has run.
SCRIPT = "editor.js"
# What whoever serves is told where it has not.
UNBUILT = (
    "policy-graph: the scripts of the workbench are not built; the endpoint, pages and plain forms work all the same. "
    "For the editor, charts, maps and graphs: with Node.js 20 or later, install again, or run npm ci && npm run build in front/"
)


def built() -> bool:
    """Tell whether the scripts of the front end are there."""
    return files("policy_graph.web").joinpath("built", SCRIPT).is_file()


def routes(service: Served) -> list[Route]:
    """Give the routes of the editor: /editor/?query=… shows a query, /editor/?example=NAME one of the library."""

    async def editor(request: Request) -> Response:
        request.state.style_nonce = token_urlsafe(16)
        html = await asked(_page, service, request)
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    async def moved(request: Request) -> Response:
        # Relative, so that it is right below any path of a proxy.
        return RedirectResponse("editor/", 308)

    return [Route("/editor/", editor), Route("/editor", moved)]


def _page(service: Served, request: Request) -> str:
    questions = {each.name: each for each in api.queries()}
    name = request.query_params.get("example")
    if name is not None and name not in questions:
        raise NotFound("there is no question of this name; /questions/ lists them")
    return service.html(
        "editor.html",
        "editor",
        questions=list(questions.values()),
        query=_asked(questions[name].text) if name else request.query_params.get("query", ""),
        example=name,
        limits=service.limits,
        base=service.base,
        nonce=request.state.style_nonce,
        built=built(),
    )


def _asked(text: str) -> str:
    """Leave out the head of a question: what remains is SPARQL that runs as it is."""
    return text.partition("# ---\n")[2].partition("# ---\n")[2].strip() + "\n" if "# ---\n" in text else text
