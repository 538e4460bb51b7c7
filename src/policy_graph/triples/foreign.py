"""A question as another server is asked it: its values stand in its ``VALUES``, its prefixes at its head."""

import re
from collections.abc import Mapping

from pyoxigraph import QueryTriples, RdfFormat, Store

from policy_graph.errors import ServerFailed, UsageError
from policy_graph.triples.answer import Answer, answer
from policy_graph.triples.binding import FUNCTION, Term, bind, values
from policy_graph.triples.guard import TOKEN, refuse_service
from policy_graph.triples.question import Question
from policy_graph.triples.results import solutions
from policy_graph.triples.vocab import PREFIXES

# What a query begins with, behind BASE and PREFIX: anything else changes the graph, or is a word of one server alone.
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# Functions that reach through a server into its database; no query of the standard has them.
INNER = ("bif:", "sql:", "<bif:", "<sql:")
CALL = re.compile(rf'BIND\(<{re.escape(FUNCTION.value)}>\("(?P<name>\w+)"\) AS \?(?P=name)\)')
DECLARED = re.compile(r"^\s*PREFIX\s+(\w*)\s*:", re.IGNORECASE | re.MULTILINE)


def text(question: Question, given: Mapping[str, str]) -> str:
    """Write the query of a question with what the user gave; each value is a term, escaped as N-Triples are.

    Raises UsageError for an unknown or missing parameter, a wrong value, and a query that asks another server.
    """
    bound = values(question, given)
    asked = CALL.sub(lambda call: _stated(call["name"], bound), bind(question))
    refuse_service(asked)
    return with_prefixes(asked)


def with_prefixes(query: str) -> str:
    """Declare the prefixes of the graph that a query leaves out, on its first line, so that line numbers stay."""
    declared = set(DECLARED.findall(query))
    missing = (f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared)
    return "".join(missing) + query


def form(query: str) -> str:
    """Tell what kind of query it is (SELECT, ASK, CONSTRUCT, DESCRIBE).

    Raises UsageError for one that changes something, asks a third server, or speaks to the database behind a server.
    """
    refuse_service(query)
    tokens = [match[0] for match in TOKEN.finditer(query)]
    words = (token.upper() for token in tokens if re.fullmatch(r"[A-Za-z]\w*", token))
    first = next((word for word in words if word not in ("BASE", "PREFIX")), "nothing")
    if first not in FORMS:
        raise UsageError(f"{first} is no query: begin it with {', '.join(FORMS)}")
    if inner := next((token for token in tokens if token.lower().startswith(INNER)), None):
        raise UsageError(f"{inner} is refused: functions of a database behind a server are not for queries")
    return first


def has_dataset(query: str) -> bool:
    """Tell whether a query names its graphs itself (``FROM``)."""
    return any(match[0].upper() == "FROM" for match in TOKEN.finditer(query))


def uses_graphs(query: str) -> bool:
    """Tell whether a query asks single graphs (``GRAPH``)."""
    return any(match[0].upper() == "GRAPH" for match in TOKEN.finditer(query))


def read(question: Question, content: bytes, media_type: str, *, base: str) -> Answer:
    """Read what a server answered to a question: results in JSON, or the N-Triples of a CONSTRUCT.

    Raises ServerFailed for an answer that is neither, or that breaks off.
    """
    if "json" in media_type:
        return answer(question, solutions(content), base=base)
    return answer(question, _triples(content), base=base)


def _triples(content: bytes) -> QueryTriples:
    store = Store()
    try:
        store.load(content, format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise ServerFailed(
            f"the server's answer breaks off or is no graph ({error}): ask for less"
        ) from error
    found = store.query("CONSTRUCT WHERE { ?thing ?property ?value }")
    assert isinstance(found, QueryTriples)
    return found


def _stated(name: str, bound: Mapping[str, Term]) -> str:
    return f"VALUES ?{name} {{ {bound[name]} }}"
