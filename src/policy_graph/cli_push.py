"""The verb of whoever has a SPARQL server, as a command: push."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from policy_graph import api_serving
from policy_graph.errors import UsageError
from policy_graph.terminal import say

Endpoint = Annotated[
    str, typer.Argument(help="Where the server is asked, as https://…/sparql.", show_default=False)
]
Build = Annotated[Path | None, typer.Argument(help="Folder of a build or release.", show_default=False)]


def push(
    endpoint: Endpoint,
    folder: Build = None,
    graph_store: Annotated[
        str | None,
        typer.Option(
            help="Where the server takes graphs (Graph Store protocol).", metavar="URL", show_default=False
        ),
    ] = None,
    user: Annotated[
        str | None,
        typer.Option(
            help="Who asks; the password is POLICY_GRAPH_PASSWORD of the environment.", show_default=False
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Send every graph, also those that the server has already.")
    ] = False,
    bulk: Annotated[
        Path | None,
        typer.Option(
            help="Write files and scripts for loaders instead: push DIR --bulk FOLDER.", metavar="FOLDER"
        ),
    ] = None,
) -> None:
    """Load a build into a SPARQL server, graph by graph: only what differs, and on from where a run was ended."""
    if bulk is not None:
        for path in api_serving.push_files(_alone(endpoint, folder), bulk):
            typer.echo(path)
        return
    if folder is None:
        raise UsageError("say what to push: policy-graph push ENDPOINT DIR")
    done = api_serving.push(
        folder, endpoint, graph_store=graph_store, user=user, everything=everything, begin=_begin
    )
    typer.echo(f"{done.endpoint}: {done.sent} graphs sent, {done.kept} as they were, {done.deleted} deleted")
    if done.merged is not None:
        typer.echo(f"what all documents say together: default-graph-uri={done.merged}")


def _alone(endpoint: str, folder: Path | None) -> Path:
    """Take the one thing that was named for the build; files go to no server."""
    if folder is not None:
        raise UsageError("--bulk writes files and asks no server: policy-graph push DIR --bulk FOLDER")
    return Path(endpoint)


def _begin(number: int, count: int, name: str) -> None:
    """Show progress, on a terminal alone."""
    if sys.stderr.isatty():
        say(f"{number} of {count}: {name}")
