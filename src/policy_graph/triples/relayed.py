"""What another server answered, handed on: held against the limits, written in the format that was asked for."""

from pyoxigraph import QueryBoolean, QuerySolutions

from policy_graph.model.limits import Limits
from policy_graph.model.pushing import Said
from policy_graph.model.serving import Query, Reply
from policy_graph.triples.results import solutions, triples, whole
from policy_graph.triples.served.formats import GRAPHS, RESULTS, chosen
from policy_graph.triples.served.writing import Tally, write_graph, write_table, write_truth

# What a server is asked for, by the form of the query: one format each, that all servers write well.
WANTED = {
    "SELECT": "application/sparql-results+json",
    "ASK": "application/sparql-results+json",
    "CONSTRUCT": "application/n-triples",
    "DESCRIBE": "application/n-triples",
}


def handed_on(form: str, said: Said, query: Query, limits: Limits) -> Reply:
    """Hand on the answer to a query of this form: what a child is told to do, since whoever asked decides what stands in it.

    Raises NotAcceptable, LimitExceeded for too many rows or bytes, and ServerFailed for an answer that breaks off.
    """
    most = limits.rows if said.most is None else min(said.most - 1, limits.rows)
    tally = Tally(limits, truncate=query.truncate, rows=most)
    if form in ("CONSTRUCT", "DESCRIBE"):
        return write_graph(triples(said.content), *chosen(query.accept, GRAPHS), tally)
    media_type, format = chosen(query.accept, RESULTS)
    with whole():
        found = solutions(said.content)
        if form == "ASK":
            return write_truth(_truth(found), media_type, format)
        assert isinstance(found, QuerySolutions)
        return write_table(found, media_type, format, tally)


def _truth(found: QuerySolutions | QueryBoolean) -> bool:
    """Read yes or no; Virtuoso 7 tells it as a table: a row for yes."""
    return bool(found) if isinstance(found, QueryBoolean) else any(True for _ in found)
