"""A build that another server holds, asked in its place: queries of strangers and the questions of the library."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore, Event
from typing import Self

from policy_graph.engine.pushing import held
from policy_graph.engine.serving.crew import Crew
from policy_graph.errors import Busy, LimitExceeded, NotFound, ServerFailed, UsageError
from policy_graph.model.pushing import Said
from policy_graph.model.question import Question
from policy_graph.model.serving import Limits, Query, Reply
from policy_graph.push import doors
from policy_graph.push.sender import Sender
from policy_graph.triples import foreign
from policy_graph.triples.answer import Answer
from policy_graph.triples.pushed import graphs as graphs_of
from policy_graph.triples.pushed import memory
from policy_graph.triples.query import list_queries
from policy_graph.triples.relayed import WANTED, handed_on
from policy_graph.triples.results import rows

# So many seconds a query waits for its turn.
PATIENCE = 2.0
# So many graphs are named with a query that asks single graphs.
NAMED = 500
# Children that read answers, and MiB for each: the largest answer in a few forms at once.
CHILDREN, MEMORY = 2, 2048
Begun = Callable[[Callable[[], object]], None]


class Away:
    """A server elsewhere; no more queries go to it at once than ``limits.waiting``."""

    def __init__(self, sender: Sender, url: str, limits: Limits, *, base: str | None = None) -> None:
        """Find what the server holds; raises ServerFailed where it does not answer or holds no build."""
        self.limits = limits
        try:
            self._endpoint = doors.endpoint(sender, url)
            self.base, self.merged = held(self._endpoint, base)
        except ServerFailed:
            sender.client.close()
            raise
        self.url = self._endpoint.url
        self._room = BoundedSemaphore(max(1, limits.waiting))
        self._crew = Crew(CHILDREN, seconds=limits.seconds, memory=MEMORY)

    def __enter__(self) -> Self:
        self._crew.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._crew.__exit__(*error)
        self._endpoint.sender.client.close()

    def sparql(self, query: Query, *, begun: Begun = lambda _: None) -> Reply:
        """Answer a query of a stranger; ``begun`` is given a way to end it.

        Raises UsageError, LimitExceeded, Busy, or ServerFailed where the server does not do its part.
        """
        if len(query.text) > self.limits.length:
            raise UsageError(f"the query has more than {self.limits.length:,} characters; part it")
        form, ended = foreign.form(query.text), Event()
        begun(ended.set)
        text = f"BASE <{_base(query)}> {query.text}" if _base(query) else query.text
        said = self._relayed(text, form, query.default_graphs, query.named_graphs, ended)
        reply: Reply = self._crew.call(handed_on, form, said, query, self.limits)
        return reply

    def answer(self, name: str, values: Mapping[str, str]) -> tuple[str, Answer]:
        """Answer a question of the library; give its query with the values in it, and the answer."""
        question = _named(name)
        text = foreign.text(question, values)
        form = foreign.form(text)
        said = self._relayed(text, form, (), (), Event())
        found = foreign.read(question, said.content, WANTED[form], base=self.base)
        if said.most is not None and len(found.rows) >= said.most:
            raise LimitExceeded(f"the server stops at {said.most:,} rows; ask for less")
        return text, found

    def ask(self, text: str) -> bytes:
        """Ask a query of our own within the limits; rows come in JSON, a graph in N-Triples."""
        return self._relayed(text, foreign.form(text), (), (), Event()).content

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
        found = rows(self._endpoint.select(graphs_of(memory(self.base), NAMED + 1)))
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


def _named(name: str) -> Question:
    for question in list_queries():
        if question.name == name:
            return question
    raise NotFound("there is no such question; /questions/ lists them")


def _base(query: Query) -> str:
    """Give what relative IRIs are relative to, where the door said so."""
    return getattr(query, "base", "") or ""
