"""Two services that stand before another server: with a build beside it, and without one."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any, Self

from policy_graph.engine.serving.away import Away, Begun
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.portal import UNPUBLISHED
from policy_graph.engine.serving.service import Service
from policy_graph.errors import NotFound, UsageError
from policy_graph.model import Portal
from policy_graph.model.serving import Found, Limits, Query, Reply, Suggestion
from policy_graph.site.render import Renderer
from policy_graph.triples import described, names
from policy_graph.triples.answer import Answer

KINDS = ("meeting", "organization", "program", "place", "person", "post", "document")
PAGES_ELSEWHERE = "pages, lists and files need the build: policy-graph serve DIR --endpoint URL"
# The question that finds words in speeches.
SAID = "words-said"


class Fronted(Service):
    """Answers queries and questions from another server; pages, search and completion from the index of the same build."""

    def __init__(self, away: Away, index: Index, limits: Limits, **given: Any) -> None:
        """Stand before ``away``; raises UsageError where its build is another one than that of the index."""
        if away.base != index.base:
            raise UsageError(
                f"{away.url} holds {away.base}, and {index.folder} is {index.base}: name the build that was pushed"
            )
        super().__init__(index, limits, **given)
        self._away = away

    def __enter__(self) -> Self:
        self._ending.enter_context(self._away)
        return super().__enter__()

    def sparql(self, query: Query, *, begun: Begun = lambda _: None) -> Reply:
        """Answer a query of a stranger; raises what ``Away.sparql`` raises."""
        return self._away.sparql(query, begun=begun)

    def answer(self, name: str, values: Mapping[str, str]) -> tuple[str, Answer]:
        """Answer a question of the library; see ``Away.answer``."""
        return self._away.answer(name, values)


class NoPages:
    """Stands where the pages of a build would: without the build there are none."""

    def __getattr__(self, verb: str) -> Any:
        def nothing(*_: Any, **__: Any) -> Any:
            raise NotFound(PAGES_ELSEWHERE)

        return nothing

    def tag(self, address: str) -> str:
        """Give no tag: nothing is kept."""
        return ""


class Remote:
    """Answers all from another server: names and words are looked for by SPARQL, as they are written."""

    def __init__(self, away: Away, portal: Portal | None = None) -> None:
        """Stand before ``away``; ``portal`` is what the publisher says of it."""
        self._away, self.limits = away, away.limits
        self._renderer = Renderer(portal or UNPUBLISHED, {}, kinds=KINDS)
        self._ending = ExitStack()
        self.pages = NoPages()

    def __enter__(self) -> Self:
        self._ending.enter_context(self._away)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def sparql(self, query: Query, *, begun: Begun = lambda _: None) -> Reply:
        """Answer a query of a stranger; raises what ``Away.sparql`` raises."""
        return self._away.sparql(query, begun=begun)

    def answer(self, name: str, values: Mapping[str, str]) -> tuple[str, Answer]:
        """Answer a question of the library; see ``Away.answer``."""
        return self._away.answer(name, values)

    def find(self, words: str, *, kind: str = "", limit: int = 50, offset: int = 0) -> Found:
        """Find names, and speeches that hold the words as they are written, the names first."""
        if not words.strip():
            return Found(hits=(), total=0)
        named = () if kind == "utterance" else self.complete(words, kind=kind, limit=self.limits.rows)
        hits = [names.hit(each) for each in named]
        if kind in ("", "utterance"):
            _, said = self._away.answer(SAID, {"words": words})
            hits += [names.spoken(words, dict(zip(said.variables, row, strict=True))) for row in said.rows]
        return Found(hits=tuple(hits[offset : offset + limit]), total=len(hits))

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Complete a name."""
        if not begun.strip():
            return ()
        content = self._away.ask(names.query(self._away.base, begun, kind, limit))
        return tuple(names.suggestions(content, self._away.base))

    def described(self, address: str, *, page: bool) -> str:
        """Tell what is said of the thing whose IRI ends in ``address`` (id/place/川辺市), as Turtle or as a plain page.

        Raises NotFound where nothing is.
        """
        iri = f"{self._away.base}{address}"
        found = described.read(self._away.ask(described.query(iri)))
        if not page:
            return described.turtle(found).decode()
        lines, label = list(described.lines(found, self._away.base)), described.label(found)
        return self.html("described.html", address, lines=lines, label=label, iri=iri)

    def html(self, name: str, folder: str, **values: Any) -> str:
        """Fill a page of the workbench, which lies at the address ``folder``."""
        return self._renderer.workbench(name, folder, **values)
