"""The files that pages load: styles and scripts, at /assets/FILE; those of the front end are built by npm."""

from importlib.resources import files

from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from policy_graph.web.serving import Served


def routes(service: Served) -> list[BaseRoute]:
    """Give the files of the site and the built scripts of the workbench."""
    own = StaticFiles(packages=[("policy_graph.site", "assets")])
    built = files("policy_graph.web").joinpath("built")
    if not built.is_dir():
        return [Mount("/assets", own)]
    return [Mount("/assets/built", StaticFiles(directory=str(built))), Mount("/assets", own)]
