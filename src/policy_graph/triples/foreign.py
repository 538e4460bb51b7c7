"""What may be asked of another server, and what it answered to a question of the library."""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Quad, QueryTriples, Store

from policy_graph.errors import LimitExceeded, UsageError
from policy_graph.model.pushing import Said
from policy_graph.model.question import Question
from policy_graph.model.serving import Answered
from policy_graph.triples.answer import Answer, answer
from policy_graph.triples.binding import Term, plain, written
from policy_graph.triples.guard import PROLOGUE, TOKEN, refuse_service, words
from policy_graph.triples.results import solutions, triples, whole

# What a query begins with, behind BASE and PREFIX: anything else changes the graph, or is a word of one server alone.
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# Words by which Virtuoso is told to fetch from elsewhere; the standard has none of them.
OWN = ("DEFINE", "OPTION")
# Functions that reach through a server into its database; no query of the standard has them.
INNER = ("bif:", "sql:", "<bif:", "<sql:")
# A letter by its number, which some servers read before all else, also in keywords and IRIs.
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(0010[0-9A-Fa-f]{4}|000[0-9A-Fa-f]{5})")


def form(query: str) -> str:
    """Tell what kind of query it is (SELECT, ASK, CONSTRUCT, DESCRIBE).

    Raises UsageError for one that changes something, asks a third server, or speaks to the database behind a server.
    """
    for text in {query, ESCAPED.sub(lambda sign: chr(int(sign[1] or sign[2], 16)), query)}:
        _refuse(text)
    first = next((word.text for word in words(query) if word.text not in PROLOGUE), "nothing")
    if first not in FORMS:
        raise UsageError(f"{first} is no query: begin it with {', '.join(FORMS)}")
    return first


def _refuse(text: str) -> None:
    refuse_service(text)
    if own := next((word.text for word in words(text) if word.text in OWN), None):
        raise UsageError(f"{own} is refused: it is no SPARQL, and tells some servers to fetch from elsewhere")
    if inner := next((token for token in _tokens(text) if token.lower().startswith(INNER)), None):
        raise UsageError(f"{inner} is refused: functions of a database behind a server are not for queries")


def has_dataset(query: str) -> bool:
    """Tell whether a query names its graphs itself (``FROM``)."""
    return any(word.text == "FROM" for word in words(query))


def uses_graphs(query: str) -> bool:
    """Tell whether a query asks single graphs (``GRAPH``)."""
    return any(word.text == "GRAPH" for word in words(query))


def answered(question: Question, bound: Mapping[str, Term], said: Said, base: str, rows: int) -> Answered:
    """Read what a server answered to a question, and keep the first ``rows`` rows.

    Raises ServerFailed for an answer that breaks off, LimitExceeded for one that stops at a limit of the server.
    """
    with whole():
        found = _read(question, said.content, base)
    if said.most is not None and len(found.rows) >= said.most:
        raise LimitExceeded(f"the server stops at {said.most:,} rows; ask for less")
    return Answered(
        question=question,
        values={name: str(value) for name, value in plain(bound).items()},
        variables=found.variables,
        rows=found.rows[:rows],
        total=len(found.rows),
        sparql=written(question, bound),
        turtle=found.format("ttl") if found.triples is not None else None,
    )


def _read(question: Question, content: bytes, base: str) -> Answer:
    if form(question.text) in ("SELECT", "ASK"):
        return answer(question, solutions(content), base=base)
    store = Store()
    store.extend(Quad(*triple) for triple in triples(content))
    found = store.query("CONSTRUCT WHERE { ?thing ?property ?value }")
    assert isinstance(found, QueryTriples)
    return answer(question, found, base=base)


def _tokens(text: str) -> Iterator[str]:
    return (match[0] for match in TOKEN.finditer(text))
