"""The verb of whoever serves, as a command: serve."""

from pathlib import Path
from typing import Annotated, Any

import typer

from policy_graph import api
from policy_graph.errors import UsageError
from policy_graph.terminal import say

Served = Annotated[Path | None, typer.Argument(help="Folder of a build or release.", show_default=False)]


def serve(
    folder: Served = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 8000,
    endpoint: Annotated[
        str | None,
        typer.Option(help="Stand before this SPARQL server, which a build was pushed to.", metavar="URL"),
    ] = None,
    base: Annotated[
        str | None, typer.Option(help="Which build, where that server holds several.", metavar="IRI")
    ] = None,
    user: Annotated[
        str | None, typer.Option(help="Who asks that server; the password is POLICY_GRAPH_PASSWORD.")
    ] = None,
) -> None:
    """Serve a build: SPARQL endpoint, pages, search, questions, editor."""
    from policy_graph.web.run import run

    with _service(folder, endpoint, base, user) as service:
        say(f"policy-graph: http://{host}:{port}/")
        run(service, host=host, port=port)


def _service(folder: Path | None, endpoint: str | None, base: str | None, user: str | None) -> Any:
    if endpoint is not None:
        return api.service_of(endpoint, folder, base=base, user=user)
    if folder is None:
        raise UsageError("say what to serve: policy-graph serve DIR, or serve --endpoint URL")
    return api.service(folder)
