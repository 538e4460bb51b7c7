"""The verb of whoever serves, as a command: serve."""

from pathlib import Path
from typing import Annotated

import typer

from policy_graph import api
from policy_graph.terminal import say

Served = Annotated[Path, typer.Argument(help="Folder of a build or release.", show_default=False)]


def serve(
    folder: Served,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 8000,
) -> None:
    """Serve a build: SPARQL endpoint, pages, search, questions, editor."""
    from policy_graph.web.editor import UNBUILT, built
    from policy_graph.web.run import run

    if not built():
        say(UNBUILT)
    with api.service(folder) as service:
        say(f"policy-graph: http://{host}:{port}/")
        run(service, host=host, port=port)
