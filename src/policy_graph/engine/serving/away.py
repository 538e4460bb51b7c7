"""A build that another server holds, asked in its place: queries of strangers and the questions of the library."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore, Event
from typing import Any, Self

from policy_graph.engine.ending import Begun, ignore
from policy_graph.engine.pushing import held
from policy_graph.engine.serving.asking import allowed, complete
from policy_graph.engine.serving.crew import Crew
from policy_graph.errors import Busy, LimitExceeded, ServerFailed, UsageError
from policy_graph.model.limits import Limits
from policy_graph.model.pushing import Said
from policy_graph.model.serving import Answered, Query, Reply
from policy_graph.push import doors
from policy_graph.push.sender import Sender
from policy_graph.triples import described, foreign
from policy_graph.triples.binding import values as terms
from policy_graph.triples.binding import written
from policy_graph.triples.guard import refuse
from policy_graph.triples.pushed import graphs as graphs_of
from policy_graph.triples.pushed import memory
from policy_graph.triples.query import named
from policy_graph.triples.relayed import WANTED, handed_on
from policy_graph.triples.results import rows as rows_of

# So many seconds a query waits for its turn.
PATIENCE = 2.0
# So many graphs are named with a query that asks single graphs.
NAMED = 500
# MiB for each child that reads answers: the largest answer in a few forms at once.
MEMORY = 2048
Rows = tuple[tuple[str | None, ...], ...]


class Away:
    """A server elsewhere; no more than ``workers`` queries go to it at once."""

    def __init__(
        self, sender: Sender, url: str, limits: Limits, *, base: str | None = None, workers: int = 2
    ) -> None:
        """Find what the server holds; raises ServerFailed where it does not answer or holds no build."""
        self.limits, self.workers = limits, workers
        try:
            self._endpoint = doors.endpoint(sender, url)
            self.base, self.merged = held(self._endpoint, base)
        except ServerFailed:
            sender.client.close()
            raise
        self.url = self._endpoint.url
        self._room = BoundedSemaphore(workers)
        self._crew = Crew(workers, seconds=limits.seconds, memory=MEMORY)

    def __enter__(self) -> Self:
        self._crew.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._crew.__exit__(*error)
        self._endpoint.sender.client.close()

    @property
    def told(self) -> str:
        """Say what bounds the queries of strangers."""
        return (
            f"{self.url} answers the queries, {self.workers} at once and each within {self.limits.seconds:g} seconds; "
            "children read what it says"
        )

    def sparql(self, query: Query, *, begun: Begun = ignore) -> Reply:
        """Answer a query of a stranger; ``begun`` is given a way to end it.

        Raises UsageError, LimitExceeded, Busy, or ServerFailed where the server does not do its part.
        """
        refuse(query.text, self.limits.length)
        form, ended = foreign.form(query.text), Event()
        begun(ended.set)
        text = f"BASE <{query.base}> {query.text}" if query.base else query.text
        said = self._relayed(text, form, query.default_graphs, query.named_graphs, ended)
        reply: Reply = self._read(handed_on, form, said, query, self.limits)
        return reply

    def ask(
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered:
        """Answer a question of the library, as ``Service.ask`` does; raises ServerFailed, too."""
        question = named(name)
        bound = terms(question, values)
        most = allowed(self.limits, rows)
        text = written(question, bound)
        said = self._relayed(text, foreign.form(text), (), (), Event())
        found: Answered = self._read(foreign.answered, question, bound, said, self.base, most)
        return complete(found, truncate=truncate)

    def rows(self, text: str) -> Rows:
        """Ask a query of our own for its rows, all of them; raises LimitExceeded where there are too many."""
        said = self._relayed(text, foreign.form(text), (), (), Event())
        found: Rows = self._read(_rows, said.content)
        most = self.limits.rows if said.most is None else min(said.most - 1, self.limits.rows)
        if len(found) > most:
            raise LimitExceeded(f"more than {most:,} are found; look for less")
        return found

    def described(self, iri: str) -> list[Any]:
        """Ask what is said of a thing, as triples in order; raises NotFound where that is nothing."""
        text = described.query(iri)
        said = self._relayed(text, foreign.form(text), (), (), Event())
        found: list[Any] = self._read(described.read, said.content)
        return found

    def _read(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Have a child read an answer: whoever asked decides what stands in it."""
        return self._crew.call(function, *arguments)

    def _relayed(
        self, text: str, form: str, default: tuple[str, ...], named: tuple[str, ...], ended: Event
    ) -> Said:
        graphs = [("default-graph-uri", each) for each in default] + [
            ("named-graph-uri", each) for each in named
        ]
        if not graphs and self.merged is not None and not foreign.has_dataset(text):
            graphs = self._dataset(self.merged, named=foreign.uses_graphs(text))
        with self._turn():
            return self._endpoint.relay([("query", text), *graphs], WANTED[form], self.limits, ended)

    def _dataset(self, merged: str, *, named: bool) -> list[tuple[str, str]]:
        """Name the graphs of a query that names none: one that is asked by default leaves no others, unless they are named, too."""
        dataset = [("default-graph-uri", merged)]
        if not named:
            return dataset
        found = rows_of(self._endpoint.select(graphs_of(memory(self.base), NAMED + 1)))
        dataset += [("named-graph-uri", row[0]) for row in found if row[0] and row[0] != merged]
        if len(dataset) > NAMED:
            raise UsageError(
                f"this server has more than {NAMED} graphs: say which are meant, FROM <{merged}> FROM NAMED <…>"
            )
        return dataset

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._room.acquire(timeout=PATIENCE):
            raise Busy("too many questions are being answered; ask again in a moment")
        try:
            yield
        finally:
            self._room.release()


def _rows(content: bytes) -> Rows:
    return tuple(rows_of(content))
