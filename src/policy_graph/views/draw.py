"""Actors and ties in, a folder of pictures and exports of their network out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from policy_graph.errors import UsageError
from policy_graph.model import (
    SPEAKS_OF,
    Actor,
    ActorType,
    DrawingChoice,
    Drawn,
    Finding,
    NetworkChoice,
    Offered,
    Period,
    Tie,
)
from policy_graph.views.canvas import Canvas, Files, printed
from policy_graph.views.choosing import choose
from policy_graph.views.kinds import kinds
from policy_graph.views.measures import compare, csv_text, mover_rows, shift_rows, tie_rows
from policy_graph.views.network import Network, edges
from policy_graph.views.page.evidence import NO_LINKS, Links
from policy_graph.views.page.html import App
from policy_graph.views.paper.change import changed
from policy_graph.views.paper.lettering import missing_glyphs
from policy_graph.views.paper.matrix import matrix
from policy_graph.views.paper.timeline import timeline

# The network that a build draws is called so; others go by the name of their kind.
STAKEHOLDERS, NETWORK = "stakeholders", "network"
# Who speaks of what, which a timeline shows whatever network is drawn.
SPOKEN = "speaker-program"
MATTERS = (ActorType.PROGRAM, ActorType.BILL)


def draw(
    actors: Iterable[Actor],
    ties: Iterable[Tie],
    folder: Path,
    choice: NetworkChoice | None = None,
    drawing: DrawingChoice | None = None,
    *,
    app: App | None = None,
    links: Links = NO_LINKS,
) -> Drawn:
    """Write the files of a network into ``folder``: ``network.png`` and so on, other kinds under their own name.

    A picture shows at most ``drawing.printing.limit`` actors and says what it leaves out; page and exports hold the whole
    network. Same actors, ties and choices, same bytes. A network without relations gives a picture that says so. The
    page moves where there is an ``app``; ``links`` give the addresses of quotes and documents. Raises UsageError for an
    unknown kind, a limit under 2, a timeline of nothing known and a tie whose end is no actor; then nothing is written.
    """
    asked = _Asked(list(actors), list(ties), choice or NetworkChoice(), drawing or DrawingChoice())
    canvas = Canvas(asked.network(), asked.how.printing, app=app, links=links)
    made = dict(canvas.files(asked.how.formats)) | dict(asked.beside(canvas))
    folder.mkdir(parents=True, exist_ok=True)
    files = [(folder / f"{name(asked.choice)}.{suffix}", content) for suffix, content in made.items()]
    for path, content in files:
        path.write_bytes(content)
    return Drawn(
        files=tuple(path for path, _ in files),
        kind=asked.choice.kind,
        actors=canvas.graph.number_of_nodes(),
        lines=canvas.graph.number_of_edges(),
        shown=canvas.shown,
        communities=canvas.communities,
        left_out=canvas.graph.graph["left_out"],
        seconds=canvas.seconds,
    )


def name(choice: NetworkChoice) -> str:
    """Say how the files of a network are called."""
    return NETWORK if choice.kind == STAKEHOLDERS else choice.kind


def offered(actors: Iterable[Actor], ties: Iterable[Tie]) -> list[Offered]:
    """List the kinds of networks with the number of lines that these ties make in each."""
    known, told = list(actors), list(ties)
    return [
        Offered(
            name=each.name,
            ja=f"{each.title.ja}：{each.reading.ja}",
            en=f"{each.title.en}: {each.reading.en}",
            lines=choose(known, told, NetworkChoice(kind=each.name)).number_of_edges(),
        )
        for each in kinds().values()
    ]


def findings(actors: Iterable[Actor], ties: Iterable[Tie]) -> list[Finding]:
    """Name what pictures of these actors cannot show: characters that no font of this machine has a glyph for."""
    found = missing_glyphs([*(actor.label for actor in actors), *(tie.meeting for tie in ties)])
    return [found] if found else []


class _Asked:
    """What is asked, of which actors and ties."""

    def __init__(
        self, actors: list[Actor], ties: list[Tie], choice: NetworkChoice, how: DrawingChoice
    ) -> None:
        self.actors, self.ties, self.choice, self.how = actors, ties, choice, how

    def network(self, period: Period | None = None, kind: str | None = None) -> Network:
        """Choose the network; ``period`` and ``kind`` in place of those of the choice."""
        since, until = period or (self.choice.since, self.choice.until)
        wanted = replace(self.choice, kind=kind or self.choice.kind, since=since, until=until)
        return choose(self.actors, self.ties, wanted)

    def beside(self, canvas: Canvas) -> Files:
        """Give the files beside those of the network itself: timelines, matrix, changes."""
        forms, printing = self.how.formats, self.how.printing
        for at, text in enumerate(self.how.timelines, 1):
            made = timeline(self.actors, self._spoken(canvas.graph), self._matter(text), printing)
            yield from printed(made, forms, f"timeline-{at}")
        if self.how.matrix:
            yield from printed(matrix(canvas.graph, printing, canvas.measured), forms, "matrix")
        if self.how.compared:
            yield from self._changes(*map(self.network, self.how.compared))

    def _spoken(self, graph: Network) -> Sequence[Tie]:
        """What is said in the network and, within the same bounds, by speakers."""
        both = (graph, self.network(kind=SPOKEN))
        return list(dict.fromkeys(tie for each in both for edge in edges(each) for tie in edge.evidence))

    def _matter(self, text: str) -> str:
        """Find a programme or bill by its name, else by a part of it, the shortest name first; of like ones the most named."""
        spoken = Counter(tie.target for tie in self.ties if tie.relation == SPEAKS_OF)
        named = [
            (said != text, len(said), -spoken[each.id], each.id)
            for each in self.actors
            if each.type in MATTERS
            for said in (each.label, *each.names)
            if text in said
        ]
        if not named:
            raise UsageError(f"--timeline {text!r} is in the name of no programme or bill of this build")
        return min(named)[-1]

    def _changes(self, before: Network, after: Network) -> Files:
        change = compare(before, after)
        yield "changes.actors.csv", csv_text(shift_rows(change)).encode()
        yield "changes.lines.csv", csv_text(tie_rows(change, before, after)).encode()
        yield "changes.communities.csv", csv_text(mover_rows(change)).encode()
        states = {(each.source, each.target, each.relation): str(each.shift) for each in change.lines}
        made = changed(before, after, states, self.how.printing, change.after)
        yield from printed(made, self.how.formats, "changes")
