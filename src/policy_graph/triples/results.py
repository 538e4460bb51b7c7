"""What other servers write, read: SPARQL results in JSON, also in the spelling of older ones, and graphs."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from policy_graph.errors import ServerFailed


@contextmanager
def whole() -> Iterator[None]:
    """Read an answer in the block; raises ServerFailed where it is none, or ends before its end.

    That is how some servers say that a limit of theirs was met.
    """
    try:
        yield
    except (SyntaxError, OSError, ValueError) as error:
        raise ServerFailed(
            f"the server's answer breaks off or is no SPARQL result ({error}): ask for less"
        ) from error


def solutions(content: bytes) -> QuerySolutions | QueryBoolean:
    """Begin to read results in JSON, in a block of ``whole``."""
    return parse_query_results(BytesIO(content), QueryResultsFormat.JSON)


def rows(content: bytes) -> Iterator[tuple[str | None, ...]]:
    """Give the rows of results in JSON as texts; raises ServerFailed as ``whole``."""
    with whole():
        found = solutions(content)
        assert isinstance(found, QuerySolutions)
        for row in found:
            yield tuple(None if term is None else str(getattr(term, "value", term)) for term in row)


def triples(content: bytes) -> Iterator[Triple]:
    """Give the triples of a graph in N-Triples or Turtle; raises ServerFailed as ``whole``."""
    with whole():
        for quad in parse(content, format=RdfFormat.TURTLE):
            yield quad.triple
