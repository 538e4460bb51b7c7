"""What the children of a server are told to do with an index: functions of records, each reads and changes nothing."""

import json
from collections.abc import Mapping

from policy_graph.engine.serving.asking import answered
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.portal import published
from policy_graph.errors import LimitExceeded
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


def ask(index: Index, name: str, values: Mapping[str, str], rows: int, size: int | None = None) -> Answered:
    """Answer a question of the library; raises LimitExceeded where its cells hold more than ``size`` characters."""
    found = answered(index, name, values, rows)
    if size is not None and _held(found) > size:
        raise LimitExceeded(f"the answer has more than {size:,} characters; ask for less")
    return found


def _held(found: Answered) -> int:
    return sum(len(cell or "") for row in found.rows for cell in row) + len(found.turtle or "")
