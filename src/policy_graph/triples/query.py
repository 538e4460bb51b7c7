"""Questions to a build: the library of named queries, and queries of one's own."""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from policy_graph.errors import NotFound, UsageError
from policy_graph.resources import folder as resource
from policy_graph.triples.answer import Answer, Found, answer, first_rows
from policy_graph.triples.binding import FUNCTION, Term, bind, function, values
from policy_graph.triples.guard import refuse_service
from policy_graph.triples.question import Question, read
from policy_graph.triples.served.functions import InGraph, functions
from policy_graph.triples.store import base, open_both
from policy_graph.triples.vocab import PREFIXES

__all__ = ["ask", "list_queries"]


def list_queries() -> tuple[Question, ...]:
    """List the questions of the library by name."""
    return tuple(read(path) for path in sorted(resource("queries").glob("*.rq")))


def ask(folder: Path, name: str, given: Mapping[str, str]) -> Answer:
    """Ask a question of the library, or the query of an ``.rq`` file, of the build in ``folder``.

    The default graph is that of all documents merged; ``GRAPH`` asks one document at a time. Raises UsageError for an unknown question or parameter, a missing
    or wrong value, a query that is no SPARQL (with line and column) or that asks another server.
    """
    question = find(name)
    bound = values(question, given)
    return run(open_graph(folder), question, bound)


def run(store: Store, question: Question, bound: Mapping[str, Term]) -> Answer:
    """Run a question with its values on an open store."""
    return answer(question, _found(store, question, bound), base=base(store))


def run_first(
    store: Store, question: Question, bound: Mapping[str, Term], *, base: str, limit: int
) -> Answer:
    """Run a question and keep the first ``limit`` rows; ``base`` is what the IRIs of the store begin with."""
    found = _found(store, question, bound)
    if isinstance(found, QuerySolutions):
        return first_rows(question, found, limit)
    return answer(question, found, base=base)


def _found(store: Store, question: Question, bound: Mapping[str, Term]) -> Found:
    text = bind(question)
    refuse_service(text)
    try:
        return store.query(
            text,
            prefixes=PREFIXES,
            custom_functions={FUNCTION: function(bound), **functions(InGraph(store))},
        )
    except SyntaxError as error:
        raise UsageError(f"{question.name} is no SPARQL query: {error}") from error


def open_graph(folder: Path) -> Store:
    """Load the graph of a build; raises UsageError where there is none or it cannot be read."""
    try:
        return open_both(folder)
    except SyntaxError as error:
        raise UsageError(f"the graph in {folder} cannot be read: {error}") from error


def named(name: str) -> Question:
    """Find a question of the library, never a file; raises NotFound."""
    known = _known()
    if name not in known:
        raise NotFound("there is no such question; /questions/ lists them")
    return read(known[name])


def find(name: str) -> Question:
    """Find a question of the library, or read that of an ``.rq`` file; raises UsageError, which lists what is known."""
    if name.endswith(".rq"):
        return read(Path(name))
    known = _known()
    if name not in known:
        raise UsageError(
            f"there is no query {name!r}; known: {', '.join(sorted(known))}; or name an .rq file"
        )
    return read(known[name])


def _known() -> dict[str, Path]:
    return {path.stem: path for path in resource("queries").glob("*.rq")}
