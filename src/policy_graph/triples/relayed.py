"""What another server answered, handed on: read as a whole, held against the limits, written in the format that was asked for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, serialize

from policy_graph.errors import LimitExceeded, ServerFailed, UsageError
from policy_graph.model.pushing import Said
from policy_graph.model.serving import Limits, Query, Reply
from policy_graph.triples.results import solutions
from policy_graph.triples.vocab import PREFIXES

F = TypeVar("F")
# What a server is asked for, by the form of the query: one format each, that all servers write well.
WANTED = {
    "SELECT": "application/sparql-results+json",
    "ASK": "application/sparql-results+json",
    "CONSTRUCT": "application/n-triples",
    "DESCRIBE": "application/n-triples",
}
TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
# Virtuoso 7 tells yes and no as a table: a row for yes.
TRUTH = "__ASK_RETVAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Hands answers on to whoever asked ``query``, within limits."""

    query: Query
    limits: Limits

    def reply(self, form: str, said: Said) -> Reply:
        """Hand on the answer to a query of this form.

        Raises LimitExceeded for too many rows, and ServerFailed for an answer that breaks off: that is how some servers say
        that a limit of theirs was met.
        """
        if form in ("CONSTRUCT", "DESCRIBE"):
            return self._graph(said.content)
        results = _results(said.content)
        return self._truth(results) if form == "ASK" else self._table(results, said.most)

    def _truth(self, results: dict[str, Any]) -> Reply:
        media_type, format = chosen(self.query.accept, TABLES)
        found = solutions(json.dumps({"head": {}, "boolean": _truth(results)}).encode())
        return Reply(content=found.serialize(format=format) or b"", media_type=media_type)

    def _table(self, results: dict[str, Any], most: int | None) -> Reply:
        media_type, format = chosen(self.query.accept, TABLES)
        rows = results["results"]["bindings"]
        more = self._more(len(rows), most)
        results["results"]["bindings"] = rows[: self.limits.rows]
        found = solutions(json.dumps(results).encode())
        content = found.serialize(format=format) or b""
        return Reply(
            content=content, media_type=media_type, rows=min(len(rows), self.limits.rows), truncated=more
        )

    def _graph(self, content: bytes) -> Reply:
        media_type, format = chosen(self.query.accept, GRAPHS)
        triples = _triples(content)
        more = self._more(len(triples))
        kept = islice(triples, self.limits.rows)
        written = serialize(kept, format=format, prefixes=PREFIXES) or b""
        return Reply(
            content=written,
            media_type=media_type,
            rows=min(len(triples), self.limits.rows),
            truncated=more,
        )

    def _more(self, rows: int, most: int | None = None) -> bool:
        """Tell whether there are more rows than may be; raises LimitExceeded unless the first are enough."""
        allowed = self.limits.rows if most is None else min(most - 1, self.limits.rows)
        more = rows > allowed
        if more and not self.query.truncate:
            raise LimitExceeded(
                f"the answer has more than {allowed:,} rows, which is the limit; add LIMIT, or ask for counts"
            )
        return more


def chosen(accept: Sequence[str], known: Mapping[str, F]) -> tuple[str, F]:
    """Choose the format that was wished for first; raises UsageError where there is none of them."""
    for wish in accept or ("*/*",):
        bare = wish.partition(";")[0].strip().lower()
        for name, format in known.items():
            if bare in ("*/*", name) or (bare.endswith("/*") and name.startswith(bare[:-1])):
                return name, format
    raise UsageError(f"this answer cannot be written as {', '.join(accept)}; ask for {', '.join(known)}")


def _results(content: bytes) -> dict[str, Any]:
    try:
        read: dict[str, Any] = json.loads(content)
        if "boolean" not in read:
            list(read["results"]["bindings"])
    except (ValueError, TypeError, KeyError) as error:
        raise ServerFailed(
            f"the server's answer breaks off or is no SPARQL result ({error}): ask for less"
        ) from error
    return read


def _truth(results: dict[str, Any]) -> bool:
    if results.get("head", {}).get("vars") == [TRUTH]:
        return bool(results["results"]["bindings"])
    return bool(results.get("boolean"))


def _triples(content: bytes) -> list[Triple]:
    try:
        return [quad.triple for quad in parse(content, format=RdfFormat.N_TRIPLES)]
    except SyntaxError as error:
        raise ServerFailed(
            f"the server's answer breaks off or is no graph ({error}): ask for less"
        ) from error


def handed_on(form: str, said: Said, query: Query, limits: Limits) -> Reply:
    """Hand an answer on, see ``Relay.reply``: what a child is told to do, since whoever asked decides what stands in it."""
    return Relay(query=query, limits=limits).reply(form, said)
