"""What the children of a server are told to do with an index: functions of records, each reads and changes nothing."""

from functools import lru_cache
from pathlib import Path

from policy_graph.engine.serving.index import Index
from policy_graph.model.serving import Found, Limits, Query, Reply, Sought, Suggestion
from policy_graph.search.find import complete as complete_names
from policy_graph.search.find import find as find_words
from policy_graph.search.holders import Holders
from policy_graph.triples.served.evaluate import evaluate
from policy_graph.triples.served.functions import functions


def sparql(index: Index, query: Query, limits: Limits) -> Reply:
    """Answer a query of a stranger."""
    return evaluate(index.store, query, limits, functions(_holders(index.search)))


def find(index: Index, sought: Sought) -> Found:
    """Find utterances and things by words."""
    return find_words(index.search, sought)


def complete(index: Index, begun: str, kind: str, limit: int) -> tuple[Suggestion, ...]:
    """Complete a name."""
    return complete_names(index.search, begun, kind=kind, limit=limit)


@lru_cache(maxsize=1)
def _holders(place: Path) -> Holders:
    """Open the index of words once in a child."""
    return Holders(place)
