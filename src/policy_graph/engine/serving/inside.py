"""The index of a build, asked in this very process: for scripts and notebooks, where nobody is a stranger."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_graph.engine.networks import Known, Laid, laid
from policy_graph.engine.serving import networks_inside, tasks
from policy_graph.engine.serving.asking import answered_as, own
from policy_graph.engine.serving.index import prepared
from policy_graph.engine.ties import actors_and_ties
from policy_graph.model import NetworkChoice
from policy_graph.model.question import Question
from policy_graph.model.serving import Answered, Found, Sought
from policy_graph.site.notebook import questions_table, table
from policy_graph.triples.query import list_queries
from policy_graph.triples.question import read
from policy_graph.triples.rdflib_graph import about, whole
from policy_graph.triples.served.disk import opened
from policy_graph.views.answered import network_of

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

# More rows than anybody reads; who counts more of them takes the tables of a release.
ROWS = 1_000_000


class Inside:
    """The verbs of an index without children: each reads and changes nothing."""

    def __init__(self, folder: Path, place: Path | None) -> None:
        self.index = prepared(folder, place)
        self._known: Known | None = None

    def questions(self) -> tuple[Question, ...]:
        """List the questions of the library."""
        return list_queries()

    def ask(self, name: str, values: Mapping[str, str]) -> Answered:
        """Answer a question of the library by its name, or that of an ``.rq`` file by its path."""
        if name.endswith(".rq"):
            return answered_as(self.index, read(Path(name)), values, ROWS)
        return tasks.ask(self.index, name, values, ROWS)

    def query(self, text: str) -> Answered:
        """Answer a query of one's own."""
        return own(self.index, text, ROWS)

    def find(self, words: str, kind: str, limit: int) -> Found:
        """Find utterances and names by words."""
        return tasks.find(self.index, Sought(words=words, kind=kind, limit=limit))

    def graph(self) -> "Dataset":
        """The whole graph, in rdflib."""
        return whole(opened(self.index.store))

    def about(self, found: Answered) -> "Graph":
        """What the graph says of everything that an answer leads to, in rdflib; or what the question constructed."""
        return about(opened(self.index.store), self._led_to(found), found.turtle)

    def stakeholders(self) -> Any:
        """The network of stakeholders, in networkx."""
        return self.chosen(NetworkChoice()).graph

    def network(self, found: Answered) -> Any:
        """An answer whose rows are edges, in networkx."""
        return network_of(found)

    def chosen(self, choice: NetworkChoice) -> Laid:
        """A network with its measures and places; raises UsageError for a senseless choice."""
        if self._known is None:
            self._known = actors_and_ties(self.index.folder)
        return laid(self._known, choice)

    def network_actors(self, found: Laid) -> list[dict[str, Any]]:
        """The actors of a network with their measures."""
        return networks_inside.actor_rows(found)

    def network_lines(self, found: Laid) -> list[dict[str, Any]]:
        """The lines of a network."""
        return networks_inside.line_rows(found)

    def network_page(self, found: Laid) -> str:
        """A network as the page that moves, which lies beside nothing."""
        return networks_inside.whole_page(found, self.index.base)

    def network_file(self, found: Laid, path: Path) -> bytes:
        """A network as a file of the kind that its ending says."""
        return networks_inside.file(found, path, self.index.folder)

    def shown(self, found: Answered) -> str:
        """Write an answer as the HTML that a notebook shows."""
        return table(found, self.index.base)

    def listed(self) -> str:
        """Write the questions as the HTML that a notebook shows."""
        return questions_table(self.questions())

    def _led_to(self, found: Answered) -> Collection[str]:
        start = f"{self.index.base}id/"
        return {cell for row in found.rows for cell in row if cell and cell.startswith(start)}
