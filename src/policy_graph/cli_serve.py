"""The verb of whoever serves, as a command: serve."""

from pathlib import Path
from typing import Annotated, Any

import typer

from policy_graph import api_serving
from policy_graph.errors import UsageError
from policy_graph.model.limits import Address, Limits
from policy_graph.terminal import say

LIMITS = Limits()
Endpoint = Annotated[
    str | None,
    typer.Option(help="Stand before this SPARQL server, which a build was pushed to.", metavar="URL"),
]
Base = Annotated[
    str | None, typer.Option(help="Which build, where that server holds several.", metavar="IRI")
]
User = Annotated[
    str | None, typer.Option(help="Who asks that server; the password is POLICY_GRAPH_PASSWORD.")
]
Served = Annotated[Path | None, typer.Argument(help="Folder of a build or release.", show_default=False)]
Public = Annotated[
    str | None, typer.Option(help="URL from outside, where a proxy stands before it.", show_default=False)
]
Index = Annotated[
    Path | None, typer.Option(help="Folder of the index (default: beside DIR).", show_default=False)
]
Config = Annotated[
    Path | None, typer.Option(help="What the publisher says of the data: portal.toml.", show_default=False)
]
Seconds = Annotated[float, typer.Option(help="Seconds that a query may take.", min=0.1)]
Memory = Annotated[int, typer.Option(help="MiB of memory that a query may take.", min=64)]
Rows = Annotated[int, typer.Option(help="Rows that an answer may have.", min=1)]
Size = Annotated[int, typer.Option(help="Bytes that an answer may have.", min=1024)]
Budget = Annotated[float, typer.Option(help="Query seconds of a client in a minute; 0: any.", min=0)]
Workers = Annotated[int, typer.Option(help="Queries that are answered at once.", min=1)]


def serve(
    folder: Served = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0: any.", min=0, max=65535)] = 8000,
    endpoint: Endpoint = None,
    base: Base = None,
    user: User = None,
    public: Public = None,
    trust_proxy: Annotated[
        bool, typer.Option("--trust-proxy", help="Take clients from X-Forwarded-For.")
    ] = False,
    config: Config = None,
    index: Index = None,
    query_seconds: Seconds = LIMITS.seconds,
    query_memory: Memory = LIMITS.memory,
    max_rows: Rows = LIMITS.rows,
    max_size: Size = LIMITS.size,
    budget: Budget = LIMITS.budget,
    workers: Workers = 2,
    verbose: Annotated[bool, typer.Option("--verbose", help="Write a line for each request.")] = False,
) -> None:
    """Serve a build: SPARQL endpoint, pages, search, questions, editor."""
    from policy_graph.web.editor import UNBUILT, built
    from policy_graph.web.run import run

    limits = Limits(seconds=query_seconds, memory=query_memory, rows=max_rows, size=max_size, budget=budget)
    address = Address(host=host, port=port, public=_checked(public), trust_proxy=trust_proxy)
    given = {"limits": limits, "workers": workers, "index": index, "config": config, "begin": _indexing}
    if not built():
        say(UNBUILT)
    with _service(folder, endpoint, base, user, **given) as service:
        say(f"policy-graph: {service.held}")
        run(service, address, begin=_told, log=say if verbose else None)


def _service(
    folder: Path | None, endpoint: str | None, base: str | None, user: str | None, **given: Any
) -> Any:
    if endpoint is not None:
        return api_serving.service_of(endpoint, folder, base=base, user=user, **given)
    if folder is None:
        raise UsageError("say what to serve: policy-graph serve DIR, or serve --endpoint URL")
    return api_serving.service(folder, **given)


def _indexing(place: Path) -> None:
    say(f"policy-graph: making the index {place}; this is done once for each build")


def _told(url: str) -> None:
    say(f"policy-graph: {url}")


def _checked(public: str | None) -> str | None:
    """Raise UsageError where a public URL is none."""
    from urllib.parse import urlsplit

    if public is None:
        return None
    parts = urlsplit(public)
    whole = parts.scheme in ("http", "https") and parts.hostname and public.isascii()
    if not whole or parts.query or parts.fragment:
        raise UsageError(
            f"--public {public} is no URL of a server in ASCII: write it as https://data.example.jp/minutes/"
        )
    return public
