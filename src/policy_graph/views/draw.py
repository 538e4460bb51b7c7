"""A network in, a folder of its pictures and exports out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from policy_graph.errors import UsageError
from policy_graph.model import (
    Actor,
    DrawingChoice,
    Drawn,
    Finding,
    Language,
    NetworkChoice,
    Offered,
    Period,
    PictureFormat,
    Tie,
)
from policy_graph.views.awaited import (
    Measured,
    arrange,
    choose,
    compare,
    csv_text,
    measure,
    mover_rows,
    shift_rows,
    tie_rows,
)
from policy_graph.views.exports.dot import dot
from policy_graph.views.exports.gexf import gexf
from policy_graph.views.exports.graphml import graphml
from policy_graph.views.exports.json_files import graphology, node_link
from policy_graph.views.exports.plain import Places, plain
from policy_graph.views.exports.tables import tables
from policy_graph.views.kinds import kind, kinds
from policy_graph.views.lettering import missing_glyphs
from policy_graph.views.network import Network
from policy_graph.views.page import page
from policy_graph.views.picture import Picture, picture
from policy_graph.views.vector import finish, inline

# The network that a build draws is called so; others go by the name of their kind.
STAKEHOLDERS, NETWORK = "stakeholders", "network"
Content = Iterator[tuple[str, bytes]]
Made = TypeVar("Made")


def draw(
    actors: Iterable[Actor],
    ties: Iterable[Tie],
    folder: Path,
    choice: NetworkChoice | None = None,
    drawing: DrawingChoice | None = None,
) -> Drawn:
    """Write the files of a network into ``folder``: ``network.png`` and so on, other kinds under their own name.

    A picture shows at most ``drawing.printing.limit`` actors and says what it leaves out; page and exports hold the whole
    network. Same actors, ties and choices, same bytes. A network without relations gives a picture that says so. Raises
    UsageError for an unknown kind, a limit under 2 and a tie whose end is no actor; then nothing is written.
    """
    asked, how = choice or NetworkChoice(), drawing or DrawingChoice()
    known, told = list(actors), list(ties)
    canvas = Canvas(choose(known, told, asked), how)
    made = {f"{name(asked)}.{suffix}": content for suffix, content in canvas.files()}
    if how.compared:
        sides = [choose(known, told, _in(asked, period)) for period in how.compared]
        made |= {f"{name(asked)}.{suffix}": content for suffix, content in _changes(sides[0], sides[1])}
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in made.items():
        (folder / file).write_bytes(content)
    return canvas.drawn(tuple(folder / file for file in made))


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


class Canvas:
    """A network with what its files need, each made once and only where a file asks for it."""

    def __init__(self, graph: Network, how: DrawingChoice) -> None:
        self.graph, self.how = graph, how
        self.seconds: dict[str, float] = {}

    def files(self) -> Content:
        """Give the files by what stands behind the name of the network."""
        for form in dict.fromkeys(self.how.formats):
            yield from WRITERS[form](self)
        for _ in self.how.timelines:
            raise UsageError("--timeline: there are no timelines yet")
        if self.how.matrix:
            raise UsageError("--matrix: there is no matrix yet")

    def drawn(self, files: tuple[Path, ...]) -> Drawn:
        """Say what was made."""
        made = vars(self)
        shown = self._shown() if "picture" in made else None
        return Drawn(
            files=files,
            kind=self.graph.graph["kind"],
            actors=self.graph.number_of_nodes(),
            lines=self.graph.number_of_edges(),
            shown=shown,
            communities=len(self.measured.communities) if "measured" in made else None,
            left_out=self.graph.graph["left_out"],
            seconds=self.seconds,
        )

    def _shown(self) -> tuple[int, int]:
        anchors = {part.anchor for part in self.picture.parts.values()}
        actors = sum(anchor.startswith("actor-") for anchor in anchors)
        return actors, len(anchors) - actors

    @property
    def title(self) -> str:
        """What stands over the picture."""
        said = kind(self.graph.graph["kind"]).title
        both = {Language.JA: said.ja, Language.EN: said.en, Language.BOTH: f"{said.ja}  {said.en}"}
        return self.how.printing.title or both[self.how.printing.language]

    @cached_property
    def measured(self) -> Measured:
        """The measures of the network."""
        return self._timed("measures", lambda: measure(self.graph))

    @cached_property
    def places(self) -> Places:
        """Where its actors stand."""
        measured = self.measured
        return self._timed("layout", lambda: arrange(self.graph, measured))

    @cached_property
    def picture(self) -> Picture:
        """The picture for print."""
        limit = self.how.printing.limit
        return self._timed("picture", lambda: picture(self.graph, title=self.title, limit=limit))

    @cached_property
    def svg(self) -> str:
        """The picture as SVG with titles and links."""
        described = "\n".join(self.picture.captions)
        return finish(
            self.picture.sheet.svg(), title=self.title, description=described, parts=self.picture.parts
        )

    @cached_property
    def plain(self) -> Network:
        """The network as plain values."""
        return plain(self.graph, self.measured, self.places)

    @cached_property
    def listed(self) -> Network:
        """The same with lists, for JSON."""
        return plain(self.graph, self.measured, self.places, lists=True)

    def _timed(self, step: str, make: Callable[[], Made]) -> Made:
        begun = perf_counter()
        made = make()
        self.seconds[step] = perf_counter() - begun
        return made


def _html(canvas: Canvas) -> Content:
    drawn = {part.anchor for part in canvas.picture.parts.values()}
    title, captions = canvas.title, canvas.picture.captions
    yield (
        "html",
        page(canvas.graph, inline(canvas.svg), title=title, captions=captions, drawn=drawn).encode(),
    )


def _pdf(canvas: Canvas) -> Content:
    metadata = dict.fromkeys(("CreationDate", "Creator", "Producer"))
    yield "pdf", canvas.picture.sheet._print("pdf", metadata)


WRITERS: Mapping[PictureFormat, Callable[[Canvas], Content]] = {
    PictureFormat.PNG: lambda canvas: iter([("png", canvas.picture.sheet.png())]),
    PictureFormat.SVG: lambda canvas: iter([("svg", canvas.svg.encode())]),
    PictureFormat.PDF: _pdf,
    PictureFormat.HTML: _html,
    PictureFormat.GEXF: lambda canvas: iter([("gexf", gexf(canvas.plain))]),
    PictureFormat.GRAPHML: lambda canvas: iter([("graphml", graphml(canvas.plain))]),
    PictureFormat.JSON: lambda canvas: iter([("json", node_link(canvas.listed))]),
    PictureFormat.GRAPHOLOGY: lambda canvas: iter([("graphology.json", graphology(canvas.listed))]),
    PictureFormat.CSV: lambda canvas: tables(canvas.graph, canvas.plain),
    PictureFormat.DOT: lambda canvas: iter([("dot", dot(canvas.plain))]),
}


def _in(choice: NetworkChoice, period: Period) -> NetworkChoice:
    return replace(choice, since=period[0], until=period[1])


def _changes(before: Network, after: Network) -> Content:
    change = compare(before, after)
    yield "changes.actors.csv", csv_text(shift_rows(change)).encode()
    yield "changes.lines.csv", csv_text(tie_rows(change, before, after)).encode()
    yield "changes.communities.csv", csv_text(mover_rows(change)).encode()
