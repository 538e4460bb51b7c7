"""Rows as other servers write them: SPARQL results in JSON, also in the spelling of older ones."""

from collections.abc import Iterator
from io import BytesIO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from policy_graph.errors import ServerFailed


def solutions(content: bytes) -> QuerySolutions | QueryBoolean:
    """Read results in JSON; raises ServerFailed where they are none, or end before their end."""
    try:
        return parse_query_results(BytesIO(content), QueryResultsFormat.JSON)
    except (SyntaxError, OSError, ValueError) as error:
        raise _broken(error) from error


def rows(content: bytes) -> Iterator[tuple[str | None, ...]]:
    """Give the rows of results in JSON as texts; raises ServerFailed as ``solutions``."""
    found = solutions(content)
    assert isinstance(found, QuerySolutions)
    try:
        for row in found:
            yield tuple(None if term is None else str(getattr(term, "value", term)) for term in row)
    except (SyntaxError, OSError, ValueError) as error:
        raise _broken(error) from error


def _broken(error: Exception) -> ServerFailed:
    return ServerFailed(f"the server's answer breaks off or is no SPARQL result ({error}): ask for less")
