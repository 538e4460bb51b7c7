"""What the children of a server are told to do with an index: functions of records, each reads and changes nothing."""

import json
from collections.abc import Mapping

from policy_graph.engine.serving.asking import answered
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.portal import published
from policy_graph.model.serving import Answered, Found, Reply, Sought, Suggestion
from policy_graph.search.find import complete as complete_names
from policy_graph.search.find import find as find_words
from policy_graph.triples.served.description import described
from policy_graph.triples.served.holdings import read


def find(index: Index, sought: Sought) -> Found:
    """Find utterances and things by words."""
    return find_words(index.search, sought)


def complete(index: Index, begun: str, kind: str, limit: int) -> tuple[Suggestion, ...]:
    """Complete a name."""
    return complete_names(index.search, begun, kind=kind, limit=limit)


def description(index: Index, home: str, accept: tuple[str, ...]) -> Reply:
    """Describe the endpoint and its dataset."""
    return described(
        home, read(json.loads(index.holdings.read_text("utf-8"))), accept, portal=published(index)
    )


def ask(index: Index, name: str, values: Mapping[str, str], rows: int) -> Answered:
    """Answer a question of the library."""
    return answered(index, name, values, rows)
