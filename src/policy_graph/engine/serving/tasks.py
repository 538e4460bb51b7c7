"""What the children of a server are told to do with an index: functions of records, each reads and changes nothing."""

import json
from collections.abc import Mapping, Sequence

from policy_graph.engine.serving.asking import answered
from policy_graph.engine.serving.asking import placed as find_places
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.portal import published
from policy_graph.errors import LimitExceeded
from policy_graph.model.serving import Answered, Found, Reply, Sought, Suggestion
from policy_graph.search.find import complete as complete_names
from policy_graph.search.find import find as find_words
from policy_graph.triples.served.description import FUNCTIONS, described
from policy_graph.triples.served.holdings import read


def find(index: Index, sought: Sought) -> Found:
    """Find utterances and things by words."""
    return find_words(index.search, sought)


def complete(index: Index, begun: str, kind: str, limit: int) -> tuple[Suggestion, ...]:
    """Complete a name."""
    return complete_names(index.search, begun, kind=kind, limit=limit)


def description(
    index: Index, home: str, accept: tuple[str, ...], functions: Sequence[str] = FUNCTIONS
) -> Reply:
    """Describe the endpoint and its dataset, with the functions that queries may call beyond the standard."""
    holdings = read(json.loads(index.holdings.read_text("utf-8")))
    return described(home, holdings, accept, portal=published(index), functions=functions)


def placed(index: Index, answer: Answered) -> Answered:
    """Find where the places of an answer lie that another server gave."""
    return find_places(index, answer)


def ask(index: Index, name: str, values: Mapping[str, str], rows: int, size: int | None = None) -> Answered:
    """Answer a question of the library; raises LimitExceeded where its cells hold more than ``size`` characters."""
    found = answered(index, name, values, rows)
    if size is not None and _held(found) > size:
        raise LimitExceeded(
            f"the answer has more than {size:,} characters; ask for less",
            ja=f"答えが{size:,}文字を超えました。条件を絞ってください",
        )
    return found


def _held(found: Answered) -> int:
    return sum(len(cell or "") for row in found.rows for cell in row) + len(found.turtle or "")
