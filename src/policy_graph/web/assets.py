"""The files that pages load: styles and scripts, at /assets/FILE; those of the front end are built by npm."""

from dataclasses import asdict
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from policy_graph import api
from policy_graph.web.serving import Served, asked


def routes(service: Served) -> list[BaseRoute]:
    """Give the files of the site, the terms that the editor offers, and the built scripts of the workbench."""
    own = Mount("/assets", StaticFiles(packages=[("policy_graph.site", "assets")]))
    terms = Route("/assets/terms.json", _terms)
    built = files("policy_graph.web").joinpath("built")
    if not built.is_dir():
        return [terms, own]
    return [terms, Mount("/assets/built", StaticFiles(directory=str(built))), own]


async def _terms(request: Request) -> Response:
    """Give prefixes and terms with their meanings."""
    prefixes, terms = await asked(api.vocabulary)
    content = {"prefixes": dict(prefixes), "terms": [asdict(each) for each in terms]}
    return JSONResponse(content, headers={"Cache-Control": "public, max-age=3600"})
