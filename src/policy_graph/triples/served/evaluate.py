"""A query of a stranger, evaluated in the child: refused, answered, or cut off by the one who called."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions, QueryTriples

from policy_graph.errors import QuerySyntaxError, UsageError
from policy_graph.model.serving import Limits, Query, Reply
from policy_graph.triples.guard import refuse_service
from policy_graph.triples.served.disk import opened
from policy_graph.triples.served.formats import GRAPHS, RESULTS, chosen


def evaluate(place: Path, query: Query, limits: Limits) -> Reply:
    """Answer a query on the store in ``place``; what a child process is told to do.

    Raises UsageError for what is no query, asks another server or would change something.
    """
    refuse_service(query.text)
    found, buffer = _found(place, query), BytesIO()
    if isinstance(found, QueryTriples):
        name, graph_format = chosen(query.accept, GRAPHS)
        found.serialize(buffer, format=graph_format)
        return Reply(content=buffer.getvalue(), media_type=name)
    name, results_format = chosen(query.accept, RESULTS)
    found.serialize(buffer, format=results_format)
    rows = None if not isinstance(found, QuerySolutions) else buffer.getvalue().count(b"\n")
    return Reply(content=buffer.getvalue(), media_type=name, rows=rows)


def _found(place: Path, query: Query) -> Any:
    try:
        return opened(place).query(query.text, base_iri=query.base, **_dataset(query))
    except SyntaxError as error:
        raise _placed(error) from error
    except RuntimeError as error:  # a function that there is not
        raise UsageError(str(error)) from error
    except ValueError as error:
        raise UsageError(f"the address of a graph is no IRI: {error}") from error


def _dataset(query: Query) -> dict[str, Any]:
    """The graphs that the protocol names take the place of those in the query."""
    if not query.default_graphs and not query.named_graphs:
        return {}
    return {
        "default_graph": [NamedNode(each) for each in query.default_graphs],
        "named_graphs": [NamedNode(each) for each in query.named_graphs],
    }


def _placed(error: SyntaxError) -> QuerySyntaxError:
    place = re.search(r"(\d+):(\d+)", str(error))
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    return QuerySyntaxError(f"this is no SPARQL query: {error}", line, column)
