"""What a child that answers strangers opens, and how it answers: plain data in, plain data and bytes out."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from policy_graph.engine.sandbox.sandbox import Plan
from policy_graph.errors import UsageError
from policy_graph.folding import folded
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Query, Reply
from policy_graph.search.holders import Holders
from policy_graph.triples.served.disk import opened
from policy_graph.triples.served.evaluate import evaluate
from policy_graph.triples.served.formats import GRAPHS, RESULTS
from policy_graph.triples.served.functions import functions

PREPARING = "policy_graph.engine.serving.stranger:preparing"
OPENER = "policy_graph.engine.serving.stranger:answering"
# An answer may be so many times as long as what is counted of it: what stands around rows, and other formats than N-Triples.
SURROUNDED = 4
# One query of each kind, so that all is loaded before files can be opened no more; none reads more than a few rows.
WARMING = (
    ("SELECT ?s ?p ?o (BNODE() AS ?b) (NOW() AS ?n) { ?s ?p ?o } LIMIT 9", RESULTS),
    ("ASK { { SELECT * { ?s ?p ?o } LIMIT 9 } FILTER(REGEX(STR(?o), 'x', 'i') || RAND() > 2) }", RESULTS),
    ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 9", GRAPHS),
    ("SELECT { 'no query' }", RESULTS),
)


def plan(store: Path, search: Path, limits: Limits) -> Plan:
    """Say what a child opens that answers strangers, and its limits."""
    return Plan(
        opener=OPENER,
        preparing=PREPARING,
        arguments={"store": str(store), "search": str(search), "limits": asdict(limits)},
        readable=(store, search),
        seconds=limits.seconds,
        memory=limits.memory,
        size=SURROUNDED * limits.size,
    )


def preparing() -> None:
    """Read the tables by which texts are folded."""
    folded("會")


def answering(
    store: str, search: str, limits: dict[str, Any]
) -> Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]:
    """Open the store and the index of words, and give the function that answers queries on them."""
    graph, bounds = opened(Path(store)), Limits(**limits)
    own = functions(Holders(Path(search)))

    def answer(asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        made = evaluate(graph, _query(asked), bounds, own)
        return {"media_type": made.media_type, "rows": made.rows, "truncated": made.truncated}, made.content

    for text, formats in WARMING:
        for media_type in formats:
            with suppress(UsageError):
                answer(asdict(Query(text=text, accept=(media_type,), truncate=True)))
    return answer


def written(query: Query) -> dict[str, Any]:
    """Give a query as plain data."""
    return asdict(query)


def _query(asked: dict[str, Any]) -> Query:
    given: dict[str, Any] = {
        key: tuple(each) if isinstance(each, list) else each for key, each in asked.items()
    }
    return Query(**given)


def reply(said: dict[str, Any], content: bytes) -> Reply:
    """Make the reply from what a child said; a child that was taken over can say nothing but what a reply may hold."""
    rows = said.get("rows")
    return Reply(
        content=content,
        media_type=_known(said.get("media_type")),
        rows=rows if isinstance(rows, int) else None,
        truncated=bool(said.get("truncated")),
    )


def _known(media_type: Any) -> str:
    return media_type if media_type in (RESULTS | GRAPHS) else "application/octet-stream"
