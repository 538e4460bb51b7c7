"""A query of a stranger, evaluated in the child: answered, refused, or cut off by the one who called."""

from collections.abc import Callable, Mapping
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Store

from policy_graph.errors import UsageError
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Query, Reply
from policy_graph.triples.served.formats import GRAPHS, RESULTS, chosen
from policy_graph.triples.served.syntax import broken
from policy_graph.triples.served.writing import Tally, write_graph, write_table, write_truth

# What functions of our own are called: they take and give terms.
Functions = Mapping[NamedNode, Callable[..., Any]]


def evaluate(store: Store, query: Query, limits: Limits, functions: Functions | None = None) -> Reply:
    """Answer a query on a store that is open for reading.

    Raises QuerySyntaxError, UsageError for a graph that has no IRI, NotAcceptable, and LimitExceeded where there are too
    many rows or bytes; time and memory are bounded from outside.
    """
    try:
        return _answered(_asked(store, query, functions or {}), query, Tally(limits, truncate=query.truncate))
    except (OSError, RuntimeError) as error:  # above all SERVICE, where nobody read the words before
        raise UsageError(f"this query cannot be answered here: {error}") from None


def _answered(found: Any, query: Query, tally: Tally) -> Reply:
    if isinstance(found, QuerySolutions):
        return write_table(found, *chosen(query.accept, RESULTS), tally)
    if isinstance(found, QueryBoolean):
        return write_truth(bool(found), *chosen(query.accept, RESULTS))
    return write_graph(found, *chosen(query.accept, GRAPHS), tally)


def _asked(store: Store, query: Query, functions: Functions) -> Any:
    dataset = bool(query.default_graphs or query.named_graphs)
    try:
        return store.query(
            query.text,
            base_iri=query.base,
            default_graph=_graphs(query.default_graphs) if dataset else None,
            named_graphs=_graphs(query.named_graphs) if dataset else None,
            custom_functions=dict(functions),
        )
    except SyntaxError as error:
        raise broken(query.text, str(error), query.base) from None
    except ValueError as error:
        raise UsageError(f"the query has no valid IRI as its base: {error}") from None


def _graphs(names: tuple[str, ...]) -> list[Any]:
    try:
        return [NamedNode(name) for name in names]
    except ValueError as error:
        raise UsageError(f"a graph of the dataset has no valid IRI: {error}") from None
