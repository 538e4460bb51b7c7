"""A network with all that its files need, each made once and only where a file asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from time import perf_counter
from typing import TypeVar

from policy_graph.model import Bilingual, Printing
from policy_graph.model import PictureFormat as F
from policy_graph.views.arrangement import arrange
from policy_graph.views.exports.dot import dot
from policy_graph.views.exports.gexf import gexf
from policy_graph.views.exports.graphml import graphml
from policy_graph.views.exports.json_files import graphology, node_link
from policy_graph.views.exports.plain import Places, plain
from policy_graph.views.exports.tables import tables
from policy_graph.views.measures import Measured, measure
from policy_graph.views.network import Network
from policy_graph.views.page import page
from policy_graph.views.page.evidence import NO_LINKS, Links
from policy_graph.views.page.html import NOTHING_STILL, App, Still
from policy_graph.views.paper.picture import Picture, picture
from policy_graph.views.paper.vector import inline

# Files by what stands behind the name of the network in theirs, with their content.
Files = Iterator[tuple[str, bytes]]
Made = TypeVar("Made")


class Canvas:
    """A network that is drawn; ``seconds`` says how long each step took."""

    def __init__(
        self, graph: Network, printing: Printing, *, app: App | None = None, links: Links = NO_LINKS
    ) -> None:
        self.graph, self.printing, self.app, self.links = graph, printing, app, links
        self.seconds: dict[str, float] = {}

    def files(self, forms: Iterable[F]) -> Files:
        """Write the network in these formats, each once."""
        for form in dict.fromkeys(forms):
            yield from WRITERS[form](self)

    @property
    def shown(self) -> tuple[int, int] | None:
        """How many actors and lines the picture shows; ``None`` where none was drawn."""
        if "picture" not in vars(self):
            return None
        actors = sum(anchor.startswith("actor-") for anchor in self.anchors)
        return actors, len(self.anchors) - actors

    @property
    def communities(self) -> int | None:
        """How many communities there are; ``None`` where nothing was measured."""
        return len(self.measured.communities) if "measured" in vars(self) else None

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
        """The picture for print; what it does not mark is not measured for it."""
        how = self.printing
        measured = self.measured if how.communities or how.brokers else None
        return self._timed("picture", lambda: picture(self.graph, self.printing, measured))

    @cached_property
    def svg(self) -> str:
        """The picture as SVG with titles and links."""
        return self.picture.svg()

    @property
    def anchors(self) -> frozenset[str]:
        """What the picture shows: ``actor-3``, ``line-7``."""
        return frozenset(part.anchor for part in self.picture.parts.values())

    @property
    def html(self) -> str:
        """The page: the picture that moves where there is a script for it, else the still one."""
        title = Bilingual(ja=self.printing.title, en=self.printing.title) if self.printing.title else None
        return page(
            self.graph,
            self.measured,
            self.places,
            app=self.app,
            still=NOTHING_STILL if self.app else self._still(),
            links=self.links,
            title=title,
        )

    def _still(self) -> Still:
        return Still(svg=inline(self.svg), drawn=self.anchors, captions=self.picture.captions)

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


def printed(picture: Picture, forms: Iterable[F], name: str = "") -> Files:
    """Print a picture in those of the formats that are pictures; as PNG where none of them is."""
    writers: dict[F, Callable[[], bytes]] = {
        F.PNG: picture.png,
        F.SVG: lambda: picture.svg().encode(),
        F.PDF: picture.pdf,
    }
    wanted = [form for form in dict.fromkeys(forms) if form in writers] or [F.PNG]
    yield from ((f"{name}.{form}", writers[form]()) for form in wanted)


WRITERS: Mapping[F, Callable[[Canvas], Files]] = {
    F.PNG: lambda canvas: iter([("png", canvas.picture.png())]),
    F.SVG: lambda canvas: iter([("svg", canvas.svg.encode())]),
    F.PDF: lambda canvas: iter([("pdf", canvas.picture.pdf())]),
    F.HTML: lambda canvas: iter([("html", canvas.html.encode())]),
    F.GEXF: lambda canvas: iter([("gexf", gexf(canvas.plain))]),
    F.GRAPHML: lambda canvas: iter([("graphml", graphml(canvas.plain))]),
    F.JSON: lambda canvas: iter([("json", node_link(canvas.listed))]),
    F.GRAPHOLOGY: lambda canvas: iter([("graphology.json", graphology(canvas.listed))]),
    F.CSV: lambda canvas: tables(canvas.graph, canvas.plain),
    F.DOT: lambda canvas: iter([("dot", dot(canvas.plain))]),
}
