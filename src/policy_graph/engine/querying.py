"""A question asked once: of the tables where it is counted, else of the graph, in an index or in memory."""

from collections.abc import Callable, Mapping
from pathlib import Path

from policy_graph.engine.serving.index import fresh, prepared, size
from policy_graph.triples.answer import Answer, counted
from policy_graph.triples.binding import Term, plain, values
from policy_graph.triples.query import find, open_graph, run
from policy_graph.triples.question import Question
from policy_graph.triples.store import ANALYSIS

# Bytes of Turtle up to which loading the graph into memory is faster than a second question would make up for.
SMALL = 20 << 20
# More rows than anybody reads.
ROWS = 10_000_000


def query(
    folder: Path,
    name: str,
    given: Mapping[str, str],
    *,
    place: Path | None = None,
    begin: Callable[[Path], None] = lambda _: None,
) -> Answer:
    """Ask a question of the library, or the query of an ``.rq`` file, of a build or release.

    It is asked of the index in ``place`` or beside ``folder`` where there is one of this graph. Where there is none, a small graph is
    loaded into memory; for a large one a store is made there first, and ``begin`` is told so. Raises UsageError as ``triples.query.ask`` does, and
    where the store cannot be written.
    """
    question = find(name)
    bound = values(question, given)
    index = fresh(folder, place)
    tables = index.counts if index else folder / ANALYSIS
    found = _counted(tables, question, bound) if question.sql and tables.is_dir() else None
    if found:
        return found
    if not index and place is None and size(folder) <= SMALL:
        return run(open_graph(folder), question, bound)
    from policy_graph.triples.served.disk import opened

    index = index or prepared(folder, place, whole=False, begin=begin)
    return run(opened(index.store), question, bound)


def _counted(tables: Path, question: Question, bound: Mapping[str, Term]) -> Answer | None:
    """Ask the tables; nothing where they are of an earlier version and lack what the question reads."""
    from policy_graph.counts.ask import Lacking, ask

    try:
        found = ask(tables, str(question.sql), plain(bound), limit=ROWS)
    except Lacking:
        return None
    return counted(question, found.variables, found.rows)
