"""A query of a stranger, evaluated in the child: refused, answered, or cut off by the one who called."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from policy_graph.errors import UsageError
from policy_graph.model.serving import Limits, Query, Reply
from policy_graph.triples.guard import refuse_service
from policy_graph.triples.served.disk import opened


def evaluate(
    place: Path, query: Query, limits: Limits, functions: Mapping[NamedNode, Callable[..., Any]] | None = None
) -> Reply:
    """Answer a query on the store in ``place``; what a child process is told to do.

    Raises UsageError for what is no query, asks another server or would change something.
    """
    refuse_service(query.text)
    try:
        found = opened(place).query(query.text, custom_functions=dict(functions or {}))
    except SyntaxError as error:
        raise UsageError(f"this is no SPARQL query: {error}") from error
    buffer = BytesIO()
    if isinstance(found, QueryTriples):
        found.serialize(buffer, format=RdfFormat.TURTLE)
        return Reply(content=buffer.getvalue(), media_type="text/turtle")
    found.serialize(buffer, format=QueryResultsFormat.JSON)
    rows = None if not isinstance(found, QuerySolutions) else buffer.getvalue().count(b"\n")
    return Reply(content=buffer.getvalue(), media_type="application/sparql-results+json", rows=rows)
